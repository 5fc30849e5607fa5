// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notice;

import io.evenhand.contract.decision.Decision;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.ledger.AppealRow;
import io.evenhand.enforcement.ledger.AppealState;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.DecisionState;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.VerdictRow;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
                books.decisions().notices().read(decision, now);
            }
            return notice(books, row, now);
        });
    }

    /** The decision behind a token for pages in any language, or null; remembers the first reading as {@link #open} does. */
    public @Nullable ServedNotice served(String token) {
        Instant now = clock.instant();
        DecisionId decision = links.verify(token, now);
        if (decision == null) {
            return null;
        }
        return ledger.<@Nullable ServedNotice>inTransaction(books -> {
            DecisionRow row = books.decisions().find(decision, now);
            return row == null ? null : served(books, row, now);
        });
    }

    /** Every decision about an account as its holder may read it, the newest first; remembers each first reading. */
    public List<ServedNotice> served(AccountId account) {
        Instant now = clock.instant();
        return ledger.inTransaction(books -> books.decisions().of(account, now).stream()
                .map(row -> served(books, row, now))
                .toList());
    }

    /** A decision as its account holder may read it, for staff; does not count as reading. */
    public @Nullable ServedNotice asServed(DecisionId decision) {
        Instant now = clock.instant();
        return ledger.<@Nullable ServedNotice>inTransaction(books -> {
            DecisionRow row = books.decisions().find(decision, now);
            return row == null ? null : asServed(books, row, now);
        });
    }

    private static ServedNotice served(Books books, DecisionRow row, Instant now) {
        if (row.firstReadAt() == null) {
            books.decisions().notices().read(row.decision().id(), now);
        }
        return asServed(books, row, now);
    }

    private static ServedNotice asServed(Books books, DecisionRow row, Instant now) {
        DecisionId decision = row.decision().id();
        return new ServedNotice(
                row,
                verdict(books, row).assessment(),
                books.decisions().said(decision),
                books.decisions().grounds(decision).proportionality(),
                books.annexes().behind(row),
                books.undos().told(decision),
                NoticeText.isAppealPossible(row, isAppealed(books, decision), appealUntil(books, row), now),
                answerUntil(row, now));
    }

    /** A measure that has not begun, or a notice that restricts nothing, can be answered before anything more happens. */
    private static @Nullable Instant answerUntil(DecisionRow row, Instant now) {
        Decision decision = row.decision();
        if (row.state() != DecisionState.STANDING) {
            return null;
        }
        if (now.isBefore(decision.from())) {
            return decision.from();
        }
        boolean warning = decision.measure() == Measure.NOTICE && row.isInForce(now);
        return warning ? decision.until() : null;
    }

    /** The first moment at which an appeal comes too late, or null while the notice has reached nobody. */
    private static @Nullable Instant appealUntil(Books books, DecisionRow row) {
        return AppealWindow.end(
                row.decision().reasons().appealUntil(),
                books.decisions().notices().reachedAt(row.decision().id()));
    }

    private static boolean isAppealed(Books books, DecisionId decision) {
        AppealRow appeal = books.appeals().against(decision);
        return appeal != null && appeal.state() != AppealState.WITHDRAWN;
    }

    private static VerdictRow verdict(Books books, DecisionRow row) {
        return books.accounts().verdictBehind(row.decision().subject().account(), row.assessment());
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
        String told = books.undos().told(row.decision().id());
        boolean appealed = isAppealed(books, row.decision().id());
        Instant until = appealUntil(books, row);
        return NoticeText.of(row, verdict(books, row).assessment(), appealed, until, told, now);
    }
}
