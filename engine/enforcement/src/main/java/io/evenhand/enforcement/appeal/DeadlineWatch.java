// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.decision.InterventionType;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.id.EventId;
import io.evenhand.enforcement.ledger.AppealId;
import io.evenhand.enforcement.ledger.AppealRow;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.CaseEventKind;
import io.evenhand.enforcement.ledger.CaseState;
import io.evenhand.enforcement.ledger.ClockRow;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.DecisionState;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.LetterRow;
import io.evenhand.enforcement.ledger.NoticeBook;
import io.evenhand.enforcement.privacy.Housekeeping;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after every clock: one that ran out relieves the account holder in the same transaction, without anybody's
 * doing. Also signs the audit log's head of every day that is over.
 */
public final class DeadlineWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeadlineWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int BATCH = 100;

    private final Ledger ledger;
    private final Clock clock;
    private final Housekeeping rounds;

    public DeadlineWatch(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
        this.rounds = new Housekeeping(
                "deadlines", List.of(new Housekeeping.Chore("looking after clocks", this::look)), PAUSE, ledger::leads);
    }

    /** Starts looking on a thread of its own. */
    public void start() {
        rounds.start();
    }

    /** Looks once; returns how many clocks had run out. */
    public int look() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ledger.run(books -> {
            books.decisions().notices().putOff(now);
            confirm(books, now);
        });
        int breached = 0;
        int failed = 0;
        List<ClockRow> over;
        do {
            over = ledger.inTransaction(books -> books.clocks().over(now, BATCH));
            for (ClockRow each : over) {
                if (relieve(each, now)) {
                    breached++;
                } else {
                    failed++;
                }
            }
        } while (over.size() == BATCH && failed == 0);
        ledger.run(books -> books.audit().sealDays(now.atOffset(ZoneOffset.UTC).toLocalDate()));
        return breached;
    }

    /** Two people confirmed a sale and the measure began: what scoring knows of one account may speak to its cohort. */
    private static void confirm(Books books, Instant now) {
        for (NoticeBook.Moved each : books.decisions().notices().begun(now)) {
            books.outbox()
                    .post(Intervention.about(
                            InterventionType.SANCTION_CONFIRMED,
                            new EventId(each.decision() + ":confirmed"),
                            now,
                            each.account()));
        }
    }

    /** One clock that cannot be looked after keeps nobody else waiting; it is tried again at the next look. */
    private boolean relieve(ClockRow clock, Instant now) {
        try {
            ledger.run(books -> relieve(books, clock, now));
            return true;
        } catch (RuntimeException e) {
            LOG.warn("a clock could not be looked after and will be again: {}", e.toString());
            return false;
        }
    }

    private static void relieve(Books books, ClockRow known, Instant now) {
        books.accounts().lock(known.account());
        ClockRow row = books.clocks().lock(known.id());
        if (row == null || !row.isOver(now)) {
            return;
        }
        AppealId id = row.appeal();
        AppealRow appeal = id == null ? null : books.appeals().find(id);
        if (row.kind() == ClockRow.Kind.RESPONSE || appeal == null) {
            withdraw(books, row, now);
        } else if (row.kind() == ClockRow.Kind.INFO_REQUEST) {
            books.clocks().resume(appeal.id(), now);
            books.appeals().goOn(appeal.id(), Deadlines.answerBy(books, appeal));
            breached(books, row, ClockRow.Relief.RESUMED, null, now);
        } else {
            DecisionId milder = Relief.give(books, appeal, now);
            breached(
                    books,
                    row,
                    milder == null ? ClockRow.Relief.NOTHING_TO_RELIEVE : ClockRow.Relief.RELIEVED,
                    milder,
                    now);
        }
    }

    /** Nobody read what the account holder answered: the measure does not begin, and the case is open again. */
    private static void withdraw(Books books, ClockRow row, Instant now) {
        DecisionRow decision = books.decisions().find(row.decision(), now);
        if (decision == null || decision.state() != DecisionState.STANDING) {
            breached(books, row, ClockRow.Relief.NOTHING_TO_RELIEVE, null, now);
            return;
        }
        books.decisions().end(row.decision(), row.account(), DecisionState.LIFTED, "clock", now);
        if (books.cases().live(row.account()) == null) {
            books.cases().move(decision.caseId(), CaseState.OPEN, null, null, now);
        }
        books.cases().event(decision.caseId(), CaseEventKind.RELIEVED, null, null, now);
        books.letters().post(LetterRow.Kind.LIFTED, row.account(), row.decision(), null, now);
        breached(books, row, ClockRow.Relief.WITHDRAWN, null, now);
    }

    private static void breached(
            Books books, ClockRow row, ClockRow.Relief relief, @Nullable DecisionId by, Instant now) {
        books.clocks().breach(row.id(), relief, by, now);
        books.audit().append(now, "clock", "clock.breached", "decision:" + row.decision(), row.kind() + " " + relief);
    }

    @Override
    public void close() {
        rounds.close();
    }
}
