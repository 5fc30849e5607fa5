// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.load;

import io.evenhand.bench.program.Options;
import io.evenhand.bench.results.Sheet;
import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.event.Event;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.terminal.Terminal;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Q30: how soon an assessment is in the log, or an edge's answer changes, after the event that leads to it was due, at so
 * many events a second; exits with 1 if anything acknowledged is missing or the 99th percentile is above what was asked.
 *
 * <p>The whole installation runs, every program a process. Beside accounts that only play, people are watched of whom it is
 * known beforehand, from the scorer's own core and the ruleset, which assessments have to come and whom the rules limit
 * when. Nothing may be missing of these, and the log and scoring must have every event that intake acknowledged.
 */
public final class LoadBenchmark {
    private static final int PATIENCE_SECONDS = 60;
    private static final int MISSED = 1;

    /** What is asked. */
    private record Question(int rate, int seconds, boolean edge, double p99, Path out) {
        static Question of(Options given) {
            boolean edge = given.text("--path", "engine").equals("edge");
            return new Question(
                    given.number("--rate", 1_000),
                    given.number("--seconds", 60),
                    edge,
                    Double.parseDouble(given.text("--p99-ms", edge ? "10000" : "5000")),
                    Path.of(given.text("--out", "target/load")).toAbsolutePath());
        }
    }

    private final Question question;
    private final Schedule schedule;
    private final Cast cast;

    private LoadBenchmark(Question question) {
        this.question = question;
        Instant now = Clock.systemUTC().instant();
        schedule = Schedule.until(now, question.rate(), question.seconds());
        cast = Cast.of(schedule, now);
    }

    /** {@code [--rate 1000] [--seconds 60] [--path engine|edge] [--p99-ms N] [--out target/load]}. */
    @SuppressWarnings("SystemOut") // a command's output
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Question question =
                Question.of(Options.orExit(arguments, List.of("--rate", "--seconds", "--path", "--p99-ms", "--out")));
        System.out.println("java " + System.getProperty("java.version") + ", commit "
                + System.getProperty("evenhand.commit", "unknown") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, load "
                + ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        Home.deleteTree(question.out());
        Files.createDirectories(question.out());
        Sheet sheet = Sheet.of("Q30", question.rate() + "-a-second");
        Findings found = new LoadBenchmark(question).run();
        System.out.println(found.text());
        found.keep(sheet, question.p99());
        sheet.write();
        System.exit(found.isGood(question.p99()) ? 0 : MISSED);
    }

    private Findings run() throws Exception {
        Path root = Path.of(System.getProperty("evenhand.home", "."))
                .toAbsolutePath()
                .normalize();
        try (Stand stand = new Stand(new Home(root, question.out()), narrator())) {
            stand.start();
            stand.introduce(cast.limited().keySet());
            Platform platform = new Platform(stand.address("intake"), stand.intakeKey(), schedule);
            platform.backfill(happened(false));
            until(() -> handled(stand) >= platform.taken());
            try (AssessmentWatch assessments = new AssessmentWatch(stand.kafka());
                    EdgeWatch edge = new EdgeWatch(
                            stand.address("edge"), List.copyOf(cast.limited().keySet()))) {
                Map<String, Double> before = stand.processor();
                long begin = System.nanoTime();
                platform.run(happened(true), begin);
                Map<String, Double> after = stand.processor();
                settle(stand, platform, assessments, edge);
                return findings(stand, platform, assessments, edge, begin, taken(before, after));
            }
        }
    }

    private static Terminal narrator() {
        return new Terminal(System.err, false);
    }

    private List<Event> happened(boolean within) {
        return cast.events().stream()
                .filter(event -> event.at().toEpochMilli() >= schedule.start() == within)
                .toList();
    }

    /** What scoring has read: events that take part, and dead letters. */
    private static double handled(Stand stand) {
        return stand.figure("scoring", "evenhand_scoring_events_total")
                + stand.figure("scoring", "evenhand_scoring_dead_letters_total");
    }

    private void settle(Stand stand, Platform platform, AssessmentWatch assessments, EdgeWatch edge)
            throws InterruptedException {
        until(() -> handled(stand) >= platform.taken()
                && assessments.has(expected())
                && (!question.edge()
                        || edge.denied().keySet().containsAll(cast.limited().keySet())));
    }

    /** Waits, but not for ever: what is missing then is missing. */
    private static void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** The assessments that are due while it is measured. */
    private List<Assessment> expected() {
        return cast.assessments().values().stream()
                .filter(each ->
                        schedule.isMeasured(schedule.evaluated(each.asOf().toEpochMilli())))
                .toList();
    }

    private Findings findings(
            Stand stand,
            Platform platform,
            AssessmentWatch assessments,
            EdgeWatch edge,
            long begin,
            Map<String, Double> processor)
            throws IOException {
        Latencies assessed = new Latencies();
        Map<Long, Latencies> weeks = new TreeMap<>();
        Latencies answered = new Latencies();
        List<String> missing = new ArrayList<>();
        Map<String, Long> seen = assessments.seen();
        Map<String, Assessment> came = assessments.assessments();
        for (Assessment wanted : expected()) {
            Long at = seen.get(Cast.key(wanted));
            if (at == null || !wanted.equals(came.get(Cast.key(wanted)))) {
                missing.add(Cast.key(wanted));
            } else {
                long due = schedule.evaluated(wanted.asOf().toEpochMilli());
                assessed.add(at - begin - due);
                weeks.computeIfAbsent(due, week -> new Latencies()).add(at - begin - due);
            }
        }
        Map<String, Long> denied = edge.denied();
        for (Map.Entry<String, Long> each : cast.limited().entrySet()) {
            Long at = denied.get(each.getKey());
            long due = schedule.evaluated(each.getValue());
            if (at != null && schedule.isMeasured(due)) {
                answered.add(at - begin - due);
            } else if (at == null && question.edge()) {
                missing.add(each.getKey() + " at the edge");
            }
        }
        return new Findings(
                question.edge() ? "edge" : "engine",
                question.rate(),
                platform.achieved(),
                platform.taken(),
                platform.sentAway(),
                (long) handled(stand),
                (long) stand.figure("scoring", "evenhand_scoring_dead_letters_total"),
                missing,
                platform.acknowledged(),
                assessed,
                List.copyOf(weeks.values()),
                answered,
                processor);
    }

    private static Map<String, Double> taken(Map<String, Double> before, Map<String, Double> after) {
        Map<String, Double> taken = new LinkedHashMap<>();
        after.forEach((program, seconds) -> taken.put(program, seconds - before.getOrDefault(program, 0.0)));
        return taken;
    }
}
