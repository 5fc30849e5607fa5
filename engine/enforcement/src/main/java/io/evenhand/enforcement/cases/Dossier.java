// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.cases;

import io.evenhand.enforcement.ledger.AnnexRow;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.CaseState;
import io.evenhand.enforcement.ledger.ClaimBook.Claim;
import io.evenhand.enforcement.ledger.EvidenceRow;
import io.evenhand.enforcement.ledger.ProposalRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One case as one person reads it, in the order in which it is read.
 *
 * @param said what the account holder said, the oldest first
 * @param items evidence that people gathered
 * @param happened what happened, without what anybody concluded from it
 * @param measures everything that was decided about the account, the newest first
 * @param proposal what one person proposes and nobody decided yet, or null
 * @param own the reader's own view, or null
 * @param others the views of others; only for a reader who has their own
 * @param claim who works on the case, or null
 * @param known whether its answer was known; only a reader who has their own view is told
 */
public record Dossier(
        CaseFile file,
        List<Said> said,
        List<Item> items,
        List<HistoryLine> happened,
        List<Earlier> measures,
        @Nullable ProposalRow proposal,
        @Nullable OwnView own,
        List<OwnView> others,
        @Nullable Claim claim,
        boolean known) {
    public Dossier {
        said = List.copyOf(said);
        items = List.copyOf(items);
        happened = List.copyOf(happened);
        measures = List.copyOf(measures);
        others = List.copyOf(others);
    }

    /** Whether nothing was decided in it yet. */
    public boolean isOpen() {
        return file.state() == CaseState.OPEN || file.state() == CaseState.PROPOSED;
    }

    /** The account holder's words: {@code appeal} or an answer to a notice. */
    public record Said(Instant at, boolean appeal, String words) {}

    /**
     * One piece of evidence with the names of who checked it.
     *
     * @param sealed that a part of it is sealed, or null
     */
    public record Item(
            EvidenceRow row,
            List<String> checkedBy,
            @Nullable AnnexRow sealed) {
        public Item {
            checkedBy = List.copyOf(checkedBy);
        }
    }

    /**
     * A decision about the account.
     *
     * @param appeal what came of an appeal, or null
     */
    public record Earlier(
            DecisionLine line,
            @Nullable String clause,
            @Nullable String terms,
            @Nullable AppealOutcome appeal) {}
}
