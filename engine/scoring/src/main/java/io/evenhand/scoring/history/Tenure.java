// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;

/**
 * One external viewer's access from its start to its end.
 *
 * @param viewer the viewer
 * @param start when access began, milliseconds
 * @param end when the owner took it away or the viewer left, milliseconds
 * @param passDays the length of the guest pass declared for it, 0 if none
 * @param byOwner whether the owner ended it; a viewer who leaves says nothing about the owner
 */
public record Tenure(String viewer, long start, long end, int passDays, boolean byOwner) {
    /** Oldest end first, then by everything else. */
    public static final Comparator<Tenure> BY_END = Comparator.comparingLong(Tenure::end)
            .thenComparingLong(Tenure::start)
            .thenComparing(Tenure::viewer);

    /** Oldest start first, then by everything else. */
    public static final Comparator<Tenure> BY_START = Comparator.comparingLong(Tenure::start)
            .thenComparingLong(Tenure::end)
            .thenComparing(Tenure::viewer);

    public Tenure {
        if (end < start) {
            throw new IllegalArgumentException("a tenure ends before it begins");
        }
    }

    /** Its length in days, with the fraction. */
    public double days() {
        return (end - start) / (double) Calendar.DAY;
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(viewer);
        out.writeLong(start);
        out.writeLong(end);
        out.writeInt(passDays);
        out.writeBoolean(byOwner);
    }

    static Tenure read(DataInput in) throws IOException {
        return new Tenure(in.readUTF(), in.readLong(), in.readLong(), in.readInt(), in.readBoolean());
    }
}
