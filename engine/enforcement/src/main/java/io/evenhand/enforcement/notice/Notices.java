// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notice;

import io.evenhand.contract.id.DecisionId;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.VerdictRow;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Every notice, readable behind its signed link. */
public final class Notices {
    private final Ledger ledger;
    private final NoticeLinks links;
    private final Clock clock;

    public Notices(Ledger ledger, NoticeLinks links, Clock clock) {
        this.ledger = ledger;
        this.links = links;
        this.clock = clock;
    }

    /** The whole address of the notice, {@code <public url>/n/<token>}. */
    public String linkFor(DecisionId decision) {
        DecisionRow row = ledger.<@Nullable DecisionRow>inTransaction(
                books -> books.decisions().find(decision, clock.instant()));
        if (row == null) {
            throw new IllegalArgumentException("no such decision");
        }
        return links.link(row.decision());
    }

    /** The notice behind a token, or null if the token is forged, malformed or expired; remembers the first reading. */
    public @Nullable Notice open(String token) {
        Instant now = clock.instant();
        DecisionId decision = links.verify(token, now);
        if (decision == null) {
            return null;
        }
        return ledger.<@Nullable Notice>inTransaction(books -> {
            DecisionRow row = books.decisions().find(decision, now);
            if (row != null && row.firstReadAt() == null) {
                books.decisions().read(decision, now);
            }
            return notice(books, row, now);
        });
    }

    /** The notice of a decision as staff preview it; does not count as reading. */
    public @Nullable Notice preview(DecisionId decision) {
        Instant now = clock.instant();
        return ledger.<@Nullable Notice>inTransaction(
                books -> notice(books, books.decisions().find(decision, now), now));
    }

    private static @Nullable Notice notice(Books books, @Nullable DecisionRow row, Instant now) {
        if (row == null) {
            return null;
        }
        VerdictRow verdict = books.accounts().verdict(row.decision().subject().account(), row.assessment());
        if (verdict == null) {
            throw new IllegalStateException("a decision rests on an assessment that the ledger lacks");
        }
        boolean appealed = books.appeals().against(row.decision().id()) != null;
        String told = books.undos().told(row.decision().id());
        return NoticeText.of(row, verdict.assessment(), appealed, told, now);
    }
}
