// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.breaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import io.evenhand.enforcement.breaker.BreakerDesk.Released;
import io.evenhand.enforcement.decide.AssessmentBatch;
import io.evenhand.enforcement.decide.AssessmentConsumer;
import io.evenhand.enforcement.decide.Handled;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.BreakerRow;
import io.evenhand.enforcement.ledger.BreakerRow.Kind;
import io.evenhand.enforcement.trial.Backtests;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Rules that do more than they were expected to, or what turns out to be wrong, ask people until a person says otherwise. */
class BreakersTripIT {
    private static final String TEXT = "many-viewers limits from 12";
    private static final String REASON = "looked at all of them; the evidence holds";

    @Test
    void moreRestrictionsThanTheReportLetsExpectStopTheVersionAndItsRule() throws Exception {
        try (Office office = new Office()) {
            String hash = active(office);
            int limited = 0;
            for (int i = 0; i < 30; i++) {
                limited += doubtful(office, "acc-" + i) == Handled.LIMITED ? 1 : 0;
            }
            assertEquals(7, limited, "seven where one is expected: by chance less than once in ten thousand hours");
            List<BreakerRow> open = office.breakers.open();
            assertEquals(
                    List.of(Kind.HOURLY, Kind.DAILY, Kind.HOURLY, Kind.DAILY),
                    open.stream().map(BreakerRow::kind).toList());
            assertEquals("many-viewers", open.get(0).rule());
            assertEquals(hash, open.get(0).ruleset());
            assertEquals(
                    "7 restrictions within an hour; the report lets expect 1.0 at most",
                    open.get(0).detail());
            assertEquals("4", office.database.value("select count(*) from audit_log where act = 'breaker.tripped'"));
        }
    }

    @Test
    void whatCameWithTheProgramIsHeldToAPartOfThePopulation() {
        try (Office office = new Office()) {
            for (int i = 0; i < 60; i++) {
                office.intake.handle(Samples.damning("acc-" + i, "as-1", office.clock.instant()));
            }
            BreakerRow row = office.breakers.open().get(0);
            assertEquals(Kind.HOURLY, row.kind());
            assertEquals("fake", row.rule());
            assertEquals("40 restrictions within an hour; without a report 20.0 may be expected at most", row.detail());
            assertEquals(
                    Handled.STOPPED, office.intake.handle(Samples.damning("next", "as-1", office.clock.instant())));
        }
    }

    @Test
    void aReportAboutWhatCameWithTheProgramTakesThePlaceOfThePart() {
        try (Office office = new Office()) {
            office.somebody();
            office.backtests.run("pia", office.rulebook.deployedHash(), Backtests.PERIOD);
            for (int i = 0; i < 7; i++) {
                office.intake.handle(Samples.damning("acc-" + i, "as-1", office.clock.instant()));
            }
            assertEquals(
                    "7 restrictions within an hour; the report lets expect 1.0 at most",
                    office.breakers.open().get(0).detail());
        }
    }

    @Test
    void inOneTransactionABreakerStopsThoseAfterItToo() {
        try (Office office = new Office()) {
            active(office);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                byte[] body = ContractJson.bytes(Samples.doubtful("acc-" + i, "as-1", office.clock.instant()));
                records.add(new ConsumerRecord<>(AssessmentConsumer.TOPIC, 0, i, new byte[0], body));
            }
            List<String> handled = new AssessmentBatch(office.ledger, office.intake, () -> false).handle(records);
            assertEquals(7, Collections.frequency(handled, "limited"));
            assertEquals(23, Collections.frequency(handled, "stopped"));
        }
    }

    @Test
    void whatIsStoppedIsACaseForPeopleAndRestrictsNobodyUntilAPersonReleasesIt() {
        try (Office office = new Office()) {
            active(office);
            for (int i = 0; i < 7; i++) {
                doubtful(office, "acc-" + i);
            }
            assertEquals(Handled.STOPPED, doubtful(office, "stopped"));
            assertTrue(office.cases.queue().stream()
                    .anyMatch(each -> each.account().value().equals("stopped")));
            office.clock.move(Duration.ofDays(13));
            assertEquals(Handled.STOPPED, doubtful(office, "stopped-later"), "time alone releases nothing");
            for (BreakerRow each : office.breakers.open()) {
                assertEquals(Released.ROLE, office.breakers.release(Office.PIA, each.id(), REASON));
                assertEquals(Released.REASON_TOO_SHORT, office.breakers.release(Office.CLARA, each.id(), "ok"));
                assertEquals(Released.DONE, office.breakers.release(Office.CLARA, each.id(), REASON));
                assertEquals(Released.NOT_OPEN, office.breakers.release(Office.CLARA, each.id(), REASON));
            }
            assertEquals(Handled.LIMITED, doubtful(office, "after"));
            assertEquals("clara", office.breakers.history().get(0).releasedBy());
            assertEquals(
                    0, (long) office.ledger.inTransaction(books -> books.audit().firstBroken()));
        }
    }

    @Test
    void aReportThatExpectsManyLetsManyPass() {
        try (Office office = new Office()) {
            for (int i = 0; i < 30; i++) {
                doubtful(office, "known-" + i);
            }
            active(office);
            for (int i = 0; i < 30; i++) {
                assertEquals(Handled.LIMITED, doubtful(office, "acc-" + i));
            }
            assertEquals(List.of(), office.breakers.open());
        }
    }

    @Test
    void restrictionsThatGatherInOneNetworkStopTheVersion() {
        try (Office office = new Office()) {
            for (int i = 0; i < 30; i++) {
                doubtful(office, "known-" + i);
                network(office, "known-" + i, "AS" + (64500 + i));
            }
            active(office);
            for (int i = 0; i < 10; i++) {
                network(office, "acc-" + i, "AS64999");
                doubtful(office, "acc-" + i);
            }
            BreakerRow row = office.breakers.open().get(0);
            assertEquals(Kind.CONCENTRATION, row.kind());
            assertEquals(10, row.hits());
            assertTrue(row.detail().contains("network: AS64999"), row.detail());
            assertTrue(row.detail().contains("69 to 100 %"), row.detail());
        }
    }

    @Test
    void aSteadyDozenADayThatTurnsToOneNetworkStopsTheVersion() {
        try (Office office = new Office()) {
            for (int i = 0; i < 30; i++) {
                doubtful(office, "known-" + i);
                network(office, "known-" + i, "AS" + (64500 + i));
            }
            active(office);
            for (int i = 0; i < 36; i++) {
                office.clock.move(Duration.ofHours(2));
                network(office, "acc-" + i, i < 24 ? "AS" + (64600 + i) : "AS64999");
                doubtful(office, "acc-" + i);
                assertTrue(i >= 24 || office.breakers.open().isEmpty(), "a dozen networks are none");
            }
            BreakerRow row = office.breakers.open().get(0);
            assertEquals(Kind.CONCENTRATION, row.kind());
            assertTrue(row.detail().contains("network: AS64999"), row.detail());
        }
    }

    @Test
    void aRuleWhoseDecisionsAreOverturnedTooOftenAsksPeopleByItself() throws Exception {
        try (Office office = new Office()) {
            for (int i = 0; i < 20; i++) {
                office.limit("acc-" + i);
            }
            for (int i = 0; i < 20; i++) {
                AppealOutcome outcome = i < 3 ? AppealOutcome.OVERTURNED : AppealOutcome.UPHELD;
                assertEquals(List.of(), office.breakers.open(), "not before twenty are decided");
                office.appeals.decide(
                        office.appeal(office.decision("acc-" + i)).id(), Office.CLARA, outcome, Office.REASON);
            }
            BreakerRow row = office.breakers.open().get(0);
            assertEquals(Kind.OVERTURNED, row.kind());
            assertEquals("fake", row.rule());
            assertEquals(
                    "3 of 20 decided appeals were won (15 %; 95 % Clopper-Pearson 3 to 38 %); at most 10 % may be",
                    row.detail());
            assertEquals(
                    Handled.STOPPED, office.intake.handle(Samples.damning("next", "as-1", office.clock.instant())));
            assertEquals("breaker", office.database.value("select actor from audit_log where act = 'breaker.tripped'"));
        }
    }

    @Test
    void twoOfTwentyAreNotTooMany() {
        try (Office office = new Office()) {
            for (int i = 0; i < 20; i++) {
                office.limit("acc-" + i);
                AppealOutcome outcome = i < 2 ? AppealOutcome.OVERTURNED : AppealOutcome.UPHELD;
                office.appeals.decide(
                        office.appeal(office.decision("acc-" + i)).id(), Office.CLARA, outcome, Office.REASON);
            }
            assertEquals(List.of(), office.breakers.open());
        }
    }

    private static String active(Office office) {
        String hash = office.approved(TEXT);
        Office.done(office.rulesets.activate(Office.CLARA, hash));
        return hash;
    }

    private static Handled doubtful(Office office, String account) {
        return office.intake.handle(Samples.doubtful(account, "as-1", office.clock.instant()));
    }

    private static void network(Office office, String account, String name) {
        Instant now = office.clock.instant();
        office.ledger.run(books -> books.traits().tell(new AccountId(account), "network", name, "test", now));
    }
}
