// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How many of all were of one sort, by day: a day can be forgotten, which a sum could not. */
final class DailyShare {
    private final long window;
    private final NavigableMap<Long, long[]> days = new TreeMap<>();

    /**
     * @param window how long days are kept, milliseconds
     */
    DailyShare(long window) {
        this.window = window;
    }

    void add(boolean ofTheSort, long at) {
        long[] counts = days.computeIfAbsent(Calendar.day(at), day -> new long[2]);
        counts[0] += ofTheSort ? 1 : 0;
        counts[1]++;
    }

    void prune(long now) {
        days.headMap(now - window).clear();
    }

    boolean isEmpty() {
        return days.isEmpty();
    }

    /** The part within the window before {@code now}. */
    Part part(long now) {
        long hits = 0;
        long all = 0;
        for (long[] counts : days.tailMap(now - window).values()) {
            hits += counts[0];
            all += counts[1];
        }
        return new Part(hits, all);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(days.size());
        for (var entry : days.entrySet()) {
            out.writeLong(entry.getKey());
            out.writeInt((int) entry.getValue()[0]);
            out.writeInt((int) entry.getValue()[1]);
        }
    }

    static DailyShare read(long window, DataInput in) throws IOException {
        DailyShare share = new DailyShare(window);
        for (int i = in.readInt(); i > 0; i--) {
            share.days.put(in.readLong(), new long[] {in.readInt(), in.readInt()});
        }
        return share;
    }
}
