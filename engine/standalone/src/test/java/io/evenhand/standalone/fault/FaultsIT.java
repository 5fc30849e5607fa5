// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.simulator.SimulationPlan;
import io.evenhand.simulator.World;
import io.evenhand.standalone.demo.CatchUp;
import io.evenhand.standalone.demo.Population;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.Refusal;
import io.evenhand.standalone.terminal.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Everything goes wrong in seeded random order while there is work, and in the end all is as if nothing had.
 *
 * <p>Without more it is the short form: one fault of every sort. {@code ./evenhand test --faults --seed N --minutes M}
 * sets the two properties that make it long.
 */
class FaultsIT {
    private static final long SEED = Long.getLong("faults.seed", 7);
    private static final int MINUTES = Integer.getInteger("faults.minutes", 0);
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(4);

    private final Path folder = Path.of("target", "faults").toAbsolutePath();
    private final Path report = Path.of("target", "fault-report.txt").toAbsolutePath();

    @Test
    void nothingIsLostOrDoubledWhateverDies() throws Exception {
        SmallDisks.forget(home("disturbed"));
        Home.deleteTree(folder);
        Files.createDirectories(folder);
        Terminal terminal = new Terminal(System.out, false);
        Population population = Population.ensure(
                folder.resolve("population"),
                end -> new SimulationPlan(
                        MINUTES == 0 ? 200 : 1000, MINUTES == 0 ? 100 : 120, SEED, World.named("demo"), end),
                InstantSource.system(),
                terminal);
        Cast cast =
                Cast.of(population.events(), population.truth(), Instant.now().truncatedTo(ChronoUnit.MILLIS));
        FaultReport found = disturbed(cast, terminal);
        Files.writeString(report, found.text(), UTF_8);
        System.out.println(found.text());
        assertTrue(found.isGood(), "see " + report);
    }

    private Outcome undisturbed(Cast cast, Terminal terminal) throws Exception {
        try (Scene scene = new Scene(home("undisturbed"), terminal)) {
            scene.start();
            Load load = new Load(scene, cast);
            load.introduce();
            load.run(Duration.ZERO);
            settle(scene);
            return new OutcomeReading(scene, cast).read();
        }
    }

    private FaultReport disturbed(Cast cast, Terminal terminal) throws Exception {
        FaultPlan plan = MINUTES == 0 ? FaultPlan.sampled(SEED) : FaultPlan.lasting(SEED, Duration.ofMinutes(MINUTES));
        Map<String, Long> injected = new TreeMap<>();
        List<String> missed = new ArrayList<>();
        try (SmallDisks disks = new SmallDisks(home("disturbed"));
                Scene scene = new Scene(home("disturbed"), terminal)) {
            scene.start();
            // beside it, because a machine with more to do than it can is what faults like best
            CompletableFuture<Outcome> undisturbed = inTheBackground(() -> undisturbed(cast, terminal));
            Load load = new Load(scene, cast);
            load.introduce();
            EdgeWatch watch = new EdgeWatch(scene, cast);
            long began = System.nanoTime();
            CompletableFuture<Void> work = inTheBackground(() -> {
                load.run(plan.length());
                return null;
            });
            Injector injector = new Injector(scene, disks, SEED);
            for (FaultPlan.Step step : plan.steps()) {
                System.out.printf("%6d ms  %s%n", millisSince(began), step.fault());
                if (injector.inject(step.fault())) {
                    injected.merge(step.fault().kind(), 1L, Long::sum);
                } else {
                    missed.add(step.fault().kind());
                }
                TimeUnit.MILLISECONDS.sleep(step.rest().toMillis());
            }
            Duration length = Duration.ofMillis(millisSince(began));
            join(work);
            long quiet = System.nanoTime();
            String unsettled = unsettled(scene);
            Duration settled = Duration.ofMillis(millisSince(quiet));
            watch.close();
            OutcomeReading reading = new OutcomeReading(scene, cast);
            Outcome after = reading.read();
            Outcome before = join(undisturbed);
            return new FaultReport(
                    SEED,
                    length,
                    injected,
                    missed,
                    disks.how(),
                    before,
                    after,
                    Oracle.compare(before, after),
                    watch.wrong().asked(),
                    watch.wrong().longestDenial(),
                    watch.wrong().longestPermission(),
                    watch.wrong().latest(reading.began()),
                    settled,
                    unsettled,
                    load.repeats(),
                    reading.copiesOfMails());
        }
    }

    /** Why it does not come to rest, or an empty text; what is missing then is for the oracle to find. */
    private static String unsettled(Scene scene) throws Exception {
        try {
            settle(scene);
            return "";
        } catch (Refusal | AssertionError e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Until everything that was said has had its effect everywhere. */
    private static void settle(Scene scene) throws Exception {
        await(scene::isWell, "a program is not well");
        new CatchUp(scene.log(), () -> scene.overview().lag())
                .await((fraction, detail) -> {}, (fraction, detail) -> {});
        await(() -> LedgerReading.waiting(scene) == 0, "something still waits to be sent");
        await(
                () -> {
                    double head = scene.figure(Part.CASEWORK, "evenhand_casework_feed_revision");
                    return head > 0
                            && head == scene.figure(Part.EDGE_1, "evenhand_edge_feed_rev")
                            && head == scene.figure(Part.EDGE_2, "evenhand_edge_feed_rev");
                },
                "an edge does not come to the head of the feed");
    }

    private static void await(Callable<Boolean> condition, String otherwise) throws Exception {
        long end = System.nanoTime() + SETTLED_WITHIN.toNanos();
        while (true) {
            try {
                if (condition.call()) {
                    return;
                }
            } catch (java.sql.SQLException e) {
                // the database is not back yet
            }
            assertTrue(System.nanoTime() < end, otherwise);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private Home home(String name) {
        return new Home(Path.of(System.getProperty("evenhand.root")), folder.resolve(name));
    }

    private static long millisSince(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }

    private static <T> CompletableFuture<T> inTheBackground(Callable<T> work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return work.call();
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                task -> new Thread(task, "background").start());
    }

    private static <T> T join(CompletableFuture<T> future) {
        return future.join();
    }
}
