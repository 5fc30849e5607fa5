// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.scoring.io.ScorecardFile;
import io.evenhand.simulator.Grid;
import io.evenhand.simulator.SimulationPlan;
import io.evenhand.simulator.World;
import io.evenhand.simulator.strategy.Strategy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The protocol from end to end, with few people. */
class QualityTest {
    private static final Progress SILENT =
            new Progress(new PrintStream(new ByteArrayOutputStream(), true, UTF_8), false);
    private static final Judge JUDGE = new Judge(ScorecardFile.builtIn(), Rulesets.builtIn());

    @TempDir
    Path folder;

    @Test
    void twoHundredOwnersAndALookalikeGiveAReport() throws IOException {
        QualityArguments arguments = QualityArguments.parse(
                "--owners",
                "200",
                "--stress",
                "20",
                "--train",
                "0",
                "--grid",
                "0",
                "--comebacks",
                "0",
                "--days",
                "200",
                "--worlds",
                "1,stress-strangers-churny",
                "--out",
                folder.toString());
        Findings findings = Quality.run(arguments);
        assertEquals(2, findings.worlds().size());
        assertEquals(200, findings.worlds().get(0).evaluation().owners());
        assertEquals(0, findings.worlds().get(0).flips().changed(), "no network ever decides");
        assertTrue(
                findings.targets().stream().anyMatch(it -> it.what().startsWith("wrongly limited per 100,000 owners")));
        assertTrue(findings.targets().stream().anyMatch(it -> it.world().startsWith("stress")));
        JsonNode json = new ObjectMapper().readTree(Files.readString(folder.resolve("quality.json"), UTF_8));
        assertEquals("sha256:", json.at("/frozen/scorecard").asText().substring(0, 7));
        String page = Files.readString(folder.resolve("quality.html"), UTF_8);
        for (String word : List.of(
                "Everybody on this page is simulated",
                "What cannot be told",
                findings.frozen().scorecard(),
                findings.frozen().ruleset(),
                "stress-strangers-churny",
                "<svg",
                "one-sided")) {
            assertTrue(page.contains(word), word);
        }
    }

    @Test
    void equalPlansGiveEqualFindings() {
        QualityPlan plan = new QualityPlan(80, 150, List.of(3L), 2, 1);
        WorldResult one = new WorldRun(plan, JUDGE, Challengers.NONE, SILENT).run(World.DEMO);
        WorldResult other = new WorldRun(plan, JUDGE, Challengers.NONE, SILENT).run(World.DEMO);
        assertEquals(one.evaluation().json(), other.evaluation().json(), "seed 3");
    }

    @Test
    void anAdversaryWhoSellsByTheMonthAndLinksAccountsIsCaughtAndOneWhoSellsOnceIsNot() {
        SimulationPlan plan = SimulationPlan.of(1, 230, 7, World.ZERO);
        List<Grid.Cell> cells = List.of(
                new Grid.Cell(Strategy.Plan.MONTHLY, 0, true, 1, 60, 0, 0),
                new Grid.Cell(Strategy.Plan.LIFETIME, 0, false, 0, 60, 0, 0));
        Adversary adversary = Adversary.play(plan, cells, 2, JUDGE, new Workers(2, SILENT));
        assertEquals(0, adversary.best().get(0).capacity(), "seed 7");
        assertEquals(60, adversary.best().get(1).capacity(), "seed 7");
        assertNotNull(adversary.best().get(1).cell());
        assertTrue(adversary.best().get(1).retained() > 0
                && adversary.best().get(1).retained() < 1);
    }

    @Test
    void whoComesBackWithTheSameCustomersIsFoundAgain() {
        SimulationPlan plan = SimulationPlan.of(8_000, 400, 5, World.ZERO);
        Comebacks comebacks = Comebacks.play(plan, JUDGE, new Workers(2, SILENT));
        int operators =
                comebacks.rows().stream().mapToInt(row -> row.reviewed().of()).sum();
        int found =
                comebacks.rows().stream().mapToInt(row -> row.reviewed().hits()).sum();
        assertTrue(operators > 0, "seed 5");
        assertTrue(2 * found > operators, "seed 5: " + comebacks);
        assertTrue(comebacks.rows().stream()
                .noneMatch(row -> row.limited().hits() > row.reviewed().hits()));
    }

    @Test
    void argumentsThatMakeNoSenseAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> QualityArguments.parse("--nonsense", "1"));
        assertThrows(IllegalArgumentException.class, () -> QualityArguments.parse("--owners"));
        assertThrows(IllegalArgumentException.class, () -> QualityArguments.parse("--owners", "many"));
        assertThrows(IllegalArgumentException.class, () -> QualityArguments.parse("--worlds", "Mars"));
        assertFalse(QualityArguments.parse().worlds().contains(World.DEMO));
        assertEquals("0", QualityArguments.parse().worlds().get(0).name(), "thresholds are set on the first world");
    }
}
