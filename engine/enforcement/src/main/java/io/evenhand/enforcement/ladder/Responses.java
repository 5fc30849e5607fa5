// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ladder;

import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.ledger.CaseEventKind;
import io.evenhand.enforcement.ledger.ClockRow;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.Worded;
import io.evenhand.enforcement.notice.NoticeLinks;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Where account holders answer a notice before anything more happens, behind the notice's link. */
public final class Responses {
    /** The longest answer taken, in characters. */
    public static final int LENGTH_MAX = 10_000;

    private static final int ANSWERS_MAX = 20;

    private final Ledger ledger;
    private final NoticeLinks links;
    private final Clock clock;

    public Responses(Ledger ledger, NoticeLinks links, Clock clock) {
        this.ledger = ledger;
        this.links = links;
        this.clock = clock;
    }

    /** Until when a warning served at {@code servedAt} can be answered before anything more happens. */
    public static Instant until(Instant servedAt) {
        return Lead.answerUntil(servedAt);
    }

    /** What comes of an answer. */
    public enum Taken {
        TAKEN,
        LINK_NOT_VALID,
        /** The measure has begun or ended; an appeal is the way now. */
        TOO_LATE,
        EMPTY,
        TOO_LONG,
        TOO_MANY
    }

    /** Takes an answer; a measure that has not begun waits until somebody read it, or does not begin. */
    public Taken respond(String token, String text) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String words = text.strip();
        DecisionId decision = links.verify(token, now);
        if (decision == null) {
            return Taken.LINK_NOT_VALID;
        }
        if (words.isEmpty() || words.length() > LENGTH_MAX) {
            return words.isEmpty() ? Taken.EMPTY : Taken.TOO_LONG;
        }
        return ledger.inTransaction(books -> {
            DecisionRow known = books.decisions().find(decision, now);
            if (known == null) {
                return Taken.LINK_NOT_VALID;
            }
            var account = known.decision().subject().account();
            books.accounts().lock(account);
            DecisionRow row = books.decisions().find(decision, now);
            Stage stage = row == null ? new Stage.Lifted() : Stage.of(row, now);
            boolean warned = known.decision().measure() == Measure.NOTICE && stage instanceof Stage.InForce;
            if (!warned && !(stage instanceof Stage.NoticeServed)) {
                return Taken.TOO_LATE;
            }
            if (books.proposals().responses(decision) >= ANSWERS_MAX) {
                return Taken.TOO_MANY;
            }
            books.proposals().respond(decision, known.caseId(), words, now);
            books.cases().wake(known.caseId());
            if (stage instanceof Stage.NoticeServed served) {
                books.clocks()
                        .start(ClockRow.starting(ClockRow.Kind.RESPONSE, account, decision, null, now, served.from()));
            }
            books.cases().event(known.caseId(), CaseEventKind.RESPONDED, null, null, now);
            books.audit()
                    .append(now, "account holder", "response.given", "decision:" + decision, Worded.detail("", words));
            return Taken.TAKEN;
        });
    }
}
