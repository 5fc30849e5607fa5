// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.redress;

import io.evenhand.contract.id.DecisionId;
import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Statement;
import io.evenhand.enforcement.document.Statements;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.VerdictRow;
import io.evenhand.enforcement.notice.NoticeLinks;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The statement of reasons behind a notice's link, in the reader's language. */
public final class Reasons {
    private final Ledger ledger;
    private final NoticeLinks links;
    private final Clock clock;

    public Reasons(Ledger ledger, NoticeLinks links, Clock clock) {
        this.ledger = ledger;
        this.links = links;
        this.clock = clock;
    }

    /** The statement, or null if the link is forged, malformed or expired. */
    public @Nullable Statement behind(String token, Language language) {
        Instant now = clock.instant();
        DecisionId decision = links.verify(token, now);
        return decision == null
                ? null
                : ledger.<@Nullable Statement>inTransaction(books -> {
                    DecisionRow row = books.decisions().find(decision, now);
                    VerdictRow verdict = row == null
                            ? null
                            : books.accounts().verdict(row.decision().subject().account(), row.assessment());
                    return row == null || verdict == null
                            ? null
                            : Statements.everywhere(row.decision(), verdict.assessment(), language);
                });
    }
}
