// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.casework;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.bench.program.Children;
import io.evenhand.bench.program.Options;
import io.evenhand.bench.results.Sheet;
import io.evenhand.bench.throughput.Broker;
import io.evenhand.contract.audit.ActSeal;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.policy.CompactBody;
import io.evenhand.contract.policy.Manifest;
import io.evenhand.contract.policy.SignedManifest;
import io.evenhand.enforcement.decide.AssessmentIntake;
import io.evenhand.enforcement.feed.FeedKeys;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.StaffRow;
import io.evenhand.enforcement.rulebook.Rulebook;
import io.evenhand.enforcement.rulebook.RulesWorkshop;
import io.evenhand.enforcement.rulebook.Seal;
import io.evenhand.intake.log.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Q28: how soon after a decision every edge answers with it, by the number of edges. Q29: what publishing and handing out
 * the policy to many edges that start together take.
 *
 * <p>PostgreSQL, Kafka and casework run as they are shipped, the edges are embedded ones with a connection, a table and a
 * folder each. An assessment goes into Kafka; casework reads it, decides, commits, signs and announces; an edge counts when
 * its own table denies the account. So the time holds more than the way of the feed.
 */
public final class FeedBenchmark {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int WARM_UP = 10;
    private static final int RHYTHM = 19;
    private static final int DAYS = 20;
    private static final int PAUSE_MS = 50;
    private static final double MILLI = 1e3;
    private static final String CASEWORK_HEAP = "2g";

    private final Sheet arrivals = Sheet.of("Q28");
    private final Sheet crowds = Sheet.of("Q29");
    private final Path folder;
    private final Server server;
    private final Broker broker;
    private final URI casework;
    private final Process process;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private FeedBenchmark(Path folder, Server server, Broker broker, URI casework, Process process) {
        this.folder = folder;
        this.server = server;
        this.broker = broker;
        this.casework = casework;
        this.process = process;
    }

    /** {@code [--entries 100000] [--edges 1,10,100] [--decisions 100] [--together 100] [--away 500] [--out target/feed]}. */
    public static void main(String[] arguments) throws Exception {
        Options given = Options.orExit(
                arguments, List.of("--entries", "--edges", "--decisions", "--together", "--away", "--out"));
        int entries = given.number("--entries", 100_000);
        int together = given.number("--together", 100);
        int decisions = given.number("--decisions", 100);
        List<Integer> edges = given.numbers("--edges", "1,10,100");
        Path folder = Path.of(given.text("--out", "target/feed")).toAbsolutePath();
        secrets(folder, edges.stream().reduce(together, Math::max));
        System.out.println("java " + System.getProperty("java.version") + ", commit "
                + System.getProperty("evenhand.commit", "unknown") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, load "
                + ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        try (Server server = Server.start(folder);
                Broker broker = Broker.start(folder)) {
            fill(server, folder, entries);
            int port = Children.freePort();
            Instant started = Instant.now();
            Process process = CaseworkProcess.start(server, folder, port, broker.address(), CASEWORK_HEAP);
            try {
                FeedBenchmark benchmark =
                        new FeedBenchmark(folder, server, broker, URI.create("http://127.0.0.1:" + port), process);
                benchmark.published(entries, started);
                benchmark.settled();
                benchmark.idle();
                benchmark.together(together);
                for (int count : edges) {
                    benchmark.propagate(count, decisions);
                }
                benchmark.arrivals.write();
                benchmark.away(given.number("--away", 500));
                benchmark.crowds.write();
            } finally {
                Children.end(process, Duration.ofSeconds(30));
            }
        }
    }

    private static void secrets(Path folder, int edges) throws IOException {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.createDirectories(secrets.resolve("tokens"));
        StringBuilder tokens = new StringBuilder();
        for (int n = 1; n <= edges; n++) {
            String token = "token-of-the-benchmark-" + n;
            Files.writeString(secrets.resolve("tokens/edge-" + n), token);
            tokens.append("edge-").append(n).append(' ').append(token).append('\n');
        }
        Files.writeString(secrets.resolve("edge-tokens"), tokens);
        Files.writeString(secrets.resolve("staff"), "ann analyst ann-of-the-benchmark\n");
    }

    private static void fill(Server server, Path folder, int entries) throws Exception {
        Clock clock = Clock.systemUTC();
        Path secrets = folder.resolve("secrets");
        ActSeal seal = new ActSeal(FeedKeys.loadOrCreate(secrets.resolve("audit-key")));
        try (Ledger ledger = server.ledger(seal)) {
            Seal rules = new Seal(FeedKeys.loadOrCreate(secrets.resolve("ruleset-key")));
            Rulebook rulebook = new Rulebook(ledger, RulesWorkshop.with(null), rules, clock);
            ledger.run(books ->
                    books.staff().upsert(new StaffRow("ann", "ANALYST", "pbkdf2-sha512$1$none$none"), clock.instant()));
            AssessmentIntake intake = new AssessmentIntake(ledger, rulebook, clock);
            Town.build(server, intake, entries * Town.LIMIT_EVERY, DAYS, clock.instant());
        }
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            // the fuse lets nobody restrict so many at once without a person's word
            statement.execute("insert into feed_releases (decision, released_by, released_at) "
                    + "select id, 'ann', now() from decisions on conflict do nothing");
        }
        System.out.printf(Locale.ROOT, "%,d restrictions in force%n", entries);
    }

    /** Waits until the feed holds what the ledger does, and says what that took. */
    private void published(int entries, Instant started) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Manifest manifest = null;
        while (manifest == null || length(manifest) < 100L * entries) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new IllegalStateException(
                        "nothing was published; " + folder.resolve("casework.log") + " says why");
            }
            TimeUnit.MILLISECONDS.sleep(100);
            manifest = head();
        }
        System.out.printf(
                Locale.ROOT,
                "started and published %,d bytes of JSON (%d deltas after the snapshot) in %.1f s, %.1f s of the processor,"
                        + " %,d MB at most%n",
                length(manifest),
                manifest.deltas().size(),
                Duration.between(started, Instant.now()).toMillis() / MILLI,
                cpu(),
                peak());
    }

    /** All of it was published days ago, and not within the hour that the fuse looks at. */
    private void settled() throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from feed_releases");
            statement.execute("update decisions set published_at = published_at - interval '2 days'");
            statement.execute("vacuum analyze");
        }
    }

    private static long length(Manifest manifest) {
        return manifest.snapshot().length()
                + manifest.deltas().stream().mapToLong(body -> body.length()).sum();
    }

    /** What casework takes while nothing happens. */
    private void idle() throws Exception {
        double before = cpu();
        TimeUnit.SECONDS.sleep(10);
        System.out.printf(Locale.ROOT, "idle: %.1f %% of a processor%n", (cpu() - before) * 10);
    }

    private @org.jspecify.annotations.Nullable Manifest head() throws InterruptedException {
        try {
            HttpResponse<byte[]> answer =
                    http.send(request("/feed/v1/head", 1), HttpResponse.BodyHandlers.ofByteArray());
            return answer.statusCode() == 200
                    ? ContractJson.read(answer.body(), SignedManifest.class).manifest()
                    : null;
        } catch (IOException e) {
            return null;
        }
    }

    private HttpRequest request(String path, int edge) {
        return HttpRequest.newBuilder(casework.resolve(path))
                .header("Authorization", "Bearer token-of-the-benchmark-" + edge)
                .header("Accept", CompactBody.MEDIA_TYPE)
                .build();
    }

    /** Q29: so many that hold nothing ask for everything at once. */
    private void together(int edges) throws Exception {
        Manifest manifest = head();
        if (manifest == null) {
            throw new IllegalStateException("casework does not answer");
        }
        double before = cpu();
        long from = System.nanoTime();
        AtomicLong bytes = new AtomicLong();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int edge = 1; edge <= edges; edge++) {
            int number = edge;
            all.add(get("/feed/v1/snapshot/" + manifest.snapshotRev(), number, bytes)
                    .thenCompose(then -> get("/feed/v1/deltas?from=" + manifest.snapshotRev(), number, bytes)));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get();
        crowds.ours(edges + " edges that start together have it", (System.nanoTime() - from) / 1e9, "s");
        crowds.ours("casework's processor for all of them", cpu() - before, "s of a processor");
        crowds.ours("bytes each", (double) bytes.get() / edges, "B");
        crowds.ours("casework's memory, at most", (double) peak(), "MB");
        System.out.printf(
                Locale.ROOT,
                "Q29 %d edges that start together: all had it after %.1f s; casework %.2f s of the processor, %,d MB at"
                        + " most; %,d bytes each%n",
                edges,
                (System.nanoTime() - from) / 1e9,
                cpu() - before,
                peak(),
                bytes.get() / edges);
    }

    private CompletableFuture<Void> get(String path, int edge, AtomicLong bytes) {
        return http.sendAsync(
                        request(path, edge),
                        HttpResponse.BodyHandlers.ofByteArrayConsumer(
                                part -> part.ifPresent(some -> bytes.addAndGet(some.length))))
                .thenAccept(answer -> {
                    if (answer.statusCode() != 200) {
                        throw new IllegalStateException(path + " answered " + answer.statusCode());
                    }
                });
    }

    private Process crowd(Path place, int edges) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx8g",
                        "-XX:+UseParallelGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FeedEdges.class.getName(),
                        casework.toString(),
                        folder.resolve("secrets/feed-key.pub").toString(),
                        folder.resolve("secrets/tokens").toString(),
                        place.toString(),
                        Integer.toString(edges))
                .redirectError(folder.resolve("edges.log").toFile())
                .start();
    }

    /** Q29: an edge that was away while so much was decided, beside one that holds nothing. */
    private void away(int decisions) throws Exception {
        Path place = Files.createTempDirectory(folder, "away");
        long before = rev();
        comeBack("an edge that begins", place, before);
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (int n = 0; n < decisions; n++) {
                send(producer, "away-" + n).get();
                TimeUnit.MILLISECONDS.sleep(2L * PAUSE_MS);
            }
        }
        TimeUnit.SECONDS.sleep(5);
        long now = rev();
        System.out.printf(
                Locale.ROOT,
                "Q29 an edge that missed %d revisions is current %s; one that holds nothing %s%n",
                now - before,
                comeBack("an edge that missed " + (now - before) + " revisions is current", place, now),
                comeBack("one that holds nothing is current", Files.createTempDirectory(folder, "fresh"), now));
    }

    private long rev() throws InterruptedException {
        Manifest manifest = head();
        if (manifest == null) {
            throw new IllegalStateException("casework does not answer");
        }
        return manifest.rev();
    }

    private String comeBack(String what, Path place, long rev) throws Exception {
        long from = micros(Instant.now());
        Process edge = crowd(place, 1);
        try (BufferedReader said = new BufferedReader(new InputStreamReader(edge.getInputStream(), UTF_8));
                PrintStream to = new PrintStream(edge.getOutputStream(), true, UTF_8)) {
            expect(said, "ready");
            to.println(FeedEdges.UNTIL + rev);
            double seconds = (numbers(line(said))[0] - from) / (MILLI * MILLI);
            double cpu = edge.toHandle().info().totalCpuDuration().orElseThrow().toMillis() / MILLI;
            crowds.ours(what, seconds, "s");
            return String.format(Locale.ROOT, "%.1f s after its process began (%.1f s of the processor)", seconds, cpu);
        } finally {
            Children.end(edge, Duration.ofSeconds(10));
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.address()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** An assessment that the built-in rules limit. */
    private static Future<RecordMetadata> send(KafkaProducer<byte[], byte[]> producer, String account) {
        Instant asOf = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return producer.send(new ProducerRecord<>(
                Topics.ASSESSMENTS,
                account.getBytes(UTF_8),
                ContractJson.bytes(Arrivals.assessment(account, "as-" + account, asOf, RHYTHM))));
    }

    /** Q28. */
    private void propagate(int edges, int decisions) throws Exception {
        Process crowd = crowd(Files.createTempDirectory(folder, "edges"), edges);
        try (BufferedReader said = new BufferedReader(new InputStreamReader(crowd.getInputStream(), UTF_8));
                PrintStream to = new PrintStream(crowd.getOutputStream(), true, UTF_8);
                KafkaProducer<byte[], byte[]> producer = producer()) {
            expect(said, "ready");
            double loaded =
                    crowd.toHandle().info().totalCpuDuration().orElseThrow().toMillis() / MILLI;
            Timings sent = new Timings();
            Timings decided = new Timings();
            double before = cpu();
            for (int n = 0; n < WARM_UP + decisions; n++) {
                String account = "fresh-" + edges + "-" + n;
                to.println(account);
                expect(said, "watching");
                long at = micros(Instant.now());
                send(producer, account).get();
                long[] denied = numbers(line(said));
                long decision = decidedAt(new AccountId(account));
                for (long each : denied) {
                    sent.add((each - at) * 1_000, n >= WARM_UP);
                    decided.add((each - decision) * 1_000, n >= WARM_UP);
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
            System.out.printf(
                    Locale.ROOT,
                    "Q28 %d edges (loading took %.1f s of the processor each), from the decision to the answer, ms: %s; from"
                            + " the assessment: %s; casework %.0f ms of the processor for one%n",
                    edges,
                    loaded / edges,
                    decided,
                    sent,
                    (cpu() - before) * MILLI / (WARM_UP + decisions));
            arrivals.ours(edges + " edges, p50", decided.millis(0.5), "ms").atMost(100);
            arrivals.ours(edges + " edges, p95", decided.millis(0.95), "ms");
            arrivals.ours(edges + " edges, p99", decided.millis(0.99), "ms").atMost(MILLI);
        } finally {
            Children.end(crowd, Duration.ofSeconds(10));
        }
    }

    /** When the decision was made, which is a moment before it was committed. */
    private long decidedAt(AccountId account) throws SQLException {
        try (Connection connection = server.connect();
                PreparedStatement statement =
                        connection.prepareStatement("select decided_at from verdicts where account = ?")) {
            statement.setString(1, account.value());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return micros(rows.getObject(1, Timestamp.class).toInstant());
            }
        }
    }

    private static long[] numbers(String list) {
        return Arrays.stream(list.replaceAll("[\\[\\] ]", "").split(",", -1))
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private static String line(BufferedReader said) throws IOException {
        String line = said.readLine();
        if (line == null) {
            throw new IOException("the edges ended");
        }
        return line;
    }

    private static void expect(BufferedReader said, String word) throws IOException {
        String line = line(said);
        while (!line.equals(word)) {
            line = line(said);
        }
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private double cpu() {
        return process.toHandle().info().totalCpuDuration().orElseThrow().toMillis() / MILLI;
    }

    /** The most memory that casework had at once, in MB. */
    private long peak() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1_024;
            }
        }
        return -1;
    }
}
