// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A viewer outside the Home got access.
 *
 * @param viewer the viewer
 * @param at when, milliseconds
 * @param ageDays how old the viewer's own account was, days, or {@value #AGE_UNKNOWN}
 */
public record Accept(String viewer, long at, int ageDays) {
    public static final int AGE_UNKNOWN = -1;

    void write(DataOutput out) throws IOException {
        out.writeUTF(viewer);
        out.writeLong(at);
        out.writeInt(ageDays);
    }

    static Accept read(DataInput in) throws IOException {
        return new Accept(in.readUTF(), in.readLong(), in.readInt());
    }
}
