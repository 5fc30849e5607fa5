// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Recourse;
import io.evenhand.contract.verdict.Standing;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.ruleset.Ruleset;
import io.evenhand.scoring.explain.Alternatives;
import io.evenhand.scoring.explain.Counterfactuals;
import io.evenhand.scoring.explain.Explanation;
import io.evenhand.scoring.explain.Remedy;
import io.evenhand.scoring.io.ScorecardFile;
import io.evenhand.scoring.model.Replay;
import io.evenhand.scoring.model.Scorecard;
import io.evenhand.scoring.model.Scorer;
import io.evenhand.simulator.Groups;
import io.evenhand.simulator.SimulationPlan;
import io.evenhand.simulator.World;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Law 14 with the real ruleset: what is shown as "this would have changed it" changes the verdict when it is decided again,
 * every part of it is needed, and it is the only module that sees scoring and rules at once.
 */
class CounterfactualFlipsTest {
    private static final Scorecard CARD = ScorecardFile.builtIn();
    private static final Ruleset RULES = Rulesets.builtIn();

    private static Outcome decide(Assessment assessment) {
        return RULES.decide(assessment, Standing.blank(assessment.account())).outcome();
    }

    @Test
    void whatIsSaidToChangeTheVerdictChangesIt() {
        Counterfactuals counterfactuals = new Counterfactuals(CARD, CounterfactualFlipsTest::decide);
        int limited = 0;
        int explained = 0;
        for (Assessment assessment : assessments()) {
            Outcome given = decide(assessment);
            if (given.compareTo(Outcome.REVIEW) < 0) {
                continue;
            }
            limited += given == Outcome.LIMIT ? 1 : 0;
            List<Recourse<Remedy>> found = counterfactuals.of(assessment);
            explained += given == Outcome.LIMIT && !found.isEmpty() ? 1 : 0;
            for (Recourse<Remedy> each : found) {
                assertEquals(each.outcome(), decide(new Alternatives(CARD).without(assessment, each.remedies())));
                assertTrue(each.outcome().compareTo(given) < 0);
                each.remedies().forEach(part -> assertTrue(isNeeded(assessment, each, part)));
            }
            assertTrue(Explanation.of(assessment).reasons().size() <= Explanation.REASONS_MAX);
        }
        assertTrue(limited > 0, "nobody was limited");
        assertEquals(limited, explained, "every limit has a way out that is true for an innocent");
    }

    private static boolean isNeeded(Assessment assessment, Recourse<Remedy> found, Remedy part) {
        Set<Remedy> rest = EnumSet.copyOf(found.remedies());
        rest.remove(part);
        return decide(new Alternatives(CARD).without(assessment, rest)).compareTo(decide(assessment)) >= 0;
    }

    private static List<Assessment> assessments() {
        SimulationPlan plan = SimulationPlan.of(1_000, 210, 5, World.named("demo"));
        List<Assessment> all = new ArrayList<>();
        Groups.withoutGateFailers(plan).stream()
                .forEach(group ->
                        Replay.run(group.events(), new Scorer(CARD), plan.end().toEpochMilli(), all::add));
        return all;
    }
}
