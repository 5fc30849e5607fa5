// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import com.dynatrace.hash4j.hashing.Hashing;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Distinct viewers who played something: exact up to {@value #EXACT_MAX}, a sketch of each week beyond.
 *
 * <p>No platform lets an account share with so many people, so the sketch is for input that cannot be true, which must
 * not cost memory without bound. It looks at the four weeks within the window and takes off its own error, so it never
 * counts more against an account than the exact set would, but for one case in a thousand.
 */
final class DistinctViewers {
    static final int EXACT_MAX = 512;
    private static final int PRECISION = 10;
    /** Three times the relative standard error of 0.78 / sqrt(2^10). */
    private static final double ERROR = 3 * 0.78 / 32;

    private static final int WEEKS = 4;

    private final Map<String, Long> exact = new TreeMap<>();
    private final NavigableMap<Long, byte[]> sketches = new TreeMap<>();

    void add(String viewer, long at) {
        if (!sketches.isEmpty()) {
            sketch(viewer, at);
            return;
        }
        exact.merge(viewer, at, Math::max);
        if (exact.size() > EXACT_MAX) {
            exact.forEach(this::sketch);
            exact.clear();
        }
    }

    private void sketch(String viewer, long at) {
        byte[] week = sketches.computeIfAbsent(Calendar.week(at), key -> new byte[1 << PRECISION]);
        UltraLogLog.wrap(week).add(Hashing.komihash5_0().hashCharsToLong(viewer));
    }

    void prune(long now) {
        exact.values().removeIf(at -> at < now - Windows.PLAYBACK);
        sketches.headMap(Calendar.week(now) - WEEKS).clear();
    }

    boolean isEmpty() {
        return exact.isEmpty() && sketches.isEmpty();
    }

    /** More than this certainly did not play. */
    int most() {
        return sketches.isEmpty() ? exact.size() : Integer.MAX_VALUE / 2;
    }

    /** How many played within the window before {@code now}. */
    int count(long now) {
        if (sketches.isEmpty()) {
            return count(now, viewer -> true);
        }
        UltraLogLog all = UltraLogLog.create(PRECISION);
        sketches.tailMap(Calendar.week(now) - WEEKS).values().forEach(week -> all.add(UltraLogLog.wrap(week)));
        return (int) Math.floor(all.getDistinctCountEstimate() * (1 - ERROR));
    }

    /** How many of those who played within the window {@code counts} picks; 0 where only a sketch is left. */
    int count(long now, Predicate<String> counts) {
        int count = 0;
        for (Map.Entry<String, Long> entry : exact.entrySet()) {
            count += entry.getValue() >= now - Windows.PLAYBACK && counts.test(entry.getKey()) ? 1 : 0;
        }
        return count;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(exact.size());
        for (Map.Entry<String, Long> entry : exact.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeLong(entry.getValue());
        }
        out.writeInt(sketches.size());
        for (Map.Entry<Long, byte[]> entry : sketches.entrySet()) {
            out.writeLong(entry.getKey());
            out.write(entry.getValue());
        }
    }

    static DistinctViewers read(DataInput in) throws IOException {
        DistinctViewers viewers = new DistinctViewers();
        for (int i = in.readInt(); i > 0; i--) {
            viewers.exact.put(in.readUTF(), in.readLong());
        }
        for (int i = in.readInt(); i > 0; i--) {
            long week = in.readLong();
            byte[] sketch = new byte[1 << PRECISION];
            in.readFully(sketch);
            viewers.sketches.put(week, sketch);
        }
        return viewers;
    }
}
