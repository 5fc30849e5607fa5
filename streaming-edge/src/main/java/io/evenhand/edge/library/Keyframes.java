// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.library;

import java.util.ArrayList;
import java.util.List;

/** Where a picture can be cut without encoding it, and how much it takes from one keyframe to the next. */
public final class Keyframes {
    private static final int FIELDS = 3;

    private final long[] timesMs;
    private final long[] bytes;

    private Keyframes(long[] timesMs, long[] bytes) {
        this.timesMs = timesMs;
        this.bytes = bytes;
    }

    /** The times of the keyframes in milliseconds, from the first one on. */
    long[] timesMs() {
        return timesMs.clone();
    }

    /** Reads ffprobe's lines {@code time,size,flags}. */
    public static Keyframes read(String lines) {
        List<Long> times = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();
        for (String line : lines.split("\n", -1)) {
            String[] fields = line.strip().split(",", -1);
            if (fields.length < FIELDS || !fields[1].matches("\\d{1,10}")) {
                continue;
            }
            long size = Long.parseLong(fields[1]);
            if (fields[2].startsWith("K") && fields[0].matches("-?\\d+\\.\\d+")) {
                times.add(Math.round(Double.parseDouble(fields[0]) * 1_000));
                sizes.add(size);
            } else if (!sizes.isEmpty()) {
                sizes.set(sizes.size() - 1, sizes.get(sizes.size() - 1) + size);
            }
        }
        long zero = times.isEmpty() ? 0 : times.get(0);
        return new Keyframes(
                times.stream().mapToLong(time -> time - zero).toArray(),
                sizes.stream().mapToLong(Long::longValue).toArray());
    }

    /** The grid for a film of this length. */
    public Grid grid(long durationMs) {
        return Grid.atKeyframes(timesMs, durationMs);
    }

    /** The bits a second of the fullest segment of a grid. */
    public long peak(Grid grid) {
        long[] sums = new long[grid.count()];
        for (int i = 0; i < timesMs.length; i++) {
            sums[Math.min(grid.at(timesMs[i]), sums.length - 1)] += bytes[i];
        }
        long peak = 0;
        for (int n = 0; n < sums.length; n++) {
            peak = Math.max(peak, sums[n] * 8_000 / Math.max(1, grid.lengthMs(n)));
        }
        return peak;
    }
}
