// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.simulator.SimulationPlan;
import io.evenhand.simulator.SimulationWriter;
import io.evenhand.simulator.World;
import io.evenhand.standalone.terminal.Terminal;
import io.evenhand.standalone.terminal.UnusableArgument;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code evenhand simulate}: a seeded population as files. */
@Command(
        name = "simulate",
        description = "Writes a simulated population: events.ndjson.gz, truth.ndjson, networks.tsv.")
final class SimulateCommand implements Callable<Integer> {
    @Option(names = "--owners", defaultValue = "2000", description = "how many owner accounts (default: 2000)")
    private int owners;

    @Option(names = "--days", defaultValue = "210", description = "how many days (default: 210)")
    private int days;

    @Option(names = "--seed", defaultValue = "1", description = "equal seeds give equal files (default: 1)")
    private long seed;

    @Option(names = "--world", defaultValue = "0", description = "0 (the research's base rates) or demo (more sellers)")
    private String world = "0";

    @Option(names = "--end", description = "the first moment that is not simulated, such as 2026-03-02T12:00:00Z")
    private @Nullable String end;

    @Option(names = "--out", required = true, description = "the folder for the files")
    private Path out = Path.of(".");

    @Override
    public Integer call() throws IOException {
        Terminal terminal = Terminal.standard();
        SimulationWriter.Summary summary = SimulationWriter.write(
                plan(owners, days, seed, world, end == null ? SimulationPlan.DEFAULT_END : instant(end)),
                out,
                (fraction, events) -> terminal.progress("simulating", fraction, events + " events"));
        System.out.println(summary.events() + " events of " + summary.accounts() + " accounts, " + summary.sellers()
                + " of them sellers, in " + out);
        return 0;
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
