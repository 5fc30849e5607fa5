// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.decision.InterventionType;
import io.evenhand.contract.id.EventId;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.EvidenceRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.RetentionBook.Simple;
import io.evenhand.enforcement.privacy.catalogue.Catalogue;
import io.evenhand.enforcement.privacy.catalogue.Retention;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/** Forgets what was kept for as long as the catalogue says. Each kind is a transaction of its own. */
public final class RetentionJob {
    private static final Duration OVERTURNED = Duration.ofDays(90);
    private static final Period NOTICES = Period.ofMonths(12);
    private static final Period MEASURES = Period.ofMonths(24);

    private final Ledger ledger;
    private final Clock clock;

    public RetentionJob(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** How many rows are gone, by kind; kinds without any are left out. */
    public Map<String, Integer> run() {
        Instant now = clock.instant();
        Map<String, Integer> gone = new TreeMap<>();
        untilNoMore(
                gone,
                "decisions",
                () -> ledger.inTransaction(books -> books.retention()
                        .decisions(now.minus(OVERTURNED), before(now, NOTICES), before(now, MEASURES), now)));
        untilNoMore(
                gone,
                "cases",
                () -> ledger.inTransaction(
                        books -> books.retention().cases(cutoff(Retention.CASE_WITHOUT_ACTION, now), now)));
        untilNoMore(gone, "evidence_items", () -> ledger.inTransaction(books -> forgetEvidence(books, now)));
        once(
                gone,
                "reports",
                () -> ledger.inTransaction(books -> books.retention().reports(cutoff(Retention.REPORT, now))));
        once(
                gone,
                "signals",
                () -> ledger.inTransaction(books -> books.retention().signals(cutoff(Retention.SIGNALS, now), now)));
        once(
                gone,
                "contacts",
                () -> ledger.inTransaction(books -> books.retention().contacts(cutoff(Retention.CONTACT, now))));
        for (Simple table : Simple.values()) {
            once(
                    gone,
                    table.table(),
                    () -> ledger.inTransaction(books -> books.retention().over(table, cutoff(declared(table), now))));
        }
        if (!gone.isEmpty()) {
            ledger.run(books -> books.audit().append(now, "retention", "retention.ran", "ledger", gone.toString()));
        }
        return gone;
    }

    /** Evidence that is not kept any more counts nothing any more. */
    private static int forgetEvidence(Books books, Instant now) {
        List<EvidenceRow> old = books.retention().evidence(now);
        for (EvidenceRow row : old) {
            if (row.verifiedAt() != null && row.withdrawnAt() == null) {
                EventId id = new EventId(row.id() + ":evidence_withdrawn");
                books.outbox()
                        .post(new Intervention(
                                id,
                                InterventionType.EVIDENCE_WITHDRAWN,
                                now,
                                row.account(),
                                null,
                                null,
                                row.id(),
                                row.kind().name()));
            }
        }
        return old.size();
    }

    private static void untilNoMore(Map<String, Integer> gone, String kind, IntSupplier batch) {
        for (int rows = batch.getAsInt(); rows > 0; rows = batch.getAsInt()) {
            gone.merge(kind, rows, Integer::sum);
        }
    }

    private static void once(Map<String, Integer> gone, String kind, IntSupplier batch) {
        int rows = batch.getAsInt();
        if (rows > 0) {
            gone.put(kind, rows);
        }
    }

    private static Retention declared(Simple table) {
        return Catalogue.tables().stream()
                .filter(each -> each.name().equals(table.table()))
                .findFirst()
                .orElseThrow()
                .retention();
    }

    private static Instant cutoff(Retention retention, Instant now) {
        Duration period = retention.period();
        if (period == null) {
            throw new IllegalStateException("no period is declared for " + retention);
        }
        return now.minus(period);
    }

    private static Instant before(Instant now, Period period) {
        return now.atOffset(ZoneOffset.UTC).minus(period).toInstant();
    }
}
