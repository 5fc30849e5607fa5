// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One promise about time: what is due, and until when.
 *
 * @param id 0 before it is written
 * @param appeal the appeal it is about, or null if it is about an answer to a notice
 * @param pausedAt since when it stands still, or null
 */
public record ClockRow(
        long id,
        Kind kind,
        AccountId account,
        DecisionId decision,
        @Nullable AppealId appeal,
        Instant startedAt,
        Instant dueAt,
        @Nullable Instant pausedAt,
        @Nullable Instant metAt,
        @Nullable Instant breachedAt,
        @Nullable Relief relief) {
    /** What is due. */
    public enum Kind {
        /** We say that we have the appeal. */
        ACKNOWLEDGEMENT,
        /** A person looks at the appeal of somebody who is wholly suspended. */
        HUMAN_LOOK,
        /** The appeal is decided. */
        DECISION,
        /** The account holder answers our question. */
        INFO_REQUEST,
        /** The appeal is decided, whatever we had to ask. */
        CEILING,
        /** A person reads the answer to a notice before its measure takes effect. */
        RESPONSE
    }

    /** What a clock did when it ran out. */
    public enum Relief {
        /** A milder measure took the place. */
        RELIEVED,
        /** Nothing is milder than what stands. */
        NOTHING_TO_RELIEVE,
        /** The clock that had been paused runs again. */
        RESUMED,
        /** The measure that nobody's answer was read for does not begin. */
        WITHDRAWN
    }

    /** A clock that starts now. */
    public static ClockRow starting(
            Kind kind, AccountId account, DecisionId decision, @Nullable AppealId appeal, Instant now, Instant due) {
        return new ClockRow(0, kind, account, decision, appeal, now, due, null, null, null, null);
    }

    public boolean isRunning() {
        return metAt == null && breachedAt == null && pausedAt == null;
    }

    public boolean isOver(Instant now) {
        return isRunning() && !now.isBefore(dueAt);
    }
}
