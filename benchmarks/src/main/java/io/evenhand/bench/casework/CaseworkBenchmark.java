// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.casework;

import io.evenhand.bench.program.Options;
import io.evenhand.bench.results.Sheet;
import io.evenhand.enforcement.cases.CaseDesk;
import io.evenhand.enforcement.decide.AssessmentBatch;
import io.evenhand.enforcement.decide.AssessmentIntake;
import io.evenhand.enforcement.identity.Role;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.StaffRow;
import io.evenhand.enforcement.notice.NoticeLinks;
import io.evenhand.enforcement.rulebook.Rulebook;
import io.evenhand.enforcement.rulebook.RulesWorkshop;
import io.evenhand.enforcement.rulebook.Seal;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Q10: how long a page of the queue and a case take among a million cases, and how many assessments a second are decided
 * and recorded.
 *
 * <p>A page of the queue is what the desk shows: the 500 most urgent open cases. Loading a case is all that its page needs,
 * and writes down who opened it. Assessments come as bytes, in batches as the consumer polls them, each batch one
 * transaction that is on the disk before the next begins; then all come a second time, and nothing may change.
 */
public final class CaseworkBenchmark {
    private static final StaffMember ANN = new StaffMember("ann", Role.ANALYST);
    private static final long SEED = 20261126;
    private static final int BATCH = 250;
    private static final int PAGES = 200;
    private static final int FILES = 1_000;
    private static final int ROUNDS = 3;
    private static final double PAGE_MILLIS = 20;
    private static final double CASE_MILLIS = 30;
    private static final double ARRIVALS = 2_000;

    private final Sheet sheet = Sheet.of("Q10");
    private final Clock clock = Clock.systemUTC();
    private final Server server;
    private final Ledger ledger;
    private final AssessmentIntake intake;
    private final CaseDesk desk;
    private final int cases;

    private CaseworkBenchmark(Server server, Ledger ledger, int cases) throws IOException {
        this.server = server;
        this.ledger = ledger;
        this.cases = cases;
        ledger.run(books ->
                books.staff().upsert(new StaffRow("ann", "ANALYST", "pbkdf2-sha512$1$none$none"), clock.instant()));
        intake = new AssessmentIntake(ledger, new Rulebook(ledger, RulesWorkshop.with(null), seal(), clock), clock);
        desk = new CaseDesk(ledger, new NoticeLinks(new byte[32], "http://casework.test"), clock);
    }

    /** {@code [--cases 1000000] [--assessments 30000] [--out target/casework]}. */
    public static void main(String[] arguments) throws Exception {
        Options given = Options.orExit(arguments, List.of("--cases", "--assessments", "--out"));
        int cases = given.number("--cases", 1_000_000);
        int assessments = given.number("--assessments", 30_000);
        try (Server server = Server.start(Path.of(given.text("--out", "target/casework")));
                Ledger ledger = server.ledger()) {
            System.out.println("java " + System.getProperty("java.version") + ", commit "
                    + System.getProperty("evenhand.commit", "unknown") + ", "
                    + Runtime.getRuntime().availableProcessors() + " processors, load "
                    + ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            CaseworkBenchmark benchmark = new CaseworkBenchmark(server, ledger, cases);
            benchmark.fill();
            benchmark.pages();
            benchmark.files();
            for (int round = 1; round <= ROUNDS; round++) {
                benchmark.arrivals(round, assessments);
            }
            benchmark.sheet.write();
        }
    }

    private static Seal seal() {
        try {
            return new Seal(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java from 15 on has Ed25519", e);
        }
    }

    private void fill() throws SQLException {
        long from = System.nanoTime();
        Town.build(server, intake, cases, clock.instant());
        System.out.printf(
                Locale.ROOT,
                "%,d cases in %,d s; load %s%n",
                cases,
                (System.nanoTime() - from) / 1_000_000_000,
                load());
    }

    private void pages() {
        Timings timings = new Timings();
        for (int i = 0; i < PAGES; i++) {
            long from = System.nanoTime();
            int lines = desk.queue().size();
            timings.add(System.nanoTime() - from, i >= PAGES / 10);
            if (lines == 0) {
                throw new IllegalStateException("the queue is empty");
            }
        }
        System.out.println("a page of the queue, ms: " + timings);
        keep("a page of the queue", timings, PAGE_MILLIS);
    }

    private void files() {
        Random random = new Random(SEED);
        Timings timings = new Timings();
        for (int i = 0; i < FILES; i++) {
            CaseId id = new CaseId("c-" + (1 + random.nextInt(cases)));
            long from = System.nanoTime();
            boolean found = desk.file(id, ANN) != null;
            timings.add(System.nanoTime() - from, i >= FILES / 10);
            if (!found) {
                throw new IllegalStateException("no case " + id);
            }
        }
        System.out.println("a case, ms: " + timings);
        keep("a case", timings, CASE_MILLIS);
    }

    private void arrivals(int round, int count) {
        List<ConsumerRecord<byte[], byte[]>> records = Arrivals.of(count, cases, clock.instant(), SEED + round);
        AssessmentBatch batch = new AssessmentBatch(ledger, intake, () -> false);
        Pass first = pass(batch, records);
        System.out.printf(
                Locale.ROOT,
                "round %d: %,.0f assessments a second, %.2f s of processors in the program; load %s; %s%n",
                round,
                count / first.seconds(),
                first.processors(),
                load(),
                first.handled());
        Pass again = pass(batch, records);
        if (!again.handled().equals(Map.of("repeat", (long) count))) {
            throw new IllegalStateException("repeats changed something: " + again.handled());
        }
        System.out.printf(
                Locale.ROOT,
                "round %d, all of them again: %,.0f a second, nothing changed%n",
                round,
                count / again.seconds());
        sheet.ours("assessments decided and recorded, round " + round, count / first.seconds(), "a second")
                .atLeast(ARRIVALS);
        sheet.ours("known ones, round " + round, count / again.seconds(), "a second");
    }

    private void keep(String what, Timings timings, double wanted) {
        sheet.ours(what + ", p50", timings.millis(0.5), "ms");
        sheet.ours(what + ", p95", timings.millis(0.95), "ms").atMost(wanted);
        sheet.ours(what + ", p99", timings.millis(0.99), "ms");
    }

    /** What a pass over all records took and came to. */
    private record Pass(double seconds, double processors, Map<String, Long> handled) {}

    private static Pass pass(AssessmentBatch batch, List<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, Long> handled = new TreeMap<>();
        long cpu = cpu();
        long from = System.nanoTime();
        for (int at = 0; at < records.size(); at += BATCH) {
            batch.handle(records.subList(at, Math.min(at + BATCH, records.size())))
                    .forEach(each -> handled.merge(each, 1L, Long::sum));
        }
        return new Pass((System.nanoTime() - from) / 1e9, (cpu() - cpu) / 1e9, handled);
    }

    private static long cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
