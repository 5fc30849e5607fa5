// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What has to be known about an account whenever an event comes: small, and apart from the account, because a store on disk
 * unpacks what it is asked for.
 *
 * @param evaluatedAt the boundary of the last weekly evaluation, or the least number
 * @param erasedAt what happened up to then is covered by an erasure, or the least number
 * @param alarm the boundary at which the account wakes next, or the greatest number
 */
record AccountClock(long evaluatedAt, long erasedAt, long alarm) {
    static final AccountClock NEW = new AccountClock(Long.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE);

    /** Whether the weekly evaluation that would have seen {@code at} is over. */
    boolean isOver(long at) {
        return at < evaluatedAt;
    }

    /** Whether what happened at {@code at} is covered by the erasure of the account. */
    boolean isErased(long at) {
        return at <= erasedAt;
    }

    AccountClock wakingAt(long boundary) {
        return new AccountClock(evaluatedAt, erasedAt, boundary);
    }

    /** What is before the boundary is over, so an erasure before it has done its work. */
    AccountClock evaluated(long boundary) {
        return new AccountClock(boundary, erasedAt < boundary ? Long.MIN_VALUE : erasedAt, Long.MAX_VALUE);
    }

    AccountClock erased(long at) {
        return new AccountClock(Long.MIN_VALUE, Math.max(erasedAt, at), Long.MAX_VALUE);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(evaluatedAt);
        out.writeLong(erasedAt);
        out.writeLong(alarm);
    }

    static AccountClock read(DataInput in) throws IOException {
        return new AccountClock(in.readLong(), in.readLong(), in.readLong());
    }
}
