// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is known now about the access of one viewer: live since {@code start}, or ended at {@code end}.
 *
 * @param librarySet a hash of the opaque name of the set of libraries, 0 if not told
 */
record Share(long start, long end, boolean home, int passDays, long librarySet) {
    private static final long LIVE = Long.MAX_VALUE;

    static Share live(long start, boolean home, int passDays, long librarySet) {
        return new Share(start, LIVE, home, passDays, librarySet);
    }

    boolean isLive() {
        return end == LIVE;
    }

    boolean isLiveExternal() {
        return isLive() && !home;
    }

    Share endedAt(long at) {
        return new Share(start, at, home, 0, 0);
    }

    Share withPass(int days) {
        return new Share(start, end, home, days, librarySet);
    }

    Share withLibraries(long set) {
        return new Share(start, end, home, passDays, set);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(start);
        out.writeLong(end);
        out.writeBoolean(home);
        out.writeInt(passDays);
        out.writeLong(librarySet);
    }

    static Share read(DataInput in) throws IOException {
        return new Share(in.readLong(), in.readLong(), in.readBoolean(), in.readInt(), in.readLong());
    }
}
