// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.bench.program.Children;
import io.evenhand.bench.results.Sheet;
import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.policy.CompactBody;
import io.evenhand.contract.policy.Snapshot;
import io.evenhand.edge.table.PolicyTable;
import io.evenhand.standalone.process.Home;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Q26: what an AuthZEN answer takes of the server's processor beside a handler of the same server that only answers, beside
 * CrowdSec's local API, jCasbin and cedar-java with the same 100,000 restrictions. Q27: a snapshot's bytes, and what
 * writing and loading it take.
 */
public final class AnswersBenchmark {
    private static final int RESTRICTED = 100_000;
    private static final int BATCH = 20_000;
    private static final int ROUNDS = 5;
    private static final String MICROS = "us of a processor";
    private static final Sheet ANSWERS = Sheet.of("Q26");
    private static final Sheet SNAPSHOTS = Sheet.of("Q27");

    private AnswersBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "java %s, commit %s%n",
                System.getProperty("java.version"),
                System.getProperty("evenhand.commit", "unknown"));
        servers();
        engines();
        ANSWERS.write();
        snapshots();
        SNAPSHOTS.write();
    }

    private interface Request {
        boolean allows(String account) throws IOException;
    }

    /** Microseconds of a process for a request, the best of some rounds; half of the accounts asked about are restricted. */
    private static double micros(ProcessHandle server, int count, Request request) throws IOException {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.min(best, round(server, count, request));
        }
        return best;
    }

    private static double round(ProcessHandle server, int count, Request request) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        Duration before = server.info().totalCpuDuration().orElseThrow();
        for (int i = 0; i < count; i++) {
            int number = random.nextInt(2 * RESTRICTED);
            if (request.allows(Restrictions.account(number)) != (number >= RESTRICTED)) {
                throw new IllegalStateException("a wrong answer about account " + number);
            }
        }
        Duration after = server.info().totalCpuDuration().orElseThrow();
        return after.minus(before).toNanos() / 1e3 / count;
    }

    private static void servers() throws Exception {
        Process server = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AnswersServer.class.getName(),
                        Integer.toString(RESTRICTED))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = new BufferedReader(new InputStreamReader(server.getInputStream(), UTF_8));
                LineClient client = new LineClient(port(said))) {
            int[] asked = {0};
            Request trivial = account -> {
                client.post("/trivial", question(account));
                return Integer.parseInt(account.substring(4)) >= RESTRICTED;
            };
            Request authzen = account -> {
                asked[0]++;
                return client.post("/access/v1/evaluation", question(account)).startsWith("{\"decision\":true");
            };
            ProcessHandle handle = server.toHandle();
            round(handle, 3 * BATCH, trivial);
            round(handle, 3 * BATCH, authzen);
            double bare = Double.MAX_VALUE;
            double answered = Double.MAX_VALUE;
            for (int i = 0; i < ROUNDS; i++) {
                bare = Math.min(bare, round(handle, BATCH, trivial));
                answered = Math.min(answered, round(handle, BATCH, authzen));
            }
            System.out.printf(Locale.ROOT, "trivial handler: %.1f us of the server's processor%n", bare);
            System.out.printf(Locale.ROOT, "AuthZEN evaluation: %.1f us, %.2f times%n", answered, answered / bare);
            ANSWERS.ours("over HTTP", answered, MICROS);
            ANSWERS.add("over HTTP", "a handler that only answers", bare, MICROS);
            ANSWERS.ours("AuthZEN beside that handler", answered / bare, "times")
                    .atMost(1.6);
            crowdSec(answered);
        } finally {
            Children.end(server, Duration.ofSeconds(10));
        }
    }

    private static int port(BufferedReader said) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.matches("[0-9]+")) {
                return Integer.parseInt(line);
            }
        }
        throw new IOException("the server ended");
    }

    private static String question(String account) {
        return "{\"subject\":{\"type\":\"account\",\"id\":\"" + account
                + "\"},\"action\":{\"name\":\"invite\"},\"resource\":{\"type\":\"server\",\"id\":\"s\"}}";
    }

    private static void crowdSec(double ours) throws Exception {
        Path folder = Files.createTempDirectory("crowdsec");
        try (CrowdSecServer server = new CrowdSecServer(folder, RESTRICTED);
                LineClient client = new LineClient(server.port())) {
            Request asked = account -> client.get("/v1/decisions?scope=account&value=" + account, CrowdSecServer.KEY)
                    .strip()
                    .equals("null");
            round(server.handle(), 500, asked);
            double micros = micros(server.handle(), 1_000, asked);
            System.out.printf(
                    Locale.ROOT, "CrowdSec's /v1/decisions: %.1f us, %.1f times AuthZEN here%n", micros, micros / ours);
            ANSWERS.add("over HTTP", "CrowdSec", micros, MICROS);
        } catch (IOException e) {
            System.out.println("CrowdSec was not asked (on Debian: apt-get install crowdsec): " + e.getMessage());
        } finally {
            Home.deleteTree(folder);
        }
    }

    /** In this process, a question at a time: the engine alone, without a server around it. */
    private static void engines() throws Exception {
        PolicyTable table = PolicyTable.of(new Snapshot(7, Restrictions.of(RESTRICTED, Instant.EPOCH.plusSeconds(60))));
        long at = Instant.EPOCH.plusSeconds(120).toEpochMilli();
        ProcessHandle self = ProcessHandle.current();
        engine(
                "this table",
                self,
                2_000_000,
                account -> !table.restricts(new io.evenhand.contract.id.AccountId(account), at));
        Rivals.Engine cedar = Rivals.cedar(RESTRICTED);
        engine("cedar-java, one policy kept parsed, one entity a request", self, 20_000, cedar::allows);
        Rivals.Engine casbin = Rivals.casbin(RESTRICTED);
        engine("jCasbin, a rule an account", self, 20, casbin::allows);
    }

    private static void engine(String name, ProcessHandle self, int count, Request request) throws IOException {
        round(self, count / 2, request);
        double micros = micros(self, count, request);
        System.out.printf(Locale.ROOT, "%s: %.2f us of this process's processor%n", name, micros);
        ANSWERS.add(
                "in one's own process",
                name.contains(",") ? name.substring(0, name.indexOf(',')) : name,
                micros,
                MICROS);
    }

    private static void snapshots() throws Exception {
        for (int count : new int[] {RESTRICTED, 10 * RESTRICTED}) {
            Snapshot snapshot = new Snapshot(7, Restrictions.of(count, Instant.parse("2026-11-01T00:00:00Z")));
            double write = Double.MAX_VALUE;
            double load = Double.MAX_VALUE;
            byte[] bytes = {};
            for (int round = 0; round < ROUNDS; round++) {
                long began = cpu();
                bytes = ContractJson.bytes(snapshot);
                String hash = Sha256.hex(bytes);
                long written = cpu();
                if (!Sha256.hex(bytes).equals(hash)
                        || PolicyTable.of(ContractJson.read(bytes, Snapshot.class))
                                        .size()
                                != count) {
                    throw new IllegalStateException("what was read is not what was written");
                }
                write = Math.min(write, (written - began) / 1e6);
                load = Math.min(load, (cpu() - written) / 1e6);
            }
            System.out.printf(
                    Locale.ROOT,
                    "snapshot of %,d: %.1f MB as JSON, %.1f MB compact; %.0f ms of a processor to write and hash, %.0f to"
                            + " check and load%n",
                    count,
                    bytes.length / 1e6,
                    CompactBody.of(snapshot).length / 1e6,
                    write,
                    load);
            String of = String.format(Locale.ROOT, " of %,d", count);
            SNAPSHOTS.ours("snapshot" + of + ", JSON", bytes.length / 1e6, "MB");
            SNAPSHOTS.ours("snapshot" + of + ", compact", CompactBody.of(snapshot).length / 1e6, "MB");
            SNAPSHOTS.ours("write and hash" + of, write, "ms of a processor");
            SNAPSHOTS.ours("check and load" + of, load, "ms of a processor");
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
