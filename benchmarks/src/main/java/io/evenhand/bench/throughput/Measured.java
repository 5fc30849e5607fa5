// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.throughput;

import io.evenhand.bench.program.Children;
import io.evenhand.scoring.io.Scoring;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One pipeline in a process of its own, reading the whole topic; its processor time is the operating system's, so compiler
 * and collector are in it. Said beside it is the figure without the compiler's threads: what a process comes to that
 * has run for longer than a benchmark.
 *
 * <p>The first half of the events warms the process up; the figures are of the rest, until the process has come to rest.
 */
final class Measured implements AutoCloseable {
    static final String COUNT = "events ";
    static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(20);

    private static final Pattern COMPLETED =
            Pattern.compile("Completed checkpoint \\d+ for job \\S+ \\((\\d+) bytes, checkpointDuration=(\\d+) ms");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long LOOK_EVERY_MILLIS = 100;
    private static final double REST = 0.25;
    private static final double TICKS_PER_SECOND = 100;
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** A snapshot as Flink reports it. */
    record Checkpoint(long bytes, long millis) {}

    /** What to measure. */
    record Plan(String name, String mainClass, String classPath, List<String> flags, Map<String, String> env) {
        static Plan bare(List<String> flags) {
            return new Plan("bare", BarePipeline.class.getName(), ownClassPath(), flags, Map.of());
        }

        static Plan scoring(String name, String backend, String classPath, List<String> flags) {
            return new Plan(name, Scoring.class.getName(), classPath, flags, Map.of("EVENHAND_STATE_BACKEND", backend));
        }
    }

    /** What was measured. */
    record Result(
            String name,
            double eventsPerCpuSecond,
            double eventsPerCompiledSecond,
            double wholeCpuSeconds,
            double wallSeconds,
            long accounts,
            @Nullable Checkpoint checkpoint) {}

    private final Plan plan;
    private final Process process;
    private final int metricsPort;
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private volatile long said;

    private Measured(Plan plan, Process process, int metricsPort) {
        this.plan = plan;
        this.process = process;
        this.metricsPort = metricsPort;
    }

    static String ownClassPath() {
        return System.getProperty("java.class.path");
    }

    /** The words that start a program as the product starts it. */
    static List<String> java(List<String> flags, String classPath, String mainClass, String... args) {
        List<String> words = new ArrayList<>();
        words.add(ProcessHandle.current().info().command().orElse("java"));
        // a compiler's thread that ends would take its count of time with it
        words.addAll(List.of("-XX:+UseSerialGC", "-XX:-UseDynamicNumberOfCompilerThreads"));
        words.addAll(flags);
        words.addAll(List.of("-Duser.language=en", "-Duser.country=US", "-Duser.timezone=UTC"));
        words.addAll(List.of("-cp", classPath, mainClass));
        words.addAll(List.of(args));
        return words;
    }

    static Measured start(Plan plan, String kafka, Path folder) throws IOException {
        Path var = Files.createDirectories(folder.resolve("var-" + plan.name()));
        int port = Children.freePort();
        List<String> flags = new ArrayList<>(plan.flags());
        flags.add("-Devenhand.flink.level=info");
        ProcessBuilder builder = new ProcessBuilder(java(flags, plan.classPath(), plan.mainClass()));
        Map<String, String> env = builder.environment();
        env.put("EVENHAND_KAFKA", kafka);
        env.put("EVENHAND_VAR", var.toString());
        env.put("EVENHAND_METRICS_PORT", Integer.toString(port));
        env.put("EVENHAND_CHECKPOINT_MILLIS", Long.toString(CHECKPOINT_EVERY.toMillis()));
        env.putAll(plan.env());
        builder.redirectErrorStream(true);
        Measured measured = new Measured(plan, builder.start(), port);
        Path log = folder.resolve(plan.name() + ".log");
        Thread reader = new Thread(() -> measured.listen(log), "output of " + plan.name());
        reader.setDaemon(true);
        reader.start();
        return measured;
    }

    private void listen(Path log) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                BufferedWriter copy = Files.newBufferedWriter(log)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(COUNT)) {
                    said = Long.parseLong(line.substring(COUNT.length()));
                    continue;
                }
                copy.write(line + '\n');
                Matcher completed = COMPLETED.matcher(line);
                if (completed.find()) {
                    synchronized (checkpoints) {
                        checkpoints.add(
                                new Checkpoint(Long.parseLong(completed.group(1)), Long.parseLong(completed.group(2))));
                    }
                }
            }
        } catch (IOException e) {
            // the process was stopped
        }
    }

    /** Waits until all events have come through. */
    Result run(long events) throws InterruptedException {
        long begun = System.nanoTime();
        awaitEvents(events / 2);
        Used warm = used();
        awaitEvents(events);
        double wall = (System.nanoTime() - begun) / 1e9;
        Used end = awaitRest();
        Checkpoint last = plan.env().isEmpty() ? null : awaitCheckpoint();
        double cpu = end.cpu() - warm.cpu();
        double measured = events - warm.events();
        return new Result(
                plan.name(),
                measured / cpu,
                measured / (cpu - end.compiler() + warm.compiler()),
                end.cpu(),
                wall,
                accounts(),
                last);
    }

    /** Events come through and seconds used for them, those of the compiler's threads once more by themselves. */
    private record Used(double events, double cpu, double compiler) {}

    private Used used() throws InterruptedException {
        return new Used(seen(), cpuSeconds(), compilerSeconds());
    }

    private double seen() throws InterruptedException {
        return plan.env().isEmpty() ? said : metric("evenhand_scoring_events_total");
    }

    private void awaitEvents(long wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (double seen = seen(); seen < wanted; seen = seen()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IllegalStateException(plan.name() + " stopped at " + seen + " of " + wanted + " events");
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    /** The processor time when the process has nothing to do any more. */
    private Used awaitRest() throws InterruptedException {
        Used before = used();
        while (true) {
            Thread.sleep(5 * LOOK_EVERY_MILLIS);
            Used now = used();
            if (now.cpu() - before.cpu() < REST * 5 * LOOK_EVERY_MILLIS / 1_000) {
                return before;
            }
            before = now;
        }
    }

    /** As Linux counts it for each thread; 0 where it does not. */
    private double compilerSeconds() {
        double ticks = 0;
        try (DirectoryStream<Path> threads =
                Files.newDirectoryStream(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            for (Path thread : threads) {
                String stat = Files.readString(thread.resolve("stat"));
                if (stat.contains("(C1 Comp") || stat.contains("(C2 Comp")) {
                    List<String> fields =
                            List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
                    ticks += Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12));
                }
            }
        } catch (IOException e) {
            return 0;
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** The next snapshot. */
    private Checkpoint awaitCheckpoint() throws InterruptedException {
        int wanted = checkpointCount() + 1;
        while (checkpointCount() < wanted) {
            if (!process.isAlive()) {
                throw new IllegalStateException(plan.name() + " ended by itself");
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        synchronized (checkpoints) {
            return checkpoints.get(checkpoints.size() - 1);
        }
    }

    private int checkpointCount() {
        synchronized (checkpoints) {
            return checkpoints.size();
        }
    }

    private double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    private long accounts() throws InterruptedException {
        return plan.env().isEmpty() ? 0 : (long) metric("evenhand_scoring_accounts_total");
    }

    private double metric(String name) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + metricsPort + "/metrics"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(name + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        Children.end(process, STOP_WITHIN);
    }
}
