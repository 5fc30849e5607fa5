// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.log.LogAccess;
import io.evenhand.intake.log.Topics;
import io.evenhand.standalone.casework.CaseworkClient;
import io.evenhand.standalone.chain.Visitor;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Three casework processes on one PostgreSQL and one Kafka: they share the accounts, nobody is decided about twice, whoever
 * is signed in at one is signed in at all, and when the one that leads is killed the others do its work.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SharedCaseworkIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern PARTITIONS = Pattern.compile("assessments of partitions \\[([^]]*)] are read here");
    private static final List<String> NAMES = List.of("casework-1", "casework-2", "casework-3");

    private final Path folder = Path.of("target", "shared-casework").toAbsolutePath();
    private final List<Assessment> assessments = Cast.madeUp(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    private Scene scene;
    private final List<Scene.Extra> processes = new ArrayList<>();

    @BeforeAll
    void threeStart() throws Exception {
        Home.deleteTree(folder);
        Files.createDirectories(folder);
        scene = new Scene(
                new Home(Path.of(System.getProperty("evenhand.root")), folder), new Terminal(System.out, false));
        scene.startStores();
        for (String name : NAMES) {
            processes.add(scene.casework(name));
        }
        for (Scene.Extra each : processes) {
            await(each::isWell, each.name() + " does not start");
        }
        await(this::eachHasPartitions, "the partitions are not shared out");
        CaseworkClient operator = CaseworkClient.asOperator(
                processes.get(1).address(), scene.secrets().read("operator-token"));
        for (Assessment each : assessments) {
            String account = each.account().value();
            operator.ask(
                    "/api/v1/contacts",
                    Map.of("account", account, "language", "en", "mail", account + "@holders.example"));
        }
    }

    @AfterAll
    void nothingIsLeft() throws Exception {
        for (Scene.Extra each : processes) {
            each.process().destroyForcibly().waitFor();
        }
        if (scene != null) {
            scene.close();
        }
    }

    @Test
    @Order(1)
    void theLogAnswersNobodyWithoutACertificateAndTheLedgerSpeaksTls() throws Exception {
        assertFalse(Topics.reachable(LogAccess.plain(scene.kafka())));
        assertTrue(Topics.reachable(scene.log()));
        String clients = "select count(*) from pg_stat_ssl join pg_stat_activity using (pid)"
                + " where backend_type = 'client backend' and pid <> pg_backend_pid() and ";
        assertEquals(0, count(clients + "not ssl"));
        long encrypted = count(clients + "ssl");
        assertTrue(encrypted >= NAMES.size(), encrypted + " connections");
    }

    @Test
    @Order(2)
    void theyShareTheAccountsAndDecideOnceAboutEach() throws Exception {
        say(assessments.subList(0, assessments.size() / 2));
        await(() -> verdicts() == assessments.size() / 2, "not everybody was decided about");
        double sum = 0;
        for (Scene.Extra each : processes) {
            double share = each.sum("evenhand_casework_assessments_total");
            System.out.printf("%s handled %.0f assessments%n", each.name(), share);
            assertTrue(share > 0, each.name() + " has no share");
            sum += share;
        }
        assertEquals(assessments.size(), 2 * sum, "some were handled by more than one");
    }

    @Test
    @Order(3)
    void whoeverIsSignedInAtOneIsSignedInAtAll() throws Exception {
        String[] person = scene.secrets().staff().get(0);
        Visitor browser = new Visitor(processes.get(0).address());
        browser.fillIn("/sign-in", "/sign-in", Map.of("name", person[0], "password", person[2]));
        for (Scene.Extra each : processes) {
            String desk = browser.at(each.address()).read("/desk").body();
            assertTrue(desk.contains(person[0]), each.name() + " does not know the session");
        }
        browser.at(processes.get(1).address()).fillIn("/desk", "/sign-out", Map.of());
        String after = browser.at(processes.get(2).address()).read("/desk").body();
        assertTrue(after.contains("action=\"/sign-in\""), "signed out at one, and not at all");
    }

    @Test
    @Order(4)
    void theShareAndTheLeadOfOneThatIsKilledAreTakenOver() throws Exception {
        Scene.Extra leader = leader();
        say(assessments.subList(assessments.size() / 2, assessments.size() * 3 / 4));
        leader.process().destroyForcibly().waitFor();
        long killed = System.nanoTime();
        say(assessments.subList(assessments.size() * 3 / 4, assessments.size()));
        await(() -> verdicts() == assessments.size(), "nobody took over its share");
        System.out.printf(
                "the share of %s was taken over within %d ms%n",
                leader.name(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killed));
        await(() -> LedgerReading.waiting(scene) == 0, "nobody took over its chores");
        await(() -> count("select count(*) from decisions where published_at is null") == 0, "nobody publishes");
        long limited = assessments.stream()
                .filter(each -> each.account().value().startsWith("strong"))
                .count();
        assertEquals(limited, count("select count(*) from decisions"));
        assertEquals(limited, count("select count(distinct account) from decisions"));
        assertEquals(limited, count("select count(*) from notices"));
        assertEquals(assessments.size(), count("select count(distinct account) from cases"));
        assertEquals(assessments.size(), count("select count(*) from cases"));
        assertEquals(limited, scene.mails().size(), "a mail for each who was limited, and no more");
        for (Scene.Extra each : processes) {
            if (each.process().isAlive()) {
                await(() -> each.sum("evenhand_casework_feed_revision") > 1, each.name() + " does not follow the feed");
            }
        }
    }

    /** Whether each has some and none has another's, by what their logs say last; who comes later takes some from the others. */
    private boolean eachHasPartitions() throws IOException {
        List<String> all = new ArrayList<>();
        for (Scene.Extra each : processes) {
            Matcher told = PARTITIONS.matcher(Files.readString(each.log(), UTF_8));
            String last = "";
            while (told.find()) {
                last = told.group(1);
            }
            if (last.isEmpty()) {
                return false;
            }
            all.addAll(List.of(last.split(", ")));
        }
        return all.stream().distinct().count() == all.size();
    }

    /** The one whose log says so last. */
    private Scene.Extra leader() throws Exception {
        Scene.Extra found = null;
        for (Scene.Extra each : processes) {
            if (Files.readString(each.log(), UTF_8).contains("this process leads from now on")) {
                assertEquals(null, found, "two lead");
                found = each;
            }
        }
        assertTrue(found != null, "nobody leads");
        return found;
    }

    private void say(List<Assessment> some) throws Exception {
        Map<String, Object> settings = scene.log().client();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Assessment each : some) {
                producer.send(new ProducerRecord<>(
                                Topics.ASSESSMENTS, each.account().value().getBytes(UTF_8), ContractJson.bytes(each)))
                        .get();
            }
        }
    }

    private long verdicts() throws SQLException {
        return count("select count(*) from verdicts");
    }

    private long count(String query) throws SQLException {
        return Long.parseLong(LedgerReading.lines(scene, query).get(0));
    }

    private static void await(Callable<Boolean> condition, String otherwise) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertTrue(System.nanoTime() < end, otherwise);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
