// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** An assessment is handled once, however often and from however many sides it arrives. */
class RepeatsChangeNothingIT {
    private static final List<String> TABLES = List.of(
            "assessments",
            "verdicts",
            "cases",
            "case_events",
            "statements",
            "notices",
            "decisions",
            "outbox",
            "audit_log");

    @Test
    void aRepeatLeavesEveryTableAsItWas() throws Exception {
        try (Office office = new Office()) {
            Assessment assessment = Samples.damning("acc-1", "as-1", office.clock.instant());
            assertEquals(Handled.LIMITED, office.intake.handle(assessment));
            List<Long> before = counts(office);
            assertEquals(Handled.REPEAT, office.intake.handle(assessment));
            office.clock.move(Duration.ofHours(1));
            assertEquals(Handled.REPEAT, office.intake.handle(assessment));
            assertEquals(before, counts(office));
        }
    }

    @Test
    void concurrentHandlersLimitOnce() throws Exception {
        try (Office office = new Office()) {
            ExecutorService pool = Executors.newFixedThreadPool(4);
            List<Future<Handled>> results = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                // eight accounts, each by five handlers: the same assessment twice and three newer ones
                String account = "acc-" + i % 8;
                int serial = Math.max(0, i / 8 - 1);
                Assessment assessment = Samples.damning(account, "as-" + serial, office.clock.instant());
                results.add(pool.submit(() -> office.intake.handle(assessment)));
            }
            List<Handled> handled = new ArrayList<>();
            for (Future<Handled> result : results) {
                handled.add(result.get());
            }
            pool.shutdown();
            assertEquals(8, handled.stream().filter(Handled.LIMITED::equals).count());
            assertEquals(8, handled.stream().filter(Handled.REPEAT::equals).count());
            assertEquals(
                    24,
                    handled.stream().filter(Handled.ALREADY_RESTRICTED::equals).count());
            assertEquals(8, office.database.count("decisions"));
            long broken = office.ledger.inTransaction(books -> books.audit().firstBroken());
            assertEquals(0, broken);
        }
    }

    @Test
    void anAssessmentFromLongAgoRestrictsNobody() throws Exception {
        try (Office office = new Office()) {
            Assessment old =
                    Samples.damning("acc-1", "as-1", office.clock.instant().minus(Duration.ofDays(15)));
            assertEquals(Handled.BACKFILL, office.intake.handle(old));
            assertEquals(0, office.database.count("decisions"));
            assertEquals(1, office.database.count("verdicts where outcome = 'limit'"));
            Assessment fresh =
                    Samples.damning("acc-1", "as-2", office.clock.instant().minus(Duration.ofDays(13)));
            assertEquals(Handled.LIMITED, office.intake.handle(fresh));
        }
    }

    @Test
    void anOvertakenAssessmentRestrictsNobody() throws Exception {
        try (Office office = new Office()) {
            office.intake.handle(Samples.harmless("acc-1", "as-2", office.clock.instant()));
            Assessment older =
                    Samples.damning("acc-1", "as-1", office.clock.instant().minus(Duration.ofDays(7)));
            assertEquals(Handled.OVERTAKEN, office.intake.handle(older));
            assertEquals(0, office.database.count("decisions"));
        }
    }

    @Test
    void doubtOpensOneCaseThatNewerEvidenceRenews() throws Exception {
        try (Office office = new Office()) {
            assertEquals(Handled.CASE, office.intake.handle(Samples.doubtful("acc-1", "as-1", office.clock.instant())));
            office.clock.move(Duration.ofDays(7));
            assertEquals(Handled.CASE, office.intake.handle(Samples.doubtful("acc-1", "as-2", office.clock.instant())));
            assertEquals(1, office.cases.queue().size());
            assertEquals(0, office.database.count("decisions"));
        }
    }

    private static List<Long> counts(Office office) throws Exception {
        List<Long> counts = new ArrayList<>();
        for (String table : TABLES) {
            counts.add(office.database.count(table));
        }
        return counts;
    }
}
