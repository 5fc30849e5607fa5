// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The binary form of a set of days. */
final class Days {
    private Days() {}

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
