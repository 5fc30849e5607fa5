// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.throughput;

import io.evenhand.bench.program.Options;
import io.evenhand.bench.results.Figure;
import io.evenhand.bench.results.Sheet;
import io.evenhand.simulator.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Q7 and Q8 of the benchmarks: fills a real Kafka once, then lets each pipeline read all of it, one after the other.
 *
 * <p>{@code --owners N --days D} measures events per processor second over a simulated population; {@code --accounts N}
 * measures snapshots over as many small accounts. {@code --runs} names what is measured, in order: {@code bare},
 * {@code hashmap}, {@code rocksdb}, and {@code other-hashmap}, {@code other-rocksdb} of the build whose class path
 * {@code --other} names. {@code --profile} writes a flight recording of each.
 */
public final class Throughput {
    private static final String OTHER = "other-";
    private static final double WANTED_EVENTS = 110_000;
    private static final double WANTED_PERCENT_OF_BARE = 60;

    private Throughput() {}

    @SuppressWarnings("SystemOut") // a command's output
    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Options options = Options.orExit(
                args,
                List.of(
                        "--folder",
                        "--runs",
                        "--accounts",
                        "--owners",
                        "--days",
                        "--seed",
                        "--world",
                        "--heap",
                        "--other"),
                "--profile");
        Path folder = Files.createDirectories(Path.of(options.text("--folder", "target/throughput")))
                .toAbsolutePath();
        try (Broker broker = Broker.start(Files.createTempDirectory(folder, "run"))) {
            long events = fill(broker.address(), options);
            System.out.printf(Locale.ROOT, "%,d events in the topic%n", events);
            Sheet sheet = Sheet.of(options.number("--accounts", 0) > 0 ? "Q8" : "Q7");
            System.out.printf(
                    Locale.ROOT,
                    "%-16s %12s %8s %12s %8s %8s %8s %10s %9s %13s %10s%n",
                    "run",
                    "events/cpu-s",
                    "of bare",
                    "w/o compiler",
                    "of bare",
                    "cpu-s",
                    "wall-s",
                    "accounts",
                    "B/account",
                    "snapshot B",
                    "ms");
            Measured.@Nullable Result bare = null;
            for (String name : options.text("--runs", "bare,hashmap,rocksdb").split(",", -1)) {
                Path runFolder = Files.createTempDirectory(folder, name);
                try (Measured measured = Measured.start(plan(name, options, folder), broker.address(), runFolder)) {
                    Measured.Result result = measured.run(events);
                    // where there is no bare run, the first one stands in
                    bare = bare == null || name.equals("bare") ? result : bare;
                    System.out.println(row(result, bare));
                    keep(sheet, result, bare, options.number("--accounts", 0) == 0);
                }
            }
            sheet.write();
        }
    }

    private static long fill(String kafka, Options options) throws Exception {
        try (Workload workload = new Workload(kafka)) {
            int accounts = options.number("--accounts", 0);
            return accounts > 0
                    ? workload.synthetic(accounts)
                    : workload.simulated(
                            options.number("--owners", 20_000),
                            options.number("--days", 210),
                            options.number("--seed", 1),
                            World.named(options.text("--world", "demo")));
        }
    }

    private static Measured.Plan plan(String name, Options options, Path folder) {
        List<String> flags = new ArrayList<>();
        flags.add("-Xmx" + options.text("--heap", "2g"));
        if (options.has("--profile")) {
            flags.add("-XX:StartFlightRecording=settings=profile,filename=" + folder.resolve(name + ".jfr"));
        }
        if (name.equals("bare")) {
            return Measured.Plan.bare(flags);
        }
        boolean other = name.startsWith(OTHER);
        String classPath = other ? options.text("--other", "") : Measured.ownClassPath();
        return Measured.Plan.scoring(name, other ? name.substring(OTHER.length()) : name, classPath, flags);
    }

    /** What only reads, parses and keys is the rival; other builds and backends are ours. */
    private static void keep(Sheet sheet, Measured.Result result, Measured.Result bare, boolean population) {
        boolean isBare = result.name().equals("bare");
        String who = isBare ? "bare pipeline" : Figure.OURS + ", " + result.name();
        String unit = "events a CPU-second";
        sheet.add("compilers included", who, result.eventsPerCpuSecond(), unit);
        sheet.add("without the compilers' threads", who, result.eventsPerCompiledSecond(), unit);
        if (population && !isBare) {
            sheet.atLeast(WANTED_EVENTS);
        }
        if (!isBare && bare.name().equals("bare")) {
            sheet.add(
                    "of bare, without the compilers' threads",
                    who,
                    100 * result.eventsPerCompiledSecond() / bare.eventsPerCompiledSecond(),
                    "%");
            if (population) {
                sheet.atLeast(WANTED_PERCENT_OF_BARE);
            }
        }
        Measured.Checkpoint snapshot = result.checkpoint();
        if (snapshot != null && result.accounts() > 0) {
            sheet.add("state, an account", who, (double) snapshot.bytes() / result.accounts(), "B");
            sheet.add("a snapshot", who, (double) snapshot.millis(), "ms");
        }
    }

    private static String row(Measured.Result result, Measured.Result bare) {
        Measured.Checkpoint checkpoint = result.checkpoint();
        String each = checkpoint == null || result.accounts() == 0
                ? ""
                : Long.toString(checkpoint.bytes() / result.accounts());
        return String.format(
                Locale.ROOT,
                "%-16s %,12.0f %7.1f%% %,12.0f %7.1f%% %8.1f %8.1f %,10d %9s %13s %10s",
                result.name(),
                result.eventsPerCpuSecond(),
                100 * result.eventsPerCpuSecond() / bare.eventsPerCpuSecond(),
                result.eventsPerCompiledSecond(),
                100 * result.eventsPerCompiledSecond() / bare.eventsPerCompiledSecond(),
                result.wholeCpuSeconds(),
                result.wallSeconds(),
                result.accounts(),
                each,
                checkpoint == null ? "" : String.format(Locale.ROOT, "%,d", checkpoint.bytes()),
                checkpoint == null ? "" : String.format(Locale.ROOT, "%,d", checkpoint.millis()));
    }
}
