// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.segment;

import io.evenhand.edge.library.Grid;

/**
 * Where the frames of an AAC stream lie: frame {@code k} begins at {@code k * 1024} samples, whatever run made it.
 *
 * <p>Segments of sound end at the first frame that begins after the grid's cut, so no two overlap and none is missing,
 * across restarts too: each run begins {@link #RUN_UP} frames early and those are thrown away, one because an encoder's
 * first frame holds nothing yet, one so that the first kept frame follows a real one.
 */
public record SoundClock(int sampleRate, Grid grid) {
    static final int SAMPLES = 1_024;
    static final int RUN_UP = 2;

    /** The first frame of a segment. */
    long firstFrame(int segment) {
        long samples = grid.startMs(segment) * sampleRate;
        return (samples + SAMPLES * 1_000L - 1) / (SAMPLES * 1_000L);
    }

    /** When a frame begins, in 1/90,000 s. */
    long ticks(long frame) {
        return Math.round(frame * SAMPLES * 90_000.0 / sampleRate);
    }

    /** How many frames at the start of a run for {@code segment} are thrown away. */
    int runUp(int segment) {
        return (int) Math.min(RUN_UP, firstFrame(segment) + 1);
    }

    /** Where a run for {@code segment} has to begin, in seconds. */
    public double runFrom(int segment) {
        long frame = Math.max(0, firstFrame(segment) - RUN_UP + 1);
        return (double) frame * SAMPLES / sampleRate;
    }
}
