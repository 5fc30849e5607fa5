// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Sets of days: their binary form, and what may be forgotten of them. */
final class Days {
    private Days() {}

    /** Forgets what lies before {@code oldest}, and all before {@code now} but the last: windows ask for no more. */
    static void keepLast(NavigableSet<Long> days, long oldest, long now) {
        forgetBefore(oldest, days);
        Long last = days.lower(now);
        if (last != null) {
            forgetBefore(last, days);
        }
    }

    /** Forgets what lies before {@code oldest}; mostly there is nothing, which a look at the first one tells. */
    static void forgetBefore(long oldest, NavigableSet<Long> days) {
        while (!days.isEmpty() && days.first() < oldest) {
            days.pollFirst();
        }
    }

    /** Whether one of them lies in {@code [from, now)}. */
    static boolean within(NavigableSet<Long> days, long from, long now) {
        Long last = days.lower(now);
        return last != null && last >= from;
    }

    static void write(NavigableSet<Long> days, DataOutput out) throws IOException {
        out.writeInt(days.size());
        for (long day : days) {
            out.writeLong(day);
        }
    }

    static NavigableSet<Long> read(DataInput in) throws IOException {
        NavigableSet<Long> days = new TreeSet<>();
        for (int i = in.readInt(); i > 0; i--) {
            days.add(in.readLong());
        }
        return days;
    }
}
