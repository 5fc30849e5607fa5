// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.chain;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.intake.log.Topics;
import io.evenhand.simulator.SimulationPlan;
import io.evenhand.simulator.World;
import io.evenhand.standalone.Main;
import io.evenhand.standalone.backup.Backup;
import io.evenhand.standalone.demo.Backfill;
import io.evenhand.standalone.demo.CatchUp;
import io.evenhand.standalone.demo.Overview;
import io.evenhand.standalone.demo.Population;
import io.evenhand.standalone.demo.Summary;
import io.evenhand.standalone.process.Health;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.Installation;
import io.evenhand.standalone.process.PidFile;
import io.evenhand.standalone.process.Ports;
import io.evenhand.standalone.process.Refusal;
import io.evenhand.standalone.terminal.Terminal;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The whole chain on real parts: six processes, a simulated population, one appeal, every process killed once, and
 * all of it restored from a backup.
 *
 * <p>The tests are chapters of one story and run in order, because starting the six processes is what takes the time.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeChainIT {
    private static final String CANARY = "CANARY";
    private static final Pattern ASSESSMENT_ID = Pattern.compile("\\{\"id\":\"([0-9a-f]+)\"");
    private static final Duration RESTORED_WITHIN = Duration.ofSeconds(2);
    private static final Duration HEALED_WITHIN = Duration.ofSeconds(90);

    /** Under the build's folder and not a temporary one: its logs are wanted when something fails. */
    private final Path var = Path.of("target", "chain").toAbsolutePath();

    private Home home;
    private Installation installation;
    private Overview overview;
    private EdgeClient edge;
    private Population population;
    private List<ProcessHandle> processes = List.of();

    @BeforeAll
    void everythingStarts() throws Exception {
        deleteTree(var);
        home = new Home(Path.of(System.getProperty("evenhand.root")), var);
        Terminal terminal = new Terminal(System.out, false);
        population = Population.ensure(
                home.folder("demo"),
                end -> new SimulationPlan(1000, 180, 7, World.named("demo"), end),
                InstantSource.system(),
                terminal);
        installation = new Installation(home, freePorts(), terminal);
        installation.start();
        overview = new Overview(installation.casework(), installation.secrets().read("operator-token"));
        edge = new EdgeClient(installation.edge());
        processes = PidFile.all(home).stream()
                .filter(file -> !file.name().equals("supervisor"))
                .map(file -> file.process().orElseThrow())
                .toList();
    }

    @AfterAll
    void nothingIsLeftRunning() {
        if (installation != null) {
            List<ProcessHandle> running = new ArrayList<>(processes);
            PidFile.all(home).stream()
                    .filter(file -> !file.name().equals("supervisor"))
                    .forEach(file -> file.process().ifPresent(running::add));
            installation.stop();
            running.forEach(process -> assertFalse(process.isAlive()));
        }
    }

    /**
     * The events are sent once; on the way every process is killed while it has its hands full. What the log and the ledger
     * hold in the end is compared with an undisturbed run over the same file.
     */
    @Test
    @Order(1)
    void everyProcessIsKilledAtWorkAndNothingIsLostOrDoubled() throws Exception {
        Deque<String> victims = new ArrayDeque<>(List.of("scoring", "casework", "intake", "edge", "kafka", "postgres"));
        int[] chunks = {0};
        backfill().send(population.events(), population.progress(), sent -> {
            if (++chunks[0] % 6 == 0 && !victims.isEmpty()) {
                kill(victims.removeFirst());
            }
        });
        assertTrue(victims.isEmpty(), "not killed: " + victims);
        await(HEALED_WITHIN, this::allAreWell);
        catchUp();

        SortedSet<String> undisturbed = new TreeSet<>();
        for (String line : Files.readAllLines(scoreTheFile(), UTF_8)) {
            undisturbed.add(idOf(line));
        }
        SortedSet<String> survived = new TreeSet<>();
        new Log(installation.log()).each(Topics.ASSESSMENTS, record -> survived.add(idOf(record)));
        assertEquals(undisturbed, survived);
        assertEquals(undisturbed.size(), overview.await().path("assessments").asInt(), "the ledger counts otherwise");
    }

    @Test
    @Order(2)
    void atLeastOneSellerIsLimitedAndNoInnocentRestricted() throws Exception {
        Summary summary = Summary.of(population, overview.await());
        System.out.println(summary.text());
        assertTrue(summary.sellersLimited() >= 1, summary.text());
        assertEquals(0, summary.innocentsRestricted(), summary.text());
    }

    @Test
    @Order(3)
    void theEdgeDeniesALimitedAccountItsInvitationAndNobodyElse() throws Exception {
        String limited = restricted().first();
        await(RESTORED_WITHIN, () -> !edge.mayInvite(limited));
        JsonNode denial = edge.ask(limited, "invite").path("context");
        assertTrue(
                denial.path("appeal")
                        .asText()
                        .startsWith(installation.casework().toString()),
                denial.toString());
        assertTrue(edge.mayInvite("acc-000000"));
        assertTrue(edge.ask(limited, "continue_stream").path("decision").asBoolean());
    }

    @Test
    @Order(4)
    void anOverturnedAppealGivesTheAccountBackWithinTwoSeconds() throws Exception {
        String account = restricted().first();
        String notice = URI.create(noticeOf(account)).getPath();
        Visitor holder = new Visitor(installation.casework());
        assertTrue(holder.read(notice).body().contains("appeal"));
        String words = notice + "/appeal/words";
        holder.fillIn(words, words, Map.of("statement", "These are my friends. I never sold anything."));
        HttpResponse<String> filed = holder.fillIn(notice + "/appeal/check", notice + "/appeal/check", Map.of());
        assertEquals(200, filed.statusCode(), filed.body());

        Visitor analyst = new Visitor(installation.casework());
        String[] second = installation.secrets().staff().get(1);
        analyst.fillIn("/sign-in", "/sign-in", Map.of("name", second[0], "password", second[2]));
        String queue = analyst.read("/desk/appeals").body();
        var link = Pattern.compile("href=\"(/desk/appeals/[^\"]+)\"").matcher(queue);
        assertTrue(link.find(), queue);
        analyst.fillIn(link.group(1), link.group(1) + "/take", Map.of());
        long before = System.nanoTime();
        HttpResponse<String> decided = analyst.fillIn(
                link.group(1),
                link.group(1),
                Map.of("outcome", "overturned", "reasons", "The account holder showed who these people are."));
        assertEquals(200, decided.statusCode(), decided.body());
        await(RESTORED_WITHIN, () -> edge.mayInvite(account));
        System.out.printf(
                java.util.Locale.ROOT,
                "given back %.0f ms after the second analyst began to read the appeal%n",
                (System.nanoTime() - before) / 1e6);
        assertFalse(restricted().contains(account));
        assertTrue(holder.read(notice).body().contains("We were wrong"));
    }

    @Test
    @Order(5)
    void aSessionPlayedThroughTheEdgeArrivesAsAnEvent() throws Exception {
        Player player = new Player(installation.edge());
        await(HEALED_WITHIN, () -> player.open("acc-000000", "server-of-the-story", "viewer-of-the-story"));
        assertTrue(player.playsASegment());
        Log log = new Log(installation.log());
        String started = "\"type\":\"stream.started\"";
        await(HEALED_WITHIN, () -> {
            boolean[] seen = {false};
            log.each(
                    Topics.EVENTS,
                    record -> seen[0] |= record.contains(started) && record.contains("viewer-of-the-story"));
            return seen[0];
        });
    }

    @Test
    @Order(6)
    void contentIsNowhereAndNeitherAreAddressesAndSecretsInALog() throws Exception {
        assertEquals(202, sendContent());
        catchUp();
        Log log = new Log(installation.log());
        for (String topic : Topics.ALL) {
            long read = log.each(topic, record -> assertFalse(record.contains(CANARY), topic));
            assertTrue(read > 0 || topic.equals(Topics.INTERVENTIONS), topic + " is empty");
        }
        List<String> secrets = List.of(
                CANARY,
                "198.18.",
                "2001:db8:",
                installation.secrets().read("operator-token"),
                installation.secrets().staff().get(0)[2]);
        search(home.logs(), secrets);
        search(home.var().resolve("postgres").resolve("data"), List.of(CANARY));
        for (String folder : List.of("kafka", "feed", "edge", "checkpoints", "run")) {
            search(home.var().resolve(folder), List.of(CANARY));
        }
    }

    @Test
    @Order(7)
    void everythingComesBackFromABackup() throws Exception {
        JsonNode told = overview.await();
        Map<String, Set<String>> logged = logged();
        SortedSet<String> restricted = restricted();
        Ports ports = installation.ports();
        Terminal terminal = new Terminal(System.out, false);
        Path kept = var.resolveSibling("chain-backup");
        Home elsewhere = new Home(home.root(), var.resolveSibling("chain-restored"));
        deleteTree(kept);
        deleteTree(elsewhere.var());
        assertThrows(Refusal.class, () -> new Backup(home, terminal).write(kept), "what runs is not backed up");
        installation.stop();
        new Backup(home, terminal).write(kept);
        new Backup(elsewhere, terminal).restore(kept);

        home = elsewhere;
        installation = new Installation(elsewhere, ports, terminal);
        installation.start();
        overview = new Overview(installation.casework(), installation.secrets().read("operator-token"));
        await(HEALED_WITHIN, this::allAreWell);
        assertEquals(withoutTimes(told), withoutTimes(overview.await()));
        assertEquals(logged, logged());
        assertFalse(restricted.isEmpty());
        for (String account : restricted) {
            await(RESTORED_WITHIN, () -> !edge.mayInvite(account));
        }
        assertTrue(edge.mayInvite("acc-000000"));
    }

    /** What the log holds: how many events, and the names of assessments and interventions. */
    private Map<String, Set<String>> logged() {
        Log log = new Log(installation.log());
        Set<String> assessments = new HashSet<>();
        log.each(Topics.ASSESSMENTS, record -> assessments.add(idOf(record)));
        Set<String> interventions = new HashSet<>();
        log.each(Topics.INTERVENTIONS, interventions::add);
        String events = Long.toString(log.each(Topics.EVENTS, record -> {}));
        return Map.of("events", Set.of(events), "assessments", assessments, "interventions", interventions);
    }

    private static JsonNode withoutTimes(JsonNode overview) {
        ObjectNode rest = overview.deepCopy();
        rest.remove("consumerLag");
        rest.path("edges").forEach(edge -> ((ObjectNode) edge).remove(List.of("lastSeen", "connected")));
        return rest;
    }

    /** What a careless platform might send: content in unknown fields, in fields of ours, and as no JSON at all. */
    private int sendContent() throws IOException, InterruptedException {
        String lines = """
                {"id":"c-1","type":"account.created","at":"2026-01-01T00:00:00.000Z","account":"c","title":"CANARY"}
                {"id":"c-2","type":"stream.started","at":"2026-01-01T00:00:00.000Z","account":"c","stream":"CANARY film"}
                {"id":"c-3","type":"share.accepted","at":"2026-01-01T00:00:00.000Z","account":"c","viewer":{"x":"CANARY"}}
                {"id":"c-4","CANARY":"CANARY
                CANARY
                """;
        HttpRequest request = HttpRequest.newBuilder(installation.intake().resolve("/v1/events"))
                .header("Content-Type", "application/x-ndjson")
                .header("Authorization", "Bearer " + installation.secrets().read("demo-intake-key"))
                .POST(HttpRequest.BodyPublishers.ofString(lines))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static void search(Path folder, List<String> forbidden) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, ISO_8859_1);
                for (String word : forbidden) {
                    assertFalse(text.contains(word), () -> file + " holds what it must not");
                }
            }
        }
    }

    private Path scoreTheFile() {
        Path out = var.resolve("undisturbed");
        assertEquals(0, Main.execute("score", "--events", population.events().toString(), "--out", out.toString()));
        return out.resolve("assessments.ndjson");
    }

    private static String idOf(String assessment) {
        Matcher id = ASSESSMENT_ID.matcher(assessment);
        assertTrue(id.find(), "an assessment without an id");
        return id.group(1);
    }

    private Backfill backfill() {
        return new Backfill(installation.intake(), installation.secrets().read("demo-intake-key"));
    }

    private void catchUp() throws InterruptedException {
        new CatchUp(installation.log(), overview::lag).await((fraction, detail) -> {}, (fraction, detail) -> {});
    }

    private SortedSet<String> restricted() throws InterruptedException {
        SortedSet<String> accounts = new TreeSet<>();
        overview.await()
                .path("restricted")
                .forEach(entry -> accounts.add(entry.path("account").asText()));
        return accounts;
    }

    private String noticeOf(String account) throws InterruptedException {
        for (JsonNode entry : overview.await().path("restricted")) {
            if (entry.path("account").asText().equals(account)) {
                return entry.path("notice").asText();
            }
        }
        throw new AssertionError("there is no notice");
    }

    private void kill(String name) {
        ProcessHandle process = PidFile.of(home, name).process().orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    private boolean allAreWell() {
        return Installation.health(installation.ports()).entrySet().stream()
                .allMatch(program ->
                        PidFile.of(home, program.getKey()).process().isPresent() && Health.isWell(program.getValue()));
    }

    private static void await(Duration patience, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                if (condition.call()) {
                    return;
                }
            } catch (IOException e) {
                // a program is away for a moment; the end of patience decides
            }
            assertTrue(System.nanoTime() < end, "it did not happen within " + patience);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    static void deleteTree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    static Ports freePorts() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                sockets.add(new ServerSocket(0));
            }
            return new Ports(
                    sockets.get(0).getLocalPort(),
                    sockets.get(1).getLocalPort(),
                    sockets.get(2).getLocalPort(),
                    sockets.get(3).getLocalPort(),
                    sockets.get(4).getLocalPort(),
                    sockets.get(5).getLocalPort(),
                    fourInARow());
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    private static int fourInARow() {
        for (int first = 19_400; first < 32_000; first += 4) {
            if (isFree(first) && isFree(first + 1) && isFree(first + 2) && isFree(first + 3)) {
                return first;
            }
        }
        throw new AssertionError("no four free ports in a row");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
