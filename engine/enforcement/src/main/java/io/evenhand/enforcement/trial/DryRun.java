// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.trial;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.Stored;
import io.evenhand.enforcement.rulebook.Rulebook;
import io.evenhand.rules.ruleset.Ruleset;
import java.util.List;

/** What a version of the rules would say about one account; nothing is written down and nothing happens. */
public final class DryRun {
    private static final int ASSESSMENTS_MAX = 60;

    private final Ledger ledger;
    private final Rulebook book;

    public DryRun(Ledger ledger, Rulebook book) {
        this.ledger = ledger;
        this.book = book;
    }

    /** What was said at the time, and what the version says to the same evidence and the same standing. */
    public record Line(Verdict recorded, Verdict tried) {}

    /** Every stored assessment of the account, newest first. */
    public List<Line> of(AccountId account, String hash) {
        Ruleset ruleset = book.ready(hash);
        return ledger.inTransaction(books -> books.trials().recorded(account, ASSESSMENTS_MAX)).stream()
                .map(each -> new Line(
                        Stored.read(each.verdict(), Verdict.class),
                        ruleset.decide(
                                Stored.assessment(each.assessment()), Stored.standing(each.standing(), account))))
                .toList();
    }
}
