// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.library;

import java.nio.file.Path;
import java.util.List;

/**
 * One film of the library, as ffprobe measured it.
 *
 * @param id what addresses and requests call it; nothing can be read from it
 * @param file where it lies, inside the library's folder
 * @param container ffprobe's name of its format
 * @param bitrate of everything in it
 */
public record Film(
        String id,
        Path file,
        String container,
        long durationMs,
        long bitrate,
        VideoTrack video,
        List<AudioTrack> audio,
        List<TextTrack> texts) {
    private static final String STILL = "still";

    public Film {
        audio = List.copyOf(audio);
        texts = List.copyOf(texts);
        if (durationMs <= 0) {
            throw new IllegalArgumentException("a film takes time");
        }
    }

    /** A picture that does not move, as long as anybody looks at it. */
    public static Film still(String id, Path image, long durationMs, VideoTrack video) {
        AudioTrack silence = new AudioTrack(0, "none", "", 2, 48_000, "und");
        return new Film(id, image, STILL, durationMs, 0, video, List.of(silence), List.of());
    }

    public boolean isStill() {
        return container.equals(STILL);
    }

    /** The grid of everything that is encoded anew. */
    public Grid grid() {
        return Grid.uniform(durationMs);
    }
}
