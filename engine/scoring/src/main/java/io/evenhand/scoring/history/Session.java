// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One playback of an external viewer whose both ends were seen.
 *
 * @param viewer who played
 * @param start milliseconds
 * @param end milliseconds
 * @param endedByOwner whether the owner, or a program of the owner's, ended it
 */
record Session(String viewer, long start, long end, boolean endedByOwner) {
    boolean isRunningAt(long at) {
        return start <= at && at <= end;
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(viewer);
        out.writeLong(start);
        out.writeLong(end);
        out.writeBoolean(endedByOwner);
    }

    static Session read(DataInput in) throws IOException {
        return new Session(in.readUTF(), in.readLong(), in.readLong(), in.readBoolean());
    }
}
