// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.library;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenhand.edge.query.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what ffprobe says about a file, and refuses what no film is like. */
final class FfprobeReading {
    private static final int STREAMS_MAX = 64;
    private static final double SECONDS_MAX = 24 * 3_600;
    private static final Set<String> TEXTS = Set.of("subrip", "srt", "webvtt", "mov_text", "ass", "ssa", "text");

    private FfprobeReading() {}

    static Film film(String id, Path file, byte[] said, List<TextTrack> beside) throws UnusableFilmException {
        JsonNode root;
        try {
            root = Json.readObject(said);
        } catch (IOException e) {
            throw new UnusableFilmException("ffprobe said nothing that can be read");
        }
        JsonNode streams = root.path("streams");
        if (streams.size() > STREAMS_MAX) {
            throw new UnusableFilmException("it has " + streams.size() + " streams, more than " + STREAMS_MAX);
        }
        double seconds = root.path("format").path("duration").asDouble(0);
        if (!(seconds >= 0.5 && seconds <= SECONDS_MAX)) {
            throw new UnusableFilmException("it says nothing credible about its length");
        }
        VideoTrack video = null;
        List<AudioTrack> audio = new ArrayList<>();
        List<TextTrack> texts = new ArrayList<>(beside);
        for (JsonNode stream : streams) {
            switch (stream.path("codec_type").asText()) {
                case "video" -> video = video == null ? video(stream) : video;
                case "audio" -> audio(stream, audio);
                case "subtitle" -> text(stream, texts);
                default -> {
                    // data, attachments: nothing to play
                }
            }
        }
        if (video == null) {
            throw new UnusableFilmException("it has no picture");
        }
        return new Film(
                id,
                file,
                root.path("format").path("format_name").asText(),
                Math.round(seconds * 1_000),
                root.path("format").path("bit_rate").asLong(0),
                video,
                audio,
                texts);
    }

    private static @Nullable VideoTrack video(JsonNode stream) throws UnusableFilmException {
        if (stream.path("disposition").path("attached_pic").asInt(0) == 1) {
            return null;
        }
        int width = (int) Math.round(stream.path("width").asInt() * aspect(stream));
        int height = stream.path("height").asInt();
        boolean lying = isLying(stream);
        try {
            return new VideoTrack(
                    stream.path("index").asInt(),
                    stream.path("codec_name").asText("unknown"),
                    stream.path("profile").asText(""),
                    stream.path("level").asInt(0),
                    lying ? height : width,
                    lying ? width : height,
                    Rate.parse(stream.path("avg_frame_rate").asText("0/0")),
                    stream.path("pix_fmt").asText("unknown"));
        } catch (IllegalArgumentException e) {
            throw new UnusableFilmException("it has " + e.getMessage());
        }
    }

    /** How much wider than high a pixel is. */
    private static double aspect(JsonNode stream) {
        String[] parts = stream.path("sample_aspect_ratio").asText("1:1").split(":", -1);
        try {
            double ratio = parts.length == 2 ? Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]) : 1;
            return ratio > 0.1 && ratio < 10 ? ratio : 1;
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    /** Whether it was filmed with the camera on its side; ffmpeg turns it upright. */
    private static boolean isLying(JsonNode stream) {
        for (JsonNode data : stream.path("side_data_list")) {
            if (Math.abs(data.path("rotation").asInt(0)) % 180 == 90) {
                return true;
            }
        }
        return false;
    }

    private static void audio(JsonNode stream, List<AudioTrack> audio) {
        int channels = stream.path("channels").asInt(0);
        if (channels > 0) {
            audio.add(new AudioTrack(
                    stream.path("index").asInt(),
                    stream.path("codec_name").asText("unknown"),
                    stream.path("profile").asText(""),
                    channels,
                    stream.path("sample_rate").asInt(48_000),
                    language(stream.path("tags").path("language").asText(""))));
        }
    }

    private static void text(JsonNode stream, List<TextTrack> texts) {
        if (TEXTS.contains(stream.path("codec_name").asText())) {
            texts.add(new TextTrack(
                    stream.path("index").asInt(),
                    language(stream.path("tags").path("language").asText("")),
                    null));
        }
    }

    /** A language tag, or {@code und}: it ends up in a playlist, so nothing else gets through. */
    static String language(String said) {
        return said.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}") ? said : "und";
    }
}
