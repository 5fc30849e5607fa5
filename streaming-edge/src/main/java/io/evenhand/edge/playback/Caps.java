// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.playback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.edge.query.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a client says it can take.
 *
 * @param direct whether it plays files by byte ranges at all
 * @param packaging of segments
 * @param containers of files
 * @param bitrateMax in bits a second
 * @param slate whether it is told in the picture why a stream ends; for players that hear nothing else
 */
public record Caps(
        boolean direct,
        boolean remux,
        Packaging packaging,
        Set<String> containers,
        Set<String> video,
        Set<String> audio,
        int channelsMax,
        int heightMax,
        long bitrateMax,
        boolean slate) {
    private static final int WORDS_MAX = 16;

    /** A client that says nothing: segments of H.264 and AAC, as every browser takes them. */
    public static final Caps NONE =
            new Caps(false, false, Packaging.TS, Set.of(), Set.of(), Set.of(), 2, 1_080, Long.MAX_VALUE, false);

    public Caps {
        containers = Set.copyOf(containers);
        video = Set.copyOf(video);
        audio = Set.copyOf(audio);
    }

    /** Reads {@code caps} of a request; what is missing is as in {@link #NONE}. */
    public static Caps read(JsonNode json) {
        if (json.isMissingNode() || json.isNull()) {
            return NONE;
        }
        if (!json.isObject()) {
            throw new IllegalArgumentException("caps is not an object");
        }
        return new Caps(
                truth(json, "direct", false),
                truth(json, "remux", true),
                packaging(json.path("hls").asText("ts")),
                words(json, "containers"),
                words(json, "video"),
                words(json, "audio"),
                number(json, "channels", 2, 1, 64),
                number(json, "height", 1_080, 16, 16_384),
                (long) number(json, "kbps", 1_000_000, 100, 1_000_000) * 1_000,
                truth(json, "slate", false));
    }

    public ObjectNode json() {
        ObjectNode json = Json.object()
                .put("direct", direct)
                .put("remux", remux)
                .put("hls", packaging.name().toLowerCase(Locale.ROOT))
                .put("channels", channelsMax)
                .put("height", heightMax)
                .put("kbps", (int) Math.min(1_000_000, bitrateMax / 1_000))
                .put("slate", slate);
        new TreeSet<>(containers).forEach(json.putArray("containers")::add);
        new TreeSet<>(video).forEach(json.putArray("video")::add);
        new TreeSet<>(audio).forEach(json.putArray("audio")::add);
        return json;
    }

    private static Packaging packaging(String name) {
        return switch (name) {
            case "ts" -> Packaging.TS;
            case "fmp4" -> Packaging.FMP4;
            default -> throw new IllegalArgumentException("caps.hls is neither fmp4 nor ts");
        };
    }

    private static boolean truth(JsonNode json, String name, boolean otherwise) {
        JsonNode value = json.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new IllegalArgumentException("caps." + name + " is not a truth value");
        }
        return value.asBoolean(otherwise);
    }

    private static int number(JsonNode json, String name, int otherwise, int min, int max) {
        JsonNode value = json.path(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isInt() || value.intValue() < min || value.intValue() > max) {
            throw new IllegalArgumentException("caps." + name + " is not a number from " + min + " to " + max);
        }
        return value.intValue();
    }

    private static Set<String> words(JsonNode json, String name) {
        List<String> words = new ArrayList<>();
        for (JsonNode word : json.path(name)) {
            if (!word.isTextual() || !word.textValue().matches("[a-z0-9_-]{1,16}") || words.size() >= WORDS_MAX) {
                throw new IllegalArgumentException("caps." + name + " is malformed");
            }
            words.add(word.textValue());
        }
        return Set.copyOf(new TreeSet<>(words));
    }
}
