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
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets what was kept for as long as the catalogue says. Each kind has transactions of its own. */
public final class RetentionJob {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);
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
        forget(gone, "decisions", books -> books.retention()
                .decisions(now.minus(OVERTURNED), before(now, NOTICES), before(now, MEASURES), now));
        forget(gone, "cases", books -> books.retention().cases(cutoff(Retention.CASE_WITHOUT_ACTION, now), now));
        forget(gone, "evidence_items", books -> forgetEvidence(books, now));
        forget(gone, "reports", books -> books.retention().reports(cutoff(Retention.REPORT, now)));
        forget(gone, "signals", books -> books.retention().signals(cutoff(Retention.SIGNALS, now), now));
        forget(gone, "contacts", books -> books.retention().contacts(cutoff(Retention.CONTACT, now)));
        for (Simple table : Simple.values()) {
            forget(gone, table.table(), books -> books.retention().over(table, cutoff(declared(table), now)));
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

    /** Forgets some at a time until nothing is left; a kind that cannot be forgotten keeps none of the others. */
    private void forget(Map<String, Integer> gone, String kind, ToIntFunction<Books> some) {
        try {
            int rows;
            do {
                rows = ledger.inTransaction(some::applyAsInt);
                if (rows > 0) {
                    gone.merge(kind, rows, Integer::sum);
                }
            } while (rows > 0);
        } catch (RuntimeException e) {
            LOG.error("{} could not be forgotten and will be tried again: {}", kind, e.toString());
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
