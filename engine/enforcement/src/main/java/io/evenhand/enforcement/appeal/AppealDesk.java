// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

import io.evenhand.contract.id.DecisionId;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AppealId;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.notice.NoticeLinks;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where appeals come in and people who took no part in the decision decide them. */
public final class AppealDesk {
    /** The longest statement taken, in characters. */
    public static final int STATEMENT_LENGTH_MAX = 10_000;

    /** The shortest reasons an appeal may be answered with, in characters. */
    public static final int REASONS_LENGTH_MIN = 40;

    public AppealDesk(Ledger ledger, NoticeLinks links, Clock clock) {}

    /**
     * Hands in an appeal.
     *
     * @param token of the notice's link
     * @param contact how to reach the person, or null
     */
    public Filing file(String token, String statement, @Nullable String contact) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Appeals that wait for a decision, the most urgent first. */
    public List<Appeal> queue() {
        throw new UnsupportedOperationException("not yet");
    }

    /** The appeal, or null. */
    public @Nullable Appeal find(AppealId appeal) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The newest appeal against a decision, or null. */
    public @Nullable Appeal ofDecision(DecisionId decision) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Whether this person may decide it: by role, and because they took no part in the decision. */
    public boolean mayDecide(AppealId appeal, StaffMember member) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Decides an appeal; an overturned decision is undone in the same transaction. */
    public Ruling decide(AppealId appeal, StaffMember decider, AppealOutcome outcome, String reasons) {
        throw new UnsupportedOperationException("not yet");
    }
}
