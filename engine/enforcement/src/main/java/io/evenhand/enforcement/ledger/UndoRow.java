// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order to undo what a version, or one rule of it, did in a period; one person proposes, another decides.
 *
 * @param id 0 before it is written
 * @param rule null for all rules of the version
 * @param outcome null until it is decided; so are {@code approver} and {@code decidedAt}
 * @param decisions how many decisions were undone, or, from the desk, are reached while it waits
 * @param restored of how many of them every connected edge has acknowledged it
 */
public record UndoRow(
        long id,
        String ruleset,
        @Nullable String rule,
        Instant since,
        Instant until,
        String reason,
        String proposer,
        Instant proposedAt,
        @Nullable String approver,
        @Nullable Instant decidedAt,
        @Nullable Outcome outcome,
        int decisions,
        int restored) {
    /** The same with the number of decisions that it reaches. */
    public UndoRow reaching(int number) {
        return new UndoRow(
                id,
                ruleset,
                rule,
                since,
                until,
                reason,
                proposer,
                proposedAt,
                approver,
                decidedAt,
                outcome,
                number,
                restored);
    }

    /** How an order ends. */
    public enum Outcome {
        DONE,
        DECLINED
    }
}
