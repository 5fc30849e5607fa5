// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ladder;

import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.ProposalRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a measure stands. Every legal step of a proposal is a method of the stage it starts from and returns the stage it
 * leads to; a step that is not legal has no method, so no program can take it. Where a decision stands follows from what the
 * ledger says and the time.
 */
public sealed interface Stage {
    /** One person wrote it down. */
    record Proposed(String proposer) implements Stage {
        public AwaitingSecond submit(boolean urgent) {
            return new AwaitingSecond(proposer, null, urgent);
        }

        public ClosedNoAction withdraw() {
            return new ClosedNoAction();
        }
    }

    /**
     * It waits for another person or, if it is urgent, for two.
     *
     * @param approver who agreed already, or null
     */
    record AwaitingSecond(String proposer, @Nullable String approver, boolean urgent) implements Stage {
        /** Whether this person is not one of those who took part already. */
        public boolean mayAgree(String person) {
            return !person.equals(proposer) && !person.equals(approver);
        }

        /** With one more person's agreement. */
        public Agreement agree(String person) {
            if (!mayAgree(person)) {
                throw new IllegalArgumentException("somebody agrees once, and not with themselves");
            }
            if (approver != null) {
                return new Agreed(proposer, approver, person);
            }
            return urgent
                    ? new OneMore(new AwaitingSecond(proposer, person, true))
                    : new Agreed(proposer, person, null);
        }

        public ClosedNoAction refuse() {
            return new ClosedNoAction();
        }
    }

    /** What an agreement leads to. */
    sealed interface Agreement {}

    /** One more person is needed. */
    record OneMore(AwaitingSecond stage) implements Agreement {}

    /** Everybody who is needed agreed; the notice can be served. */
    record Agreed(
            String proposer, String approver, @Nullable String secondApprover) implements Agreement {}

    /** The account holder was told; it takes effect at {@code from}. */
    record NoticeServed(Instant from, @Nullable Instant until) implements Standing {
        @Override
        public Stage at(Instant now) {
            return now.isBefore(from) ? this : new InForce(until).at(now);
        }
    }

    /** It restricts. */
    record InForce(@Nullable Instant until) implements Standing {
        @Override
        public Stage at(Instant now) {
            return until == null || now.isBefore(until) ? this : new Expired();
        }
    }

    /** Stages that a person, an appeal or a clock can still end. */
    sealed interface Standing extends Stage permits NoticeServed, InForce {
        /** The stage that time alone leads to. */
        Stage at(Instant now);
    }

    /** It ended by itself. */
    record Expired() implements Stage {}

    /** It was taken back. */
    record Lifted() implements Stage {}

    /** Another measure took its place. If that one was wrong, this one is back as if nothing had happened. */
    record Replaced() implements Stage {}

    /** It was proposed, and nothing came of it. */
    record ClosedNoAction() implements Stage {}

    /** Where a proposal without a decision stands. */
    static Stage of(ProposalRow row) {
        return switch (row.state()) {
            case PROPOSED -> new Proposed(row.proposer());
            case AWAITING_SECOND -> new AwaitingSecond(row.proposer(), row.approver(), row.urgency() != null);
            case CLOSED_NO_ACTION -> new ClosedNoAction();
            case AGREED -> throw new IllegalArgumentException("what was agreed to is a decision");
        };
    }

    /** Where a decision stands. */
    static Stage of(DecisionRow row, Instant now) {
        return switch (row.state()) {
            case STANDING ->
                new NoticeServed(row.decision().from(), row.decision().until()).at(now);
            case LIFTED -> new Lifted();
            case REPLACED -> new Replaced();
        };
    }
}
