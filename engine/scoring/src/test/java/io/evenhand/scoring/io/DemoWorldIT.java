// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.scoring.explain.Recount;
import io.evenhand.simulator.SimulationPlan;
import io.evenhand.simulator.SimulationWriter;
import io.evenhand.simulator.World;
import io.evenhand.simulator.truth.Truth;
import io.evenhand.simulator.truth.TruthClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulator's demo world, scored: sellers who can be told from hosts stand out, and no innocent reaches a limit. */
class DemoWorldIT {
    private static final long SEED = 20_260_301;

    /** The best an account reached in any one week. */
    private record Reached(boolean gate, boolean limit) {
        Reached or(Reached other) {
            return new Reached(gate || other.gate, limit || other.limit);
        }
    }

    @Test
    void sellersStandOutAndInnocentsDoNot(@TempDir Path folder) throws Exception {
        SimulationWriter.write(SimulationPlan.of(1_000, 270, SEED, World.DEMO), folder, (fraction, events) -> {});
        Path out = folder.resolve("out");
        Map<String, Object> figures = ScoreFiles.run(
                new ScoreFilesArguments(List.of(folder.resolve(SimulationWriter.EVENTS)), out, 2, null),
                Map.of("EVENHAND_VAR", folder.resolve("var").toString()),
                Clock.systemUTC(),
                sentence -> {});
        assertEquals(0L, figures.get("late"));
        assertEquals(1_000L, figures.get("accounts"));
        Map<String, Reached> reached = reached(out.resolve("assessments.ndjson"));
        Map<String, int[]> sellers = new TreeMap<>();
        Set<String> wrong = new HashSet<>();
        int told = 0;
        int found = 0;
        for (Truth truth : Truth.read(folder.resolve(SimulationWriter.TRUTH))) {
            Reached it = reached.getOrDefault(truth.account(), new Reached(false, false));
            if (truth.kind() != TruthClass.RESELLER) {
                if (it.limit()) {
                    wrong.add(truth.archetype());
                }
                continue;
            }
            int[] row = sellers.computeIfAbsent(truth.strategy(), name -> new int[3]);
            row[0]++;
            row[1] += it.gate() ? 1 : 0;
            row[2] += it.limit() ? 1 : 0;
            boolean identifiable = truth.identifiable() && it.gate();
            told += identifiable ? 1 : 0;
            found += identifiable && it.limit() ? 1 : 0;
        }
        sellers.forEach((strategy, row) -> System.err.printf(
                "%s: %d accounts, %d pass the gate, %d reach R >= 10 and a score of 14%n",
                strategy, row[0], row[1], row[2]));
        assertEquals(Set.of(), wrong, "seed " + SEED);
        assertTrue(told >= 3, "the world must have sellers who can be told");
        assertTrue(found >= told * 0.7, found + " of " + told + " identifiable sellers, seed " + SEED);
    }

    private static Map<String, Reached> reached(Path assessments) throws IOException {
        Recount recount = new Recount(ScorecardFile.builtIn());
        Map<String, Reached> reached = new HashMap<>();
        for (String line : Files.readAllLines(assessments)) {
            Assessment it = ContractJson.read(line, Assessment.class);
            assertEquals(List.of(), recount.faults(it));
            boolean limit =
                    it.enough() && it.score() >= 14 && it.atom("rhythm.tenure").points() >= 10;
            reached.merge(it.account().value(), new Reached(it.enough(), limit), Reached::or);
        }
        return reached;
    }
}
