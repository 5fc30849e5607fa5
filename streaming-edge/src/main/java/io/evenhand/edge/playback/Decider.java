// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.playback;

import io.evenhand.edge.library.AudioTrack;
import io.evenhand.edge.library.Film;
import io.evenhand.edge.library.Grid;
import io.evenhand.edge.library.VideoTrack;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides between direct play, remux and transcode. */
public final class Decider {
    /** A segment longer than this holds up a seek and a revocation. */
    private static final long SEGMENT_MS_MAX = 10_000;

    private static final long AUDIO_BITRATE = 128_000;

    private Decider() {}

    /**
     * The cheapest way that the client can take.
     *
     * @param cuts where the film can be cut as it is, or null if that is not known
     * @param heightMax the most that policy leaves, or any large number
     */
    public static Decision decide(Film film, Caps caps, @Nullable Grid cuts, int heightMax) {
        Set<Reason> picture = picture(film, caps, heightMax);
        Set<Reason> direct = EnumSet.noneOf(Reason.class);
        direct.addAll(picture);
        direct.addAll(whole(film, caps));
        if (direct.isEmpty()) {
            return new Decision(Method.DIRECT, Set.of(), List.of());
        }
        Set<Reason> remux = EnumSet.noneOf(Reason.class);
        remux.addAll(picture);
        remux.addAll(cut(film, caps, cuts));
        if (remux.isEmpty()) {
            return new Decision(Method.REMUX, direct, List.of());
        }
        direct.addAll(remux);
        List<Shape> shapes =
                Shape.ladder(film.video(), Math.min(caps.heightMax(), heightMax), caps.bitrateMax() - AUDIO_BITRATE);
        return new Decision(Method.TRANSCODE, direct, shapes);
    }

    /** What keeps the picture from being shown as it is. */
    private static Set<Reason> picture(Film film, Caps caps, int heightMax) {
        VideoTrack video = film.video();
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        if (!caps.video().contains(video.codec())) {
            reasons.add(Reason.VIDEO_CODEC_NOT_SUPPORTED);
        }
        if (!video.isPlain()) {
            reasons.add(Reason.VIDEO_PIXELS_NOT_SUPPORTED);
        }
        if (video.height() > caps.heightMax()) {
            reasons.add(Reason.VIDEO_TOO_LARGE);
        }
        if (video.height() > heightMax) {
            reasons.add(Reason.LIMITED_BY_POLICY);
        }
        if (film.bitrate() > caps.bitrateMax()) {
            reasons.add(Reason.VIDEO_BITRATE_TOO_HIGH);
        }
        return reasons;
    }

    /** What keeps the file from being played as it is. */
    private static Set<Reason> whole(Film film, Caps caps) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        if (!caps.direct()) {
            reasons.add(Reason.CLIENT_WANTS_SEGMENTS);
        }
        // ffprobe names all members of a family: mov,mp4,m4a,3gp,3g2,mj2
        if (Arrays.stream(film.container().split(",", -1)).noneMatch(caps.containers()::contains)) {
            reasons.add(Reason.CONTAINER_NOT_SUPPORTED);
        }
        if (film.audio().size() > 1) {
            reasons.add(Reason.SEVERAL_AUDIO_TRACKS);
        }
        for (AudioTrack audio : film.audio()) {
            if (!caps.audio().contains(audio.codec())) {
                reasons.add(Reason.AUDIO_CODEC_NOT_SUPPORTED);
            }
            if (audio.channels() > caps.channelsMax()) {
                reasons.add(Reason.AUDIO_CHANNELS_NOT_SUPPORTED);
            }
        }
        if (!film.texts().isEmpty()) {
            reasons.add(Reason.SUBTITLES_NEED_SEGMENTS);
        }
        return reasons;
    }

    private static Set<Reason> cut(Film film, Caps caps, @Nullable Grid cuts) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        if (!film.video().codec().equals("h264")) {
            // the one that every player takes from a segment
            reasons.add(Reason.VIDEO_CODEC_NOT_SUPPORTED);
        }
        if (!caps.remux()) {
            reasons.add(Reason.CLIENT_WANTS_TRANSCODE);
        }
        if (!reasons.isEmpty()) {
            return reasons;
        }
        if (cuts == null) {
            reasons.add(Reason.KEYFRAMES_UNKNOWN);
        } else if (cuts.longestMs() > SEGMENT_MS_MAX) {
            reasons.add(Reason.KEYFRAMES_TOO_FAR_APART);
        }
        return reasons;
    }
}
