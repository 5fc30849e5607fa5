// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ladder;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.CaseEventKind;
import io.evenhand.enforcement.ledger.CaseRow;
import io.evenhand.enforcement.ledger.CaseState;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.DecisionState;
import io.evenhand.enforcement.ledger.LetterRow;
import io.evenhand.enforcement.ledger.ProposalRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Proposals taken back from wherever they have got to, in the account holder's favour, inside somebody else's transaction. */
public final class TakenBack {
    private TakenBack() {}

    /** Takes it back if nobody agreed to it; false if somebody did, or it was over. */
    public static boolean unlessAgreed(Books books, String proposal, StaffMember by, String reason, Instant now) {
        CaseRow file = locked(books, proposal);
        ProposalRow row = books.proposals().find(proposal);
        if (file == null || row == null || !isLive(row)) {
            return false;
        }
        books.proposals().close(row.caseId(), by.name(), now);
        books.cases().move(file.id(), CaseState.OPEN, null, null, now);
        books.cases().event(file.id(), CaseEventKind.BATCH_UNDONE, by.name(), reason, now);
        return true;
    }

    /** The same; and if it was agreed to, the measure that came of it is lifted and its account holder is told. */
    public static boolean whollyUndone(Books books, String proposal, StaffMember by, String reason, Instant now) {
        if (unlessAgreed(books, proposal, by, reason, now)) {
            return true;
        }
        ProposalRow row = books.proposals().find(proposal);
        DecisionId decision = row == null ? null : row.decision();
        DecisionRow stored = decision == null ? null : books.decisions().find(decision, now);
        if (decision == null || stored == null || !(Stage.of(stored, now) instanceof Stage.Standing)) {
            return false;
        }
        lift(books, stored, by, reason, now);
        return true;
    }

    /** Ends a measure that stands, and tells its account holder, the feed and whoever reads the public statement. */
    static void lift(Books books, DecisionRow standing, StaffMember by, String reason, Instant now) {
        DecisionId id = standing.decision().id();
        AccountId account = standing.decision().subject().account();
        books.decisions().end(id, account, DecisionState.LIFTED, by.name(), now);
        books.cases().event(standing.caseId(), CaseEventKind.LIFTED, by.name(), reason, now);
        books.letters().post(LetterRow.Kind.LIFTED, account, id, null, now);
        books.publications().reversed(id, "LIFTED", now);
    }

    private static boolean isLive(ProposalRow row) {
        return row.state() == ProposalRow.State.PROPOSED || row.state() == ProposalRow.State.AWAITING_SECOND;
    }

    private static @Nullable CaseRow locked(Books books, String proposal) {
        ProposalRow known = books.proposals().find(proposal);
        CaseRow row = known == null ? null : books.cases().find(known.caseId());
        if (row == null) {
            return null;
        }
        books.accounts().lock(row.account());
        return books.cases().find(row.id());
    }
}
