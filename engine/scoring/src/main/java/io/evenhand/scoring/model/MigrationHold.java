// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.model;

import io.evenhand.scoring.history.Calendar;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The weeks that count neither for nor against an account because it moves, or because people said so.
 *
 * <p>A server that reports from another network holds the count for {@value #DAYS} days by itself, once in
 * {@value #PAUSE_DAYS}: who flees a range ban is not to stand out by it, and who moves for ever is not to hide by it. The
 * score is what it is all the same.
 *
 * @param movedAt when a hold last began by itself, or {@link #NEVER}
 * @param from when people last ordered one, or {@link #NEVER}
 * @param until how long they ordered it for
 */
record MigrationHold(long movedAt, long from, long until) {
    static final long NEVER = Long.MIN_VALUE;
    static final MigrationHold NONE = new MigrationHold(NEVER, NEVER, NEVER);

    private static final int DAYS = 14;
    private static final int PAUSE_DAYS = 90;

    /** A server moved; moves must be told in the order in which they happened. */
    MigrationHold moved(long at) {
        boolean again = movedAt == NEVER || at >= movedAt + PAUSE_DAYS * Calendar.DAY;
        return again ? new MigrationHold(at, from, until) : this;
    }

    /** People ordered a hold; the latest order counts. */
    MigrationHold ordered(long at, long end) {
        return at >= from ? new MigrationHold(movedAt, at, end) : this;
    }

    /** Whether the week that ends at a boundary is held. */
    boolean covers(long boundary) {
        boolean moving = movedAt != NEVER && movedAt < boundary && boundary <= movedAt + DAYS * Calendar.DAY;
        return moving || (from < boundary && boundary <= until);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(movedAt);
        out.writeLong(from);
        out.writeLong(until);
    }

    static MigrationHold read(DataInput in) throws IOException {
        return new MigrationHold(in.readLong(), in.readLong(), in.readLong());
    }
}
