// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.casework;

import java.util.Arrays;
import java.util.Locale;

/** How long something took, each time, in nanoseconds. */
final class Timings {
    private static final double MILLI = 1e6;

    private long[] nanos = new long[1_024];
    private int count;

    /** @param counts false for the first ones, which find nothing warm */
    void add(long took, boolean counts) {
        if (!counts) {
            return;
        }
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = took;
    }

    double millis(double part) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, Math.round(Math.ceil(part * count)) - 1)] / MILLI;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "p50 %.1f, p95 %.1f, p99 %.1f, of %d", millis(0.5), millis(0.95), millis(0.99), count);
    }
}
