// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.simulator.truth.Truth;
import io.evenhand.standalone.casework.ScoredAccount;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Everything that happens to an installation but the faults, the same in both runs.
 *
 * @param events lines of a simulated population
 * @param assessments of accounts without events, as a second scorer would write them, so that something is decided all along
 * @param holds accounts whose servers move, which a member of staff is told
 * @param sellers who will be restricted, by the simulation's truth or by their assessments
 * @param innocents some who must never be
 */
record Cast(
        List<String> events,
        List<Assessment> assessments,
        List<String> holds,
        List<String> sellers,
        List<String> innocents) {
    private static final String STRONG_NAME = "strong-";
    private static final int STRONG = 12;
    private static final int DOUBTFUL = 20;
    private static final int HOLDS = 12;
    private static final int INNOCENTS = 12;

    /** @param now about which the made-up assessments are; the same for both runs */
    static Cast of(Path events, Path truth, Instant now) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(events)), UTF_8))) {
            in.lines().forEach(lines::add);
        }
        List<String> sellers = new ArrayList<>();
        List<String> innocents = new ArrayList<>();
        for (Truth each : Truth.read(truth)) {
            switch (each.kind()) {
                case RESELLER -> sellers.add(each.account());
                case BENIGN -> innocents.add(each.account());
                default -> {}
            }
        }
        List<Assessment> assessments = madeUp(now);
        assessments.stream()
                .map(each -> each.account().value())
                .filter(account -> account.startsWith(STRONG_NAME))
                .forEach(sellers::add);
        List<String> holds = new ArrayList<>();
        for (int i = 0; i < HOLDS; i++) {
            holds.add("moving-" + i);
        }
        return new Cast(
                lines, assessments, holds, sellers, innocents.subList(0, Math.min(INNOCENTS, innocents.size())));
    }

    /** Accounts that the built-in rules limit, by their names, and ones that people are asked to look at. */
    static List<Assessment> madeUp(Instant asOf) {
        List<Assessment> assessments = new ArrayList<>();
        for (int i = 0; i < STRONG + DOUBTFUL; i++) {
            boolean strong = i * STRONG / (STRONG + DOUBTFUL) != (i + 1) * STRONG / (STRONG + DOUBTFUL);
            assessments.add(
                    strong
                            ? ScoredAccount.of(STRONG_NAME + i, 19, 12, asOf)
                            : ScoredAccount.of("doubtful-" + i, 14, 0, asOf));
        }
        return assessments;
    }

    /** Those about whom the edges are asked. */
    List<String> asked() {
        List<String> all = new ArrayList<>(sellers);
        all.addAll(innocents);
        return all;
    }
}
