// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.rulebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import io.evenhand.enforcement.ledger.TermRow;
import io.evenhand.enforcement.ledger.TermRow.Stage;
import io.evenhand.enforcement.rulebook.Move.Refused;
import io.evenhand.enforcement.rulebook.Move.Why;
import io.evenhand.enforcement.trial.Backtests;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A version decides after a fresh and broad report, worked cases, a time in the shadow and a stage, or on a third person's word. */
class NothingDecidesUnprovenIT {
    private static final String TEXT = "many-viewers limits from 12";
    private static final String OTHER = "other limits from 13";
    private static final String ENOUGH = "the report shows nobody who should not be there";
    private static final String URGENT = "a wave of sellers is under way tonight";

    @Test
    void casesThenShadowThenStageLetAVersionDecideWithoutAWaiver() {
        try (Office office = new Office()) {
            String hash = office.agreed(TEXT);
            assertRefused(Why.UNPROVEN, office.rulesets.stage(Office.CLARA, hash, 99));
            Office.done(sent(office, hash, cases(60, "none")));
            Office.done(office.rulesets.shadow(Office.PIA, hash));
            harmless(office, "shadow", Proofs.SHADOW_ASSESSMENTS);
            assertRefused(Why.UNPROVEN, office.rulesets.activate(Office.CLARA, hash), "stage: 0 verdicts");
            office.clock.move(Duration.ofMinutes(1));
            Office.done(office.rulesets.stage(Office.CLARA, hash, 99));
            harmless(office, "early", 2);
            assertRefused(Why.UNPROVEN, office.rulesets.activate(Office.CLARA, hash), "stage: ");
            harmless(office, "staged", Proofs.STAGE_VERDICTS + 10);
            Office.done(office.rulesets.activate(Office.CLARA, hash));
            assertNull(active(office).waiver());
        }
    }

    @Test
    void daysAreEnoughInsteadOfNumbersIfItWasAskedAtAll() {
        try (Office office = new Office()) {
            String hash = office.agreed(TEXT);
            Office.done(sent(office, hash, cases(60, "none")));
            Office.done(office.rulesets.shadow(Office.PIA, hash));
            office.clock.move(Proofs.SHADOW_TIME);
            assertRefused(Why.UNPROVEN, office.rulesets.stage(Office.CLARA, hash, 99), "shadow: 0 assessments");
            harmless(office, "asked", 1);
            Office.done(office.rulesets.stage(Office.CLARA, hash, 99));
            harmless(office, "decided", 3);
            office.clock.move(Proofs.STAGE_TIME);
            Office.done(office.rulesets.activate(Office.CLARA, hash));
        }
    }

    @Test
    void oneCaseThatFailsOrTooFewCasesProveNothing() throws Exception {
        try (Office office = new Office()) {
            String hash = office.agreed(TEXT);
            Map<String, String> one = cases(60, "none");
            one.put("case-30.yaml", "note: a choir\ngiven: {atoms: {}, externalViewers: 30}\nwant: {outcome: limit}\n");
            Refused failed = (Refused) sent(office, hash, one);
            assertEquals(Why.CASES_FAILED, failed.why());
            assertTrue(failed.findings().get(0).startsWith("case-30.yaml: "), failed.toString());
            assertEquals("1", office.database.value("select failed from ruleset_cases"));
            assertRefused(Why.UNPROVEN, office.rulesets.stage(Office.CLARA, hash, 1), "61 of 62 passed");
            Office.done(sent(office, hash, cases(57, "none")));
            assertRefused(Why.UNPROVEN, office.rulesets.stage(Office.CLARA, hash, 1), "there must be 60 or more");
        }
    }

    @Test
    void copiesOfOneStoryCasesWithoutAnOutcomeAndCasesThatAskNothingProveNothing() throws Exception {
        try (Office office = new Office()) {
            String hash = office.agreed(TEXT);
            Map<String, String> copies = new TreeMap<>();
            Map<String, String> anything = new TreeMap<>();
            Map<String, String> broken = new TreeMap<>();
            for (int i = 0; i < 60; i++) {
                copies.put(
                        "copy-" + i + ".yaml",
                        "note: story " + i + "\n" + story(1, "outcome: none").substring(14));
                anything.put("any-" + i + ".yaml", story(i, ""));
                broken.put(
                        "broken-" + i + ".yaml",
                        "note: x\ngiven: {assessment: {score: " + i + "}}\nwant_error: malformed_assessment\n");
            }
            Office.done(sent(office, hash, copies));
            assertRefused(Why.UNPROVEN, office.rulesets.stage(Office.CLARA, hash, 1), "3 of 3 passed");
            Office.done(sent(office, hash, broken));
            assertRefused(Why.UNPROVEN, office.rulesets.stage(Office.CLARA, hash, 1), "2 of 2 passed");
            assertRefused(
                    Why.CASES_FAILED,
                    sent(office, hash, anything),
                    "any-7.yaml: a case that wants a verdict names its outcome");
        }
    }

    @Test
    void theCasesOfTheProgramAreRunUnsentAndOneThatFailsIsLeftOutOnlyWithAReason() throws Exception {
        try (Office office = new Office()) {
            String hash = office.agreed(OTHER);
            String why = "twelve decibans are too few for a limit in our community";
            assertRefused(
                    Why.CASES_FAILED,
                    sent(office, hash, cases(60, "none")),
                    "seller.yaml: outcome: wanted limit, got review; it came with the program");
            assertRefused(
                    Why.UNFIT, sent(office, hash, cases(60, "none"), Map.of("seller.yaml", "old")), "is too short");
            assertRefused(
                    Why.UNFIT,
                    sent(office, hash, cases(60, "none"), Map.of("other.yaml", why)),
                    "no case of this name");
            office.clock.move(Duration.ofMinutes(1));
            Office.done(sent(office, hash, cases(60, "none"), Map.of("seller.yaml", why, "choir.yaml", why)));
            assertEquals(
                    "61 seller.yaml: outcome: wanted limit, got review; left out: " + why,
                    office.database.value(
                            "select cases || ' ' || left_out from ruleset_cases order by id desc limit 1"),
                    "the choir passes, so it counts");
            assertRefused(
                    Why.UNPROVEN,
                    office.rulesets.stage(Office.CLARA, hash, 1),
                    "1 of the program's left out with a reason, after the second person agreed");
            long report = office.backtests.run("pia", hash, Backtests.PERIOD);
            Office.done(office.rulesets.approve(Office.CLARA, hash, report, ENOUGH));
            Refused lacks = (Refused) office.rulesets.stage(Office.CLARA, hash, 1);
            assertEquals(1, lacks.findings().size(), lacks.toString());
            assertTrue(lacks.findings().get(0).startsWith("time in the shadow"), lacks.toString());
        }
    }

    @Test
    void whoNeverAskedForAnythingThoughTheReportReachesAccountsHasShownNothing() {
        try (Office office = new Office()) {
            sellers(office, "before", 9);
            String hash = office.agreed(TEXT);
            Office.done(sent(office, hash, cases(60, "none")));
            Office.done(office.rulesets.shadow(Office.PIA, hash));
            harmless(office, "shadow", Proofs.SHADOW_ASSESSMENTS);
            sellers(office, "shadow", Proofs.SHADOW_PROPOSALS - 1);
            assertRefused(
                    Why.UNPROVEN,
                    office.rulesets.stage(Office.CLARA, hash, 99),
                    "it asked for something in 4, wanted in 5");
            sellers(office, "fifth", 1);
            office.clock.move(Duration.ofMinutes(1));
            Office.done(office.rulesets.stage(Office.CLARA, hash, 99));
            harmless(office, "staged", Proofs.STAGE_VERDICTS + 10);
            assertRefused(
                    Why.UNPROVEN,
                    office.rulesets.activate(Office.CLARA, hash),
                    "20 or more verdicts",
                    "it asked for something in 0, wanted in 1");
            sellers(office, "staged", 3);
            Office.done(office.rulesets.activate(Office.CLARA, hash));
        }
    }

    @Test
    void aReportOverFewAssessmentsIsNotEnoughHoweverMuchOfAllItIs() {
        try (Office office = new Office()) {
            harmless(office, "few", (int) RulesetDesk.REPORT_ASSESSMENTS_MIN - 1);
            String hash = office.proposed(TEXT);
            long few = office.backtests.run("pia", hash, Backtests.PERIOD);
            assertEquals(1.0, office.backtests.report(few).share());
            assertEquals(new Refused(Why.SMALL_REPORT), office.rulesets.approve(Office.CLARA, hash, few, ENOUGH));
            harmless(office, "last", 1);
            long enough = office.backtests.run("pia", hash, Backtests.PERIOD);
            Office.done(office.rulesets.approve(Office.CLARA, hash, enough, ENOUGH));
        }
    }

    @Test
    void oneAssessmentOfNextYearLeavesTheOthersInTheReport() {
        try (Office office = new Office()) {
            office.somebody();
            office.intake.handle(
                    Samples.harmless("stray", "as-1", office.clock.instant().plus(Duration.ofDays(365))));
            String hash = office.proposed(TEXT);
            long report = office.backtests.run("pia", hash, Backtests.PERIOD);
            assertEquals(
                    RulesetDesk.REPORT_ASSESSMENTS_MIN,
                    office.backtests.report(report).found().assessments());
            Office.done(office.rulesets.approve(Office.CLARA, hash, report, ENOUGH));
        }
    }

    @Test
    void aWaiverNeedsSomebodyWhoDidNotWriteTheVersionAndAnotherOneToActOnIt() throws Exception {
        try (Office office = new Office()) {
            String hash = office.agreed(TEXT);
            assertEquals(new Refused(Why.SAME_PERSON), office.rulesets.waive(Office.PIA, hash, URGENT));
            assertEquals(new Refused(Why.ROLE), office.rulesets.waive(Office.ANNA, hash, URGENT));
            assertEquals(new Refused(Why.TEXT_TOO_SHORT), office.rulesets.waive(Office.DORA, hash, "now"));
            Office.done(office.rulesets.waive(Office.DORA, hash, URGENT));
            assertEquals(new Refused(Why.WAIVED_BY_YOU), office.rulesets.activate(Office.DORA, hash));
            Office.done(office.rulesets.activate(Office.CLARA, hash));
            assertNotNull(active(office).waiver());
            String kept =
                    office.database.value("select waived_by || ': ' || reason || '; ' || missing from ruleset_waivers");
            assertTrue(kept.startsWith("dora: " + URGENT + "; worked cases: nobody has run any"), kept);
            SQLException refused = assertThrows(
                    SQLException.class,
                    () -> office.database.sql(
                            "insert into ruleset_waivers (ruleset, author, report, missing, waived_by, "
                                    + "waived_at, reason) select ruleset, author, report, 'x', author, now(), 'x' "
                                    + "from ruleset_approvals"));
            assertTrue(refused.getMessage().contains("no_author_waives_for_themselves"), refused.getMessage());
        }
    }

    @Test
    void aWaiverIsVoidOnceTheVersionIsApprovedOnAnotherReport() {
        try (Office office = new Office()) {
            String hash = office.approved(TEXT);
            long report = office.backtests.run("pia", hash, Backtests.PERIOD);
            Office.done(office.rulesets.approve(Office.CLARA, hash, report, ENOUGH));
            assertRefused(Why.UNPROVEN, office.rulesets.activate(Office.CLARA, hash));
        }
    }

    @Test
    void aReportOfMoreThanTwoWeeksAgoIsTooOldToActOn() {
        try (Office office = new Office()) {
            String hash = office.approved(TEXT);
            office.clock.move(RulesetDesk.REPORT_AGE_MAX);
            Office.done(office.rulesets.stage(Office.CLARA, hash, 1));
            office.clock.move(Duration.ofMillis(1));
            assertEquals(new Refused(Why.OLD_REPORT), office.rulesets.activate(Office.CLARA, hash));
            long fresh = office.backtests.run("pia", hash, Backtests.PERIOD);
            Office.done(office.rulesets.approve(Office.CLARA, hash, fresh, ENOUGH));
            office.waived(office.rulesets, hash);
            Office.done(office.rulesets.activate(Office.CLARA, hash));
        }
    }

    @Test
    void aReportThatLeavesOutMostOfWhatIsStoredIsNotEnough() {
        try (Office office = new Office()) {
            harmless(office, "before", 108);
            office.clock.move(Duration.ofDays(10));
            harmless(office, "now", 12);
            String hash = office.proposed(TEXT);
            long day = office.backtests.run("pia", hash, Duration.ofDays(1));
            assertEquals(0.1, office.backtests.report(day).share());
            assertEquals(new Refused(Why.NARROW_REPORT), office.rulesets.approve(Office.CLARA, hash, day, ENOUGH));
            long month = office.backtests.run("pia", hash, Duration.ofDays(30));
            assertEquals(1.0, office.backtests.report(month).share());
            Office.done(office.rulesets.approve(Office.CLARA, hash, month, ENOUGH));
            office.clock.move(Duration.ofDays(3));
            assertEquals(3, office.backtests.report(month).ageDays());
        }
    }

    @Test
    void aNewStageOrANewActiveVersionEndsTheStageOfAnother() {
        try (Office office = new Office()) {
            String first = office.approved(TEXT);
            String second = office.approved(OTHER);
            String third = office.approved("third limits from 14");
            Office.done(office.rulesets.stage(Office.CLARA, first, 10));
            Office.done(office.rulesets.stage(Office.CLARA, second, 10));
            assertEquals(second, staged(office).ruleset());
            assertEquals(
                    new Refused(Why.NOT_APPROVED),
                    office.rulesets.activate(Office.CLARA, first),
                    "what was taken back needs two people anew");
            Office.done(office.rulesets.activate(Office.CLARA, third));
            assertNull(staged(office), "it was compared with the version before");
        }
    }

    private static TermRow staged(Office office) {
        return office.ledger.<TermRow>inTransaction(books -> books.rulesets().running(Stage.STAGED));
    }

    private static TermRow active(Office office) {
        return office.ledger.inTransaction(books -> books.rulesets().running(Stage.ACTIVE));
    }

    private static Move sent(Office office, String hash, Map<String, String> texts) {
        return sent(office, hash, texts, Map.of());
    }

    private static Move sent(Office office, String hash, Map<String, String> texts, Map<String, String> leftOut) {
        return new CasesDesk(office.ledger, office.rulebook, office.clock).run("pia", hash, texts, leftOut);
    }

    /** A choir of which so many people watched. */
    private static String story(int viewers, String want) {
        return "note: a choir\ngiven: {atoms: {}, externalViewers: " + viewers + "}\nwant: {" + want + "}\n";
    }

    private static Map<String, String> cases(int count, String outcome) {
        Map<String, String> texts = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            texts.put("case-" + i + ".yaml", story(i, "outcome: " + outcome));
        }
        return texts;
    }

    private static void sellers(Office office, String prefix, int count) {
        for (int i = 0; i < count; i++) {
            office.intake.handle(Samples.damning(prefix + "-seller-" + i, "as-1", office.clock.instant()));
        }
    }

    private static void harmless(Office office, String prefix, int count) {
        for (int i = 0; i < count; i++) {
            office.intake.handle(Samples.harmless(prefix + "-" + i, "as-1", office.clock.instant()));
        }
    }

    private static void assertRefused(Why why, Move move, String... words) {
        Refused refused = (Refused) move;
        assertEquals(why, refused.why(), refused.toString());
        for (String each : words) {
            assertTrue(String.join("\n", refused.findings()).contains(each), refused.toString());
        }
    }
}
