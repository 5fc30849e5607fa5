// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.scoring.model.Replay;
import io.evenhand.scoring.model.Scorecard;
import io.evenhand.scoring.model.Scorer;
import io.evenhand.simulator.Simulation;
import io.evenhand.simulator.SimulationPlan;
import io.evenhand.simulator.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code explain} says of an account in a file of assessments. */
class ExplainAccountTest {
    private static final Scorecard CARD = ScorecardFile.builtIn();
    private static final SimulationPlan PLAN = SimulationPlan.of(300, 200, 4, World.DEMO);

    @TempDir
    Path folder;

    @Test
    void theLatestAssessmentOfTheAccountIsExplained() throws Exception {
        List<Assessment> all = assessments();
        Assessment worst =
                all.stream().max(Comparator.comparingInt(Assessment::score)).orElseThrow();
        List<Assessment> ofTheAccount = all.stream()
                .filter(each -> each.account().equals(worst.account()))
                .toList();
        Path file = Files.write(
                folder.resolve("assessments.ndjson"),
                all.stream().map(ContractJson::text).toList());
        Assessment latest = ExplainAccount.inFile(file, worst.account().value());
        assertEquals(ofTheAccount.get(ofTheAccount.size() - 1), latest, "seed 4");
        ExplainAccount.Told told = ExplainAccount.told(worst, CARD);
        assertNotNull(told.explanation());
        assertEquals(4, told.explanation().reasons().size());
        assertFalse(told.alternatives().isEmpty(), "a seller has something against them");
    }

    @Test
    void ofAnAccountWithoutAssessmentsNothingIsSaid() throws Exception {
        Path file = Files.write(folder.resolve("assessments.ndjson"), List.of());
        ExplainAccount.Told told = ExplainAccount.told(ExplainAccount.inFile(file, "acc-1"), CARD);
        assertNull(told.assessment());
        assertTrue(told.alternatives().isEmpty());
    }

    @Test
    void aRecordOfAnotherScorecardIsExplainedButNotCountedAgain() throws Exception {
        Assessment foreign = ContractJson.read(
                ContractJson.text(assessments().get(0)).replace(CARD.model(), "scorecard-0"), Assessment.class);
        ExplainAccount.Told told = ExplainAccount.told(foreign, CARD);
        assertNotNull(told.explanation());
        assertTrue(told.alternatives().isEmpty());
    }

    private static List<Assessment> assessments() throws Exception {
        List<Event> events = new ArrayList<>();
        Simulation.run(PLAN, (event, origin) -> events.add(event), truth -> {});
        List<Assessment> all = new ArrayList<>();
        Replay.run(events, new Scorer(CARD), PLAN.end().toEpochMilli(), all::add);
        assertFalse(all.isEmpty(), "seed 4");
        return all;
    }
}
