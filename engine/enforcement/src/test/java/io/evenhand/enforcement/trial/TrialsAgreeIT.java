// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import io.evenhand.enforcement.ledger.TermRow;
import io.evenhand.enforcement.rulebook.RulesetDesk;
import io.evenhand.enforcement.trial.Replay.Replayed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.Test;

/** Whatever the way it is asked, a version of the rules gives the same bytes on the same evidence. */
class TrialsAgreeIT {
    private static final String TEXT = "many-viewers limits from 12";

    @Test
    void liveShadowBacktestAndDryRunGiveTheSameBytes() {
        Map<String, String> live = new TreeMap<>();
        try (Office office = new Office()) {
            Office.done(office.rulesets.activate(Office.CLARA, office.approved(TEXT)));
            feed(office);
            office.ledger.read(books -> books.trials()
                    .eachRecorded(each -> live.put(each.account() + " " + each.id(), digest(each.verdict()))));
        }
        try (Office office = new Office()) {
            String hash = office.proposed(TEXT);
            Office.done(office.rulesets.shadow(Office.PIA, hash));
            feed(office);
            live.keySet().removeIf(key -> key.startsWith("somebody"));
            assertEquals(18, live.size());
            assertEquals(live, shadow(office, hash), "shadow");
            assertEquals(live, backtest(office, hash), "backtest");
            assertEquals(live, dryRun(office, hash), "dry run");
        }
    }

    @Test
    void whatTheShadowSaysDecidesNothingAndIsShownBesideWhatWasDecided() {
        try (Office office = new Office()) {
            String hash = office.proposed(TEXT);
            Office.done(office.rulesets.shadow(Office.PIA, hash));
            feed(office);
            assertEquals(
                    0,
                    office.cases.overview().restrictions().stream()
                            .filter(each -> each.account().value().startsWith("doubtful"))
                            .count());
            long term = term(office, hash);
            String compared = office
                    .ledger
                    .inTransaction(books -> books.trials().compared(term))
                    .stream()
                    .map(each -> each.live().wire() + ">" + each.shadow().wire() + " " + each.assessments())
                    .toList()
                    .toString();
            assertEquals("[limit>limit 6, none>none 6, review>limit 6]", compared);
            List<Verdict> differing =
                    office.ledger.inTransaction(books -> books.trials().differing(term, 100));
            assertEquals(6, differing.size());
            assertTrue(differing.stream().allMatch(each -> each.ruleset().equals(hash)));
        }
    }

    @Test
    void everyStoredVerdictIsReachedAgainByteForByteWhateverVersionSpoke() throws Exception {
        try (Office office = new Office()) {
            feed(office);
            Office.done(office.rulesets.activate(Office.CLARA, office.approved(TEXT)));
            office.clock.move(Duration.ofDays(40));
            office.intake.handle(Samples.doubtful("later", "as-later", office.clock.instant()));
            Replay replay = new Replay(office.ledger, office.rulebook);
            long all = 18 + RulesetDesk.REPORT_ASSESSMENTS_MIN + 1;
            assertEquals(Map.of(Replayed.SAME, all), replay.all());
            office.database.sql(
                    "update verdicts set body = replace(body, '\"limit\"', '\"review\"') where account = 'later'");
            assertEquals(Map.of(Replayed.SAME, all - 1, Replayed.DIFFERENT, 1L), replay.all());
            office.database.sql("update verdicts set standing = null where account = 'later'");
            assertEquals(Map.of(Replayed.SAME, all - 1, Replayed.NOT_KEPT, 1L), replay.all());
        }
    }

    private static void feed(Office office) {
        Instant now = office.clock.instant();
        for (int i = 0; i < 6; i++) {
            for (Assessment each : List.of(
                    Samples.damning("damning-" + i, "as-1", now),
                    Samples.doubtful("doubtful-" + i, "as-1", now),
                    Samples.harmless("harmless-" + i, "as-1", now))) {
                office.intake.handle(each);
            }
        }
    }

    private static Map<String, String> shadow(Office office, String hash) {
        Map<String, String> verdicts = new TreeMap<>();
        office.ledger
                .inTransaction(books -> books.trials().digests(term(office, hash)))
                .forEach(line -> verdicts.put(
                        line.substring(0, line.lastIndexOf(' ')), line.substring(line.lastIndexOf(' ') + 1)));
        return verdicts;
    }

    private static long term(Office office, String hash) {
        return office.ledger.inTransaction(books -> books.rulesets().terms(hash)).stream()
                .filter(each -> each.stage() == TermRow.Stage.SHADOW)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Map<String, String> backtest(Office office, String hash) {
        Map<String, String> verdicts = new ConcurrentSkipListMap<>();
        List<String> bodies = new ArrayList<>();
        Instant end = office.clock.instant().plusMillis(1);
        for (int threads : new int[] {1, 4}) {
            BlastRadius found = new Backtest(
                            office.rulebook.ready(hash),
                            office.rulebook.ready(office.rulebook.deployedHash()),
                            threads,
                            (done, all) -> {},
                            verdict -> verdicts.put(
                                    verdict.account() + " " + verdict.assessment(), digest(ContractJson.text(verdict))))
                    .run(office.ledger, end.minus(Duration.ofDays(90)), end);
            bodies.add(ContractJson.text(found));
        }
        assertEquals(bodies.get(0), bodies.get(1), "however many threads");
        return verdicts;
    }

    private static Map<String, String> dryRun(Office office, String hash) {
        Map<String, String> verdicts = new TreeMap<>();
        DryRun dryRun = new DryRun(office.ledger, office.rulebook);
        for (String kind : List.of("damning", "doubtful", "harmless")) {
            for (int i = 0; i < 6; i++) {
                AccountId account = new AccountId(kind + "-" + i);
                for (DryRun.Line line : dryRun.of(account, hash)) {
                    assertNotEquals(hash, line.recorded().ruleset());
                    verdicts.put(account + " " + line.tried().assessment(), digest(ContractJson.text(line.tried())));
                }
            }
        }
        return verdicts;
    }

    private static String digest(String text) {
        return Sha256.hex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .substring(0, 32);
    }
}
