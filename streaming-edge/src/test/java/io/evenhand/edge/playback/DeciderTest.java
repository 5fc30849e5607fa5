// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.playback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evenhand.edge.library.AudioTrack;
import io.evenhand.edge.library.Film;
import io.evenhand.edge.library.Grid;
import io.evenhand.edge.library.Rate;
import io.evenhand.edge.library.TextTrack;
import io.evenhand.edge.library.VideoTrack;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The cheapest way a client can take, and why not a cheaper one. */
class DeciderTest {
    private static final AudioTrack AAC = new AudioTrack(1, "aac", "LC", 2, 48_000, "eng");
    private static final Grid CUTS = Grid.uniform(60_000);
    private static final int ALL = Integer.MAX_VALUE;

    private static Film film(String codec, int width, int height, List<AudioTrack> audio, List<TextTrack> texts) {
        VideoTrack video = new VideoTrack(0, codec, "High", 40, width, height, new Rate(25, 1), "yuv420p");
        return new Film("f", Path.of("/f"), "mov,mp4,m4a", 60_000, 4_000_000, video, audio, texts);
    }

    private static Caps caps(boolean direct, int height, long bitrate) {
        return new Caps(
                direct, true, Packaging.FMP4, Set.of("mp4"), Set.of("h264"), Set.of("aac"), 2, height, bitrate, false);
    }

    private static String way(Decision decision) {
        return decision.method() + " " + decision.codes();
    }

    @Test
    void whatTheClientTakesIsPlayedAsItIs() {
        assertEquals(
                "DIRECT []",
                way(Decider.decide(
                        film("h264", 1280, 720, List.of(AAC), List.of()), caps(true, 1080, 9_000_000), CUTS, ALL)));
    }

    @Test
    void segmentsSoundAndTextAloneDoNotTouchThePicture() {
        AudioTrack surround = new AudioTrack(2, "ac3", "", 6, 48_000, "eng");
        Film film = film("h264", 1280, 720, List.of(surround, AAC), List.of(new TextTrack(3, "de", null)));
        assertEquals(
                "REMUX [client_wants_segments, audio_codec_not_supported, audio_channels_not_supported,"
                        + " several_audio_tracks, subtitles_need_segments]",
                way(Decider.decide(film, caps(false, 1080, 9_000_000), CUTS, ALL)));
    }

    @Test
    void aPictureTheClientCannotTakeIsMadeAnewAndEveryReasonIsNamed() {
        Film film = film("hevc", 1920, 1080, List.of(AAC), List.of());
        Decision decision = Decider.decide(film, caps(true, 720, 3_500_000), CUTS, ALL);
        assertEquals("TRANSCODE [video_codec_not_supported, video_too_large, video_bitrate_too_high]", way(decision));
        assertEquals(
                List.of("360p", "480p", "720p"),
                decision.shapes().stream().map(Shape::name).toList());
    }

    @Test
    void policyMayLowerThePicture() {
        Film film = film("h264", 1920, 1080, List.of(AAC), List.of());
        Decision decision = Decider.decide(film, caps(true, 1080, 9_000_000), CUTS, 480);
        assertEquals("TRANSCODE [limited_by_policy]", way(decision));
        assertEquals(
                List.of("360p", "480p"),
                decision.shapes().stream().map(Shape::name).toList());
    }

    @Test
    void keyframesFarApartOrUnknownMakeItATranscode() {
        Film film = film("h264", 640, 360, List.of(AAC), List.of());
        Caps segments = caps(false, 1080, 9_000_000);
        assertEquals(
                "TRANSCODE [client_wants_segments, keyframes_unknown]", way(Decider.decide(film, segments, null, ALL)));
        Grid rare = Grid.atKeyframes(new long[] {0, 20_000}, 60_000);
        assertEquals(
                "TRANSCODE [client_wants_segments, keyframes_too_far_apart]",
                way(Decider.decide(film, segments, rare, ALL)));
    }

    @Test
    void theLadderNeverScalesUpAndKeepsTheShape() {
        List<Shape> wide =
                Shape.ladder(film("hevc", 1920, 804, List.of(), List.of()).video(), 1080, Long.MAX_VALUE);
        assertEquals(
                List.of("640x268", "854x358", "1280x536", "1920x804"),
                wide.stream().map(s -> s.width() + "x" + s.height()).toList());
        List<Shape> between =
                Shape.ladder(film("hevc", 1066, 600, List.of(), List.of()).video(), 1080, Long.MAX_VALUE);
        assertEquals(List.of("360p", "480p"), between.stream().map(Shape::name).toList());
        List<Shape> tiny =
                Shape.ladder(film("hevc", 320, 200, List.of(), List.of()).video(), 1080, Long.MAX_VALUE);
        assertEquals(
                List.of("320x200"),
                tiny.stream().map(s -> s.width() + "x" + s.height()).toList());
    }

    @Test
    void capsAreWhatTheyWereWhenReadAgain() {
        Caps caps = caps(true, 720, 3_500_000);
        assertEquals(caps, Caps.read(caps.json()));
        assertEquals(Caps.NONE.video(), Caps.read(Caps.NONE.json()).video());
    }
}
