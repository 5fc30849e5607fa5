// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.simulator.SimulationPlan;
import io.evenhand.simulator.SimulationWriter;
import io.evenhand.standalone.process.Refusal;
import io.evenhand.standalone.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

/**
 * The demonstration's simulated population on disk, made once and kept: a later start goes on with the same one.
 *
 * @param folder where its files are
 * @param eventCount how many events it has
 */
public record Population(Path folder, long eventCount) {
    private static final String PLAN = "plan";
    private static final Instant FIRST_SUNDAY = Instant.parse("1970-01-04T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    /** Scoring's last weekly evaluation lies at least this long before the end, so that it is complete at once. */
    private static final Duration BEYOND_THE_LAST_SUNDAY = Duration.ofHours(26);

    /** Returns the population in {@code folder}, simulating it first if it is not there. */
    public static Population ensure(
            Path folder, Function<Instant, SimulationPlan> plans, InstantSource clock, Terminal terminal)
            throws IOException {
        SimulationPlan plan = plans.apply(end(clock.instant()));
        String wanted = plan.owners() + " owners, " + plan.days() + " days, seed " + plan.seed();
        Path planFile = folder.resolve(PLAN);
        String[] made = made(planFile);
        if (made.length == 2) {
            if (!made[0].equals(wanted)) {
                throw new Refusal("there is a population of " + made[0] + " already; go on with that one, or remove "
                        + folder.getParent() + " to begin anew");
            }
            return new Population(folder, Long.parseLong(made[1]));
        }
        SimulationWriter.Summary summary = SimulationWriter.write(
                plan, folder, (fraction, events) -> terminal.progress("simulating", fraction, events + " events"));
        Files.writeString(planFile, wanted + "; " + summary.events() + "\n", UTF_8);
        return new Population(folder, summary.events());
    }

    /** What was made and how many events it has; less where it was not made, or its making was cut off. */
    private static String[] made(Path planFile) throws IOException {
        return Files.exists(planFile)
                ? Files.readString(planFile, UTF_8).strip().split("; ", 2)
                : new String[0];
    }

    public Path events() {
        return folder.resolve(SimulationWriter.EVENTS);
    }

    public Path truth() {
        return folder.resolve(SimulationWriter.TRUTH);
    }

    /** The file that remembers how many events intake has acknowledged. */
    public Path progress() {
        return folder.resolve("sent");
    }

    /** The newest time that is past by now and lies {@link #BEYOND_THE_LAST_SUNDAY} after some Sunday's midnight. */
    static Instant end(Instant now) {
        Instant latest = now.minus(BEYOND_THE_LAST_SUNDAY);
        long sinceSunday = Math.floorMod(latest.getEpochSecond() - FIRST_SUNDAY.getEpochSecond(), WEEK.toSeconds());
        return latest.minusSeconds(sinceSunday).truncatedTo(ChronoUnit.SECONDS).plus(BEYOND_THE_LAST_SUNDAY);
    }
}
