// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.Sha256;
import io.evenhand.simulator.truth.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same arguments give the same files, here and everywhere; the hashes were made once and are kept. */
class EqualPlansGiveEqualBytesTest {
    private static final List<String> FILES = List.of(
            SimulationWriter.EVENTS, SimulationWriter.TRUTH, SimulationWriter.NETWORKS, SimulationWriter.SUMMARY);
    private static final SimulationPlan PLAN = SimulationPlan.of(1_000, 45, 20_260_301, World.DEMO);

    @TempDir
    Path folder;

    @Test
    void twiceTheSamePlanGivesTheSameFilesWhoseHashesAreKnown() throws IOException {
        SimulationWriter.write(PLAN, folder.resolve("a"), (fraction, events) -> {});
        SimulationWriter.write(PLAN, folder.resolve("b"), (fraction, events) -> {});
        StringBuilder hashes = new StringBuilder();
        for (String file : FILES) {
            byte[] a = Files.readAllBytes(folder.resolve("a").resolve(file));
            assertArrayEquals(a, Files.readAllBytes(folder.resolve("b").resolve(file)), file);
            hashes.append(Sha256.hex(a)).append("  ").append(file).append('\n');
        }
        Path golden =
                Path.of(System.getProperty("evenhand.root"), "engine/simulator/src/test/resources/golden/files.sha256");
        if (System.getProperty("golden", "").equals("update")) {
            Files.writeString(golden, hashes);
        }
        assertEquals(Files.readString(golden), hashes.toString());
    }

    @Test
    void anotherSeedGivesOtherEvents() throws IOException {
        Recording one = Recording.of(SimulationPlan.of(50, 30, 1, World.ZERO));
        Recording other = Recording.of(SimulationPlan.of(50, 30, 2, World.ZERO));
        assertFalse(one.events().equals(other.events()));
    }

    @Test
    void anotherEndMovesAnAccountButNotItsBeginning() throws IOException {
        SimulationPlan plan = SimulationPlan.of(50, 30, 1, World.ZERO);
        SimulationPlan later =
                new SimulationPlan(50, 30, 1, World.ZERO, plan.end().plusSeconds(86_400 * 7));
        assertEquals(
                Recording.of(plan).events().get(0).at().plusSeconds(86_400 * 7),
                Recording.of(later).events().get(0).at());
    }

    @Test
    void anyPlanCanBePlayed() throws IOException {
        for (long seed = 0; seed < 24; seed++) {
            World world = seed % 2 == 0 ? World.ZERO : World.DEMO;
            int owners = (int) (1 + seed * 60);
            int days = (int) (7 + seed * 11);
            assertFalse(
                    Recording.of(SimulationPlan.of(owners, days, seed, world))
                            .events()
                            .isEmpty(),
                    "seed " + seed);
        }
    }

    @Test
    void progressRisesToOneAndTheSummaryCounts() throws IOException {
        List<Double> fractions = new ArrayList<>();
        long[] last = new long[1];
        SimulationWriter.Summary summary = SimulationWriter.write(PLAN, folder, (fraction, events) -> {
            fractions.add(fraction);
            last[0] = events;
        });
        double[] sorted = fractions.stream().mapToDouble(it -> it).sorted().toArray();
        assertTrue(
                Arrays.equals(sorted, fractions.stream().mapToDouble(it -> it).toArray()));
        assertEquals(1, sorted[sorted.length - 1]);
        assertTrue(sorted.length > 5);
        assertEquals(last[0], summary.events());
        List<Truth> truths = Truth.read(folder.resolve(SimulationWriter.TRUTH));
        assertEquals(1_000, truths.size());
        assertEquals(
                summary.sellers(),
                truths.stream().filter(it -> it.strategy() != null).count());
    }
}
