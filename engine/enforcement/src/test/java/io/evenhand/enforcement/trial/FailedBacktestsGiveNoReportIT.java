// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.verdict.Standing;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.enforcement.FakeRuleset;
import io.evenhand.enforcement.FakeWorkshop;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import io.evenhand.enforcement.ledger.RuleKeyRow;
import io.evenhand.enforcement.ledger.RulesetRow;
import io.evenhand.enforcement.rulebook.Rulebook;
import io.evenhand.enforcement.rulebook.Seal;
import io.evenhand.enforcement.rulebook.Workshop;
import io.evenhand.rules.ruleset.RuleCard;
import io.evenhand.rules.ruleset.Ruleset;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A backtest in which anything fails has no report, for two people would agree to a part as if it were all. */
class FailedBacktestsGiveNoReportIT {
    private static final String TEXT = "many-viewers limits from 12";

    @Test
    void anErrorInOneWorkerFailsTheWholeBacktestAndTheNextOneCanRun() throws Exception {
        try (Office office = new Office()) {
            for (int i = 0; i < 200; i++) {
                office.intake.handle(Samples.harmless("acc-" + i, "as-1", office.clock.instant()));
            }
            String hash = office.proposed(TEXT);
            Rulebook book = new Rulebook(office.ledger, new Exhausting(), new Seal(office.rulesetKeys), office.clock);
            Backtests backtests = new Backtests(office.ledger, book, office.clock);

            assertThrows(StackOverflowError.class, () -> backtests.run("pia", hash, Backtests.PERIOD));
            assertFalse(backtests.state().running());
            backtests.start("pia", hash, Backtests.PERIOD);
            Office.await("ended", () -> !backtests.state().running());
            assertEquals("the failure is in the log", backtests.state().failure());
            assertEquals(List.of(), backtests.reports(hash));
        }
    }

    @Test
    void aFailureWhileProgressIsToldFailsItToo() {
        try (Office office = new Office()) {
            office.intake.handle(Samples.harmless("acc-1", "as-1", office.clock.instant()));
            Instant end = office.clock.instant().plusMillis(1);
            Backtest backtest = new Backtest(
                    FakeRuleset.reckless(),
                    FakeRuleset.reckless(),
                    1,
                    (done, all) -> {
                        if (done > 0) {
                            throw new StackOverflowError();
                        }
                    },
                    verdict -> {});
            assertThrows(
                    StackOverflowError.class, () -> backtest.run(office.ledger, end.minus(Duration.ofDays(1)), end));
        }
    }

    /** Uploads of this workshop end in an error on one account. */
    private static final class Exhausting implements Workshop {
        private final FakeWorkshop workshop = new FakeWorkshop(FakeRuleset.reckless());

        @Override
        public Version deployed() {
            return workshop.deployed();
        }

        @Override
        public Version read(String text) {
            return workshop.read(text);
        }

        @Override
        public Ruleset restore(RulesetRow.Origin origin, String body) {
            Ruleset restored = workshop.restore(origin, body);
            return new Ruleset() {
                @Override
                public Verdict decide(Assessment assessment, Standing standing) {
                    if (assessment.account().value().equals("acc-77")) {
                        throw new StackOverflowError();
                    }
                    return restored.decide(assessment, standing);
                }

                @Override
                public String version() {
                    return restored.version();
                }

                @Override
                public List<RuleCard> rules() {
                    return restored.rules();
                }
            };
        }

        @Override
        public Map<String, String> cases() {
            return workshop.cases();
        }

        @Override
        public List<RuleKeyRow> keys(RulesetRow row) {
            return workshop.keys(row);
        }

        @Override
        public List<String> differences(RulesetRow before, RulesetRow after) {
            return workshop.differences(before, after);
        }
    }
}
