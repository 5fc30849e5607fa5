// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.trial;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.ReportBook.Named;
import io.evenhand.enforcement.ledger.ReportRow;
import io.evenhand.enforcement.ledger.ReportRow.Coverage;
import io.evenhand.enforcement.ledger.Stored;
import io.evenhand.enforcement.rulebook.Rulebook;
import io.evenhand.enforcement.rulebook.UnfitRulesetException;
import io.evenhand.rules.ruleset.Ruleset;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs backtests, one at a time, and stores what each finds. Safe for several threads. */
public final class Backtests {
    /** How far back one looks unless told otherwise. */
    public static final Duration PERIOD = Duration.ofDays(90);

    private static final Logger LOG = LoggerFactory.getLogger(Backtests.class);

    private final Ledger ledger;
    private final Rulebook book;
    private final Clock clock;
    private State state = State.IDLE;

    public Backtests(Ledger ledger, Rulebook book, Clock clock) {
        this.ledger = ledger;
        this.book = book;
        this.clock = clock;
    }

    /**
     * How the newest one stands.
     *
     * @param report the number of the finished report, or null
     * @param failure why there is none, or null
     */
    public record State(
            @Nullable String ruleset,
            boolean running,
            long assessments,
            long ofAssessments,
            @Nullable Long report,
            @Nullable String failure) {
        static final State IDLE = new State(null, false, 0, 0, null, null);
    }

    public synchronized State state() {
        return state;
    }

    /** A report about nobody would let a version decide that nobody has looked at. */
    public static final class NothingToTestOnException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NothingToTestOnException() {
            super("nothing is stored of that period to test it on");
        }
    }

    /** Starts one on a thread of its own; false if one is running. */
    public boolean start(String by, String hash, Duration period) {
        if (!claim(hash)) {
            return false;
        }
        Thread thread = new Thread(
                () -> {
                    try {
                        test(by, hash, period);
                    } catch (UnfitRulesetException | NothingToTestOnException e) {
                        end(hash, null, e.getMessage());
                    } catch (RuntimeException | Error e) {
                        LOG.error("a backtest failed", e);
                        end(hash, null, "the failure is in the log");
                    }
                },
                "backtests");
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (Error e) {
            end(hash, null, "no thread could be started");
            throw e;
        }
        return true;
    }

    /** Runs one and returns the number of its report; an exception if one is running. */
    public long run(String by, String hash, Duration period) {
        if (!claim(hash)) {
            throw new IllegalStateException("a backtest is running");
        }
        try {
            return test(by, hash, period);
        } catch (RuntimeException | Error e) {
            end(hash, null, "it failed");
            throw e;
        }
    }

    private synchronized boolean claim(String hash) {
        if (state.running()) {
            return false;
        }
        state = new State(hash, true, 0, 0, null, null);
        return true;
    }

    private synchronized void advance(String hash, long done, long all) {
        state = new State(hash, true, Math.max(done, state.assessments()), all, null, null);
    }

    private synchronized void end(String hash, @Nullable Long report, @Nullable String failure) {
        state = new State(hash, false, state.assessments(), state.ofAssessments(), report, failure);
    }

    private long test(String by, String hash, Duration period) {
        Ruleset candidate = book.ready(hash);
        String active = ledger.inTransaction(book::activeHash);
        // not at the newest assessment: one that speaks about next year would leave all others out
        Instant end = clock.instant().truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
        Backtest backtest = new Backtest(
                candidate,
                book.ready(active),
                Math.max(1, Runtime.getRuntime().availableProcessors()),
                (done, all) -> advance(hash, done, all),
                verdict -> {});
        BlastRadius found = backtest.run(ledger, end.minus(period), end);
        if (found.assessments() == 0) {
            throw new NothingToTestOnException();
        }
        long report = store(by, found);
        end(hash, report, null);
        return report;
    }

    private long store(String by, BlastRadius found) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return ledger.inTransaction(books -> {
            long stored = books.trials().count(found.until().minus(PERIOD), found.until());
            Coverage coverage = new Coverage(
                    found.from(), found.until(), found.assessments(), Math.max(1, stored), found.reached());
            String body = ContractJson.text(found.naming(List.of()));
            long id = books.reports().add(new ReportRow(0, found.ruleset(), found.baseline(), by, now, coverage, body));
            books.reports()
                    .name(
                            id,
                            found.examples().stream()
                                    .map(each -> new Named(each.account(), ContractJson.text(each)))
                                    .toList());
            books.audit()
                    .append(
                            now,
                            by,
                            "ruleset.tested",
                            "ruleset:" + found.ruleset(),
                            "report " + id + " over " + found.assessments() + " assessments");
            return id;
        });
    }

    /** A stored report. */
    public @Nullable Report report(long id) {
        return ledger.<@Nullable Report>inTransaction(books -> {
            ReportRow row = books.reports().find(id);
            return row == null ? null : report(books, row);
        });
    }

    /** The reports about a version, newest first. */
    public List<Report> reports(String hash) {
        return ledger.inTransaction(books ->
                books.reports().of(hash).stream().map(row -> report(books, row)).toList());
    }

    /**
     * A report with who had it made and when.
     *
     * @param ageDays whole days since
     * @param share the part of what is stored of the last 90 days that it looked at, 0 to 1; null if that was not kept
     * @param found names only accounts that are not forgotten
     */
    public record Report(
            long id,
            String madeBy,
            Instant madeAt,
            long ageDays,
            @Nullable Double share,
            BlastRadius found) {}

    private Report report(Books books, ReportRow row) {
        List<BlastRadius.Example> named = books.reports().named(row.id()).stream()
                .map(each -> Stored.read(each.body(), BlastRadius.Example.class))
                .toList();
        Coverage coverage = row.coverage();
        return new Report(
                row.id(),
                row.madeBy(),
                row.madeAt(),
                Duration.between(row.madeAt(), clock.instant()).toDays(),
                coverage == null ? null : coverage.share(),
                Stored.read(row.body(), BlastRadius.class).naming(named));
    }
}
