// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.library;

import java.util.Arrays;

/** Where a film is cut into segments: known before anything is made, so that a playlist is whole from the start. */
public final class Grid {
    /** The length of every segment that is encoded anew, but the last. */
    public static final long SEGMENT_MS = 2_000;

    private static final long SLACK_MS = 250;

    private final long[] starts;
    private final long end;

    private Grid(long[] starts, long end) {
        this.starts = starts;
        this.end = end;
    }

    /** Every two seconds; a rest too short to hold a frame or two belongs to the segment before it. */
    public static Grid uniform(long durationMs) {
        int count = (int) Math.max(1, (durationMs + SEGMENT_MS - 1 - SLACK_MS / 2) / SEGMENT_MS);
        long[] starts = new long[count];
        for (int n = 0; n < count; n++) {
            starts[n] = n * SEGMENT_MS;
        }
        return new Grid(starts, durationMs);
    }

    /** At keyframes, at least two seconds apart: where a stream can be cut that is not encoded anew. */
    public static Grid atKeyframes(long[] keyframesMs, long durationMs) {
        long[] kept = new long[Math.max(1, keyframesMs.length)];
        int count = 1;
        for (long key : keyframesMs) {
            if (key - kept[count - 1] >= SEGMENT_MS && durationMs - key >= SLACK_MS) {
                kept[count++] = key;
            }
        }
        return new Grid(Arrays.copyOf(kept, count), durationMs);
    }

    public int count() {
        return starts.length;
    }

    public long startMs(int n) {
        return starts[n];
    }

    public long endMs(int n) {
        return n + 1 < starts.length ? starts[n + 1] : end;
    }

    public long lengthMs(int n) {
        return endMs(n) - starts[n];
    }

    public long longestMs() {
        long longest = 0;
        for (int n = 0; n < starts.length; n++) {
            longest = Math.max(longest, lengthMs(n));
        }
        return longest;
    }

    /** The segment in which a moment lies; a moment a little before a cut counts as after it, frames are not exact. */
    public int at(long ms) {
        int found = Arrays.binarySearch(starts, ms + SLACK_MS);
        int n = found >= 0 ? found : -found - 2;
        return Math.max(0, n);
    }
}
