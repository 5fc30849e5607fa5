// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.throughput;

import io.evenhand.scoring.io.Scoring;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One pipeline in a process of its own, reading the whole topic; its processor time is the operating system's, so compiler
 * and collector are in it.
 *
 * <p>The first quarter of the events warms the process up; the figure is of the rest, until the process has come to rest.
 */
final class Measured implements AutoCloseable {
    static final String COUNT = "events ";
    static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(10);

    private static final Pattern COMPLETED =
            Pattern.compile("Completed checkpoint \\d+ for job \\S+ \\((\\d+) bytes, checkpointDuration=(\\d+) ms");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long LOOK_EVERY_MILLIS = 100;
    private static final double REST = 0.25;
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
        words.add("-XX:+UseSerialGC");
        words.addAll(flags);
        words.addAll(List.of("-Duser.language=en", "-Duser.country=US", "-Duser.timezone=UTC"));
        words.addAll(List.of("-cp", classPath, mainClass));
        words.addAll(List.of(args));
        return words;
    }

    static Measured start(Plan plan, String kafka, Path folder) throws IOException {
        Path var = Files.createDirectories(folder.resolve("var-" + plan.name()));
        int port = Broker.freePort();
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
                java.io.BufferedWriter copy = Files.newBufferedWriter(log)) {
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
        double[] warm = awaitEvents(events / 4);
        double[] end = awaitEvents(events);
        double wall = (System.nanoTime() - begun) / 1e9;
        double cpu = awaitRest();
        Checkpoint last = plan.env().isEmpty() ? null : awaitCheckpoint();
        return new Result(plan.name(), (end[0] - warm[0]) / (cpu - warm[1]), cpu, wall, accounts(), last);
    }

    /** The count, and the processor time when it was read. */
    private double[] awaitEvents(long wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            double seen = plan.env().isEmpty() ? said : metric("evenhand_scoring_events_total");
            if (seen >= wanted) {
                return new double[] {seen, cpuSeconds()};
            }
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IllegalStateException(plan.name() + " stopped at " + seen + " of " + wanted + " events");
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    /** The processor time when the process has nothing to do any more. */
    private double awaitRest() throws InterruptedException {
        double before = cpuSeconds();
        while (true) {
            Thread.sleep(5 * LOOK_EVERY_MILLIS);
            double now = cpuSeconds();
            if (now - before < REST * 5 * LOOK_EVERY_MILLIS / 1_000) {
                return before;
            }
            before = now;
        }
    }

    /** The next snapshot but one: it began when all was done. */
    private Checkpoint awaitCheckpoint() throws InterruptedException {
        int wanted = checkpointCount() + 2;
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

    /** The largest of all snapshots: where later ones hold only what changed, the first ones hold the most. */
    Checkpoint largestCheckpoint() {
        synchronized (checkpoints) {
            return checkpoints.stream()
                    .max((a, b) -> Long.compare(a.bytes(), b.bytes()))
                    .orElseThrow();
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
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
