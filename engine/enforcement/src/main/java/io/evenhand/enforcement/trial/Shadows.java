// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.trial;

import io.evenhand.contract.verdict.Verdict;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.TermRow;
import io.evenhand.enforcement.ledger.TrialBook.Compared;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What versions in the shadow said beside what was decided. */
public final class Shadows {
    private static final int DIFFERING_MAX = 20;

    private final Ledger ledger;

    public Shadows(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * A version's newest time in the shadow.
     *
     * @param differing the newest verdicts that differ from what was decided
     */
    public record Shadow(TermRow term, List<Compared> compared, List<Verdict> differing) {
        public Shadow {
            compared = List.copyOf(compared);
            differing = List.copyOf(differing);
        }
    }

    /** The comparison, or null if the version was never in the shadow. */
    public @Nullable Shadow of(String hash) {
        return ledger.<@Nullable Shadow>inTransaction(books -> {
            List<TermRow> terms = books.rulesets().terms(hash).stream()
                    .filter(term -> term.stage() == TermRow.Stage.SHADOW)
                    .toList();
            if (terms.isEmpty()) {
                return null;
            }
            TermRow newest = terms.get(terms.size() - 1);
            return new Shadow(
                    newest, books.trials().compared(newest.id()), books.trials().differing(newest.id(), DIFFERING_MAX));
        });
    }
}
