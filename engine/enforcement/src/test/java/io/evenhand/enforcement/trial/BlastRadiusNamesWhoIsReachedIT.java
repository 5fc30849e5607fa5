// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.enforcement.FakeWorkshop;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.trial.BlastRadius.Change;
import io.evenhand.enforcement.trial.BlastRadius.Cohort;
import io.evenhand.enforcement.trial.BlastRadius.Expectation;
import io.evenhand.enforcement.trial.BlastRadius.Measured;
import io.evenhand.enforcement.trial.BlastRadius.Part;
import io.evenhand.enforcement.trial.BlastRadius.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The report before an activation: worked by hand on a dozen accounts. Every sample has 44 viewers, so 45 people. */
class BlastRadiusNamesWhoIsReachedIT {
    private static final String TEXT = "many-viewers limits from 12";

    @Test
    void whoChangesIsCountedByOutcomeMeasureAndCohort() {
        try (Office office = new Office()) {
            people(office);
            BlastRadius found = report(office);
            assertEquals(12, found.accounts());
            assertEquals(14, found.assessments(), "two weeks of two of them");
            assertEquals(
                    List.of(
                            new Change("limit", "limit", 2),
                            new Change("none", "none", 6),
                            new Change("review", "limit", 4)),
                    found.changes());
            assertEquals(List.of(new Measured("LIMIT", 2, 6), new Measured("NONE", 10, 6)), found.measures());
            assertEquals(new Cohort("hosting", "hosting", 5, 2, 3, 1, 0), cohort(found, "hosting", "hosting"));
            assertEquals(new Cohort("hosting", "unknown", 5, 0, 2, 2, 0), cohort(found, "hosting", "unknown"));
            assertEquals(
                    new Cohort("language", "fr", 1, 0, 0, 0, 0),
                    cohort(found, "language", "fr"),
                    "they are written to");
            assertEquals(
                    new Cohort("household", "3 or 4 people", 1, 0, 1, 1, 0),
                    cohort(found, "household", "3 or 4 people"));
            assertEquals(new Cohort("network", "AS64500", 5, 2, 3, 1, 0), cohort(found, "network", "AS64500"));
            assertEquals(
                    new Cohort("country tier", "1: a tenth of the accounts or more each", 7, 2, 4, 2, 0),
                    cohort(found, "country tier", "1: a tenth of the accounts or more each"));
            assertEquals(
                    new Cohort("community", "25 to 49 viewers", 12, 2, 6, 4, 0),
                    cohort(found, "community", "25 to 49 viewers"));
            assertEquals(4, found.examples().size());
        }
    }

    @Test
    void theBlanketBanStandsBesideTheVersionWithTheSameFigures() {
        try (Office office = new Office()) {
            people(office);
            BlastRadius found = report(office);
            assertEquals(
                    List.of(
                            "this version: 6 accounts, 270 people, 3 sell, 1 do not",
                            "the active version: 2 accounts, 90 people, 2 sell, 0 do not",
                            "ban of every hosting network: 5 accounts, 225 people, 2 sell, 3 do not",
                            "ban of network AS64500: 5 accounts, 225 people, 2 sell, 3 do not"),
                    found.policies().stream()
                            .map(BlastRadiusNamesWhoIsReachedIT::line)
                            .toList());
            for (Policy ban : found.policies().subList(2, 4)) {
                assertEquals(
                        List.of(
                                new Part("community", "25 to 49 viewers", 5),
                                new Part("country tier", "1: a tenth of the accounts or more each", 5),
                                new Part("hosting", "hosting", 5),
                                new Part("household", "unknown", 5),
                                new Part("language", "fr", 1),
                                new Part("language", "unknown", 4),
                                new Part("outcome", "limit", 3),
                                new Part("outcome", "none", 2),
                                new Part("tenure", "under 90 days", 5)),
                        ban.parts(),
                        "two of the five did nothing at all");
            }
            assertEquals(90.0, found.policies().get(0).peoplePerSeller());
            assertEquals(112.5, found.policies().get(2).peoplePerSeller());
            assertEquals("a simulation told who sells", found.truth());
        }
    }

    @Test
    void withoutASimulationOnlyDecisionsByPeopleAndAppealsSayWhoSells() {
        try (Office office = new Office()) {
            office.limit("upheld");
            office.limit("overturned");
            office.limit("nobody-knows");
            office.appeals.decide(
                    office.appeal(office.decision("upheld")).id(), Office.CLARA, AppealOutcome.UPHELD, Office.REASON);
            office.appeals.decide(
                    office.appeal(office.decision("overturned")).id(),
                    Office.CLARA,
                    AppealOutcome.OVERTURNED,
                    Office.REASON);
            BlastRadius found = report(office);
            assertEquals(
                    "this version: 3 accounts, 135 people, 1 sell, 1 do not",
                    line(found.policies().get(0)));
            assertEquals(
                    "known from decisions by two people and from appeals; of most accounts nobody knows",
                    found.truth());
        }
        try (Office office = new Office()) {
            office.limit("nobody-knows");
            assertNull(report(office).policies().get(0).peoplePerSeller());
        }
    }

    @Test
    void theExpectedRateIsThePeakOfTheEvidenceAndARestrictionLastsAMonth() {
        try (Office office = new Office()) {
            people(office);
            Expectation whole = report(office).expectation(null);
            assertEquals(6, whole.total(), "the second week of an account restricted already is no new restriction");
            assertEquals(4, whole.peakHour(), "four of them in the second week");
            assertEquals(0.5, whole.shares().get("hosting=hosting"));
            assertEquals(6, report(office).expectation("many-viewers").total());
            assertNull(report(office).expectation("another-rule"));
        }
    }

    @Test
    void whatTheReportIsBrokenDownByReachesNoRule() {
        try (Office told = new Office();
                Office untold = new Office()) {
            people(told);
            people(untold);
            AccountId account = new AccountId("damning-0");
            untold.ledger.run(books -> books.traits()
                    .of(List.of(account))
                    .get(account)
                    .keySet()
                    .forEach(trait -> books.traits().tell(account, trait, "changed", "test", untold.clock.instant())));
            for (Office office : List.of(told, untold)) {
                office.intake.handle(Samples.damning("later", "as-later", office.clock.instant()));
            }
            assertEquals(verdicts(told), verdicts(untold));
        }
    }

    private static List<String> verdicts(Office office) {
        List<String> all = new ArrayList<>();
        office.ledger.read(books -> books.trials().eachRecorded(each -> all.add(each.verdict())));
        return all.stream().sorted().toList();
    }

    /** Two sellers on a hosting network, one at home; three hobbyists beside the two; others nobody knows anything about. */
    private static void people(Office office) {
        Instant now = office.clock.instant();
        Instant before = now.minus(Duration.ofDays(7));
        for (int i = 0; i < 2; i++) {
            office.intake.handle(Samples.damning("damning-" + i, "as-0", before));
            office.intake.handle(Samples.damning("damning-" + i, "as-1", now));
            tell(office, "damning-" + i, "yes", "yes", "AS64500", "DE");
        }
        for (int i = 0; i < 4; i++) {
            office.intake.handle(Samples.doubtful("doubtful-" + i, "as-1", now));
        }
        tell(office, "doubtful-0", "yes", "no", "AS64501", "DE");
        tell(office, "doubtful-1", "no", "yes", "AS64500", "DE");
        office.ledger.run(books -> books.traits().tell(new AccountId("doubtful-0"), "household", "4", "test", now));
        for (int i = 0; i < 6; i++) {
            office.intake.handle(Samples.harmless("harmless-" + i, "as-1", now));
        }
        tell(office, "harmless-0", "no", "yes", "AS64500", "DE");
        office.ledger.run(
                books -> books.messages().reach(new AccountId("harmless-0"), "fr", "lea@example.org", null, now));
        tell(office, "harmless-1", "no", "yes", "AS64500", "DE");
        tell(office, "harmless-2", "no", "no", "AS64502", "DE");
    }

    private static void tell(
            Office office, String account, String seller, String hosting, String network, String country) {
        office.ledger.run(books -> {
            AccountId id = new AccountId(account);
            Instant now = office.clock.instant();
            books.traits().tell(id, "seller", seller, "test", now);
            books.traits().tell(id, "hosting", hosting, "test", now);
            books.traits().tell(id, "network", network, "test", now);
            books.traits().tell(id, "country", country, "test", now);
        });
    }

    private static String line(Policy policy) {
        return policy.name() + ": " + policy.accounts() + " accounts, " + policy.people() + " people, "
                + policy.sellers() + " sell, " + policy.innocents() + " do not";
    }

    private static BlastRadius report(Office office) {
        String hash = FakeWorkshop.hash(TEXT);
        office.rulesets.propose(Office.PIA, TEXT, "sellers with a lower score go unseen");
        long id = office.backtests.run("pia", hash, Backtests.PERIOD);
        BlastRadius stored = office.backtests.report(id).found();
        assertEquals(
                ContractJson.text(stored.naming(List.of())),
                office.ledger.inTransaction(books -> books.reports().find(id).body()));
        return stored;
    }

    private static Cohort cohort(BlastRadius found, String kind, String value) {
        return found.cohorts().stream()
                .filter(each -> each.kind().equals(kind) && each.value().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError(found.cohorts()));
    }
}
