// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.simulator.SimulationPlan;
import io.evenhand.simulator.SimulationWriter;
import io.evenhand.simulator.World;
import io.evenhand.simulator.conformance.Conformance;
import io.evenhand.standalone.terminal.Terminal;
import io.evenhand.standalone.terminal.UnusableArgument;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code evenhand simulate}: a seeded population as files. */
@Command(
        name = "simulate",
        description = "Writes a simulated population: events.ndjson.gz, truth.ndjson, networks.tsv, summary.json.")
final class SimulateCommand implements Callable<Integer> {
    @Option(names = "--owners", defaultValue = "2000", description = "how many owner accounts (default: 2000)")
    private int owners;

    @Option(names = "--days", defaultValue = "210", description = "how many days (default: 210)")
    private int days;

    @Option(names = "--seed", defaultValue = "1", description = "equal seeds give equal files (default: 1)")
    private long seed;

    @Option(
            names = "--world",
            defaultValue = "0",
            completionCandidates = Worlds.class,
            description = "one of ${COMPLETION-CANDIDATES} (default: 0, the research's base rates)")
    private String world = "0";

    @Option(names = "--end", description = "the first moment that is not simulated, such as 2026-03-02T12:00:00Z")
    private @Nullable String end;

    @Option(
            names = "--playback",
            defaultValue = "1",
            description = "the part of the playbacks that is simulated, 0 to 1, for very large runs (default: 1)")
    private double playback;

    @Option(names = "--out", description = "the folder for the files")
    private @Nullable Path out;

    @Option(
            names = "--describe",
            description =
                    "prints the statistics by which the population can be compared with another's; writes nothing")
    private boolean describe;

    @Option(names = "--json", description = "with --describe: one line for a machine")
    private boolean json;

    /** The names of all worlds. */
    static final class Worlds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return World.names().iterator();
        }
    }

    @Override
    public Integer call() throws IOException {
        SimulationPlan plan =
                thinned(plan(owners, days, seed, world, end == null ? SimulationPlan.DEFAULT_END : instant(end)));
        if (describe) {
            Conformance conformance = Conformance.of(plan);
            System.out.print(json ? conformance.json() + "\n" : conformance.table());
            return 0;
        }
        if (out == null) {
            throw new UnusableArgument("--out must say where the files go, or --describe that none are wanted");
        }
        Terminal terminal = Terminal.standard();
        SimulationWriter.Summary summary = SimulationWriter.write(
                plan, out, (fraction, events) -> terminal.progress("simulating", fraction, events + " events"));
        System.out.println(summary.events() + " events of " + summary.accounts() + " accounts, " + summary.sellers()
                + " of them sellers, in " + out);
        return 0;
    }

    private SimulationPlan thinned(SimulationPlan plan) {
        try {
            return plan.withPlayback(playback);
        } catch (IllegalArgumentException e) {
            throw new UnusableArgument(String.valueOf(e.getMessage()));
        }
    }

    /** The plan, or an unusable argument. */
    static SimulationPlan plan(int owners, int days, long seed, String world, Instant end) {
        try {
            return new SimulationPlan(owners, days, seed, World.named(world), end);
        } catch (IllegalArgumentException e) {
            throw new UnusableArgument(String.valueOf(e.getMessage()));
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new UnusableArgument("--end must be a time such as 2026-03-02T12:00:00Z");
        }
    }
}
