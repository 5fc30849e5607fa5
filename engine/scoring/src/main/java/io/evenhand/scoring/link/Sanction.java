// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * That people confirmed resale, and whether they took it back: the latest of each, whichever was heard first.
 *
 * @param confirmedAt when, milliseconds, or {@link #NEVER}
 * @param overturnedAt when, milliseconds, or {@link #NEVER}
 */
record Sanction(long confirmedAt, long overturnedAt) {
    static final long NEVER = Long.MIN_VALUE;
    static final Sanction NONE = new Sanction(NEVER, NEVER);

    Sanction confirmed(long at) {
        return new Sanction(Math.max(confirmedAt, at), overturnedAt);
    }

    Sanction overturned(long at) {
        return new Sanction(confirmedAt, Math.max(overturnedAt, at));
    }

    boolean isNone() {
        return equals(NONE);
    }

    /** Whether it had been confirmed before {@code now} and stood then. */
    boolean stands(long now) {
        return confirmedAt != NEVER && confirmedAt < now && !(overturnedAt >= confirmedAt && overturnedAt < now);
    }

    /** Whether it says anything at or after {@code now} that still lies within the span after its last change. */
    boolean isOver(long now, long span) {
        return Math.max(confirmedAt, overturnedAt) < now - span;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(confirmedAt);
        out.writeLong(overturnedAt);
    }

    static Sanction read(DataInput in) throws IOException {
        return new Sanction(in.readLong(), in.readLong());
    }
}
