// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.load;

import java.util.Arrays;
import java.util.Locale;

/** How long after it was due something was there, each time; added to from several threads. */
final class Latencies {
    private static final double MILLI = 1e6;

    private long[] nanos = new long[4_096];
    private int count;

    synchronized void add(long late) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = late;
    }

    synchronized int count() {
        return count;
    }

    /** The time within which that part was there, in milliseconds. */
    synchronized double millis(double part) {
        if (count == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.max(0, Math.ceil(part * count) - 1)] / MILLI;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %,.0f ms, p99 %,.0f ms, most %,.0f ms, of %,d",
                millis(0.5),
                millis(0.99),
                millis(1),
                count());
    }
}
