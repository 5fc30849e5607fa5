// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.intake.log.RealBroker;
import io.evenhand.intake.log.TopicReader;
import io.evenhand.intake.log.Topics;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole program against a real broker: what is answered 202 is in the log, and nothing is answered 202 that is not. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class EventsReachTheLogIT {
    private static final String KEY = "Bearer platform-key-0123456789";
    private static final String NDJSON = "application/x-ndjson";

    @TempDir
    static Path folder;

    private static RealBroker broker;
    private static Intake intake;
    private static Http http;

    @BeforeAll
    static void start() throws Exception {
        broker = new RealBroker(folder).start();
        Path keys = folder.resolve("keys");
        Files.writeString(keys, "platform platform-key-0123456789\nplex plex-key-0123456789 account=acc-plex\n");
        Path table = folder.resolve("table.tsv");
        Files.writeString(table, "203.0.113.0\t203.0.113.255\t64500\tDE\tDocumentation\n");
        intake = Intake.start(
                Settings.from(Map.of(
                        "EVENHAND_VAR", folder.toString(),
                        "EVENHAND_KAFKA", broker.bootstrap(),
                        "EVENHAND_INTAKE_PORT", "0",
                        "EVENHAND_METRICS_PORT", "0",
                        "EVENHAND_API_KEYS_FILE", keys.toString(),
                        "EVENHAND_ASN_TABLE", table.toString())),
                Clock.systemUTC());
        http = new Http(intake.port());
        awaitReady();
    }

    @AfterAll
    static void stop() {
        intake.close();
        broker.close();
    }

    @Test
    @Order(1)
    void linesBecomeEventsContextsAndDeadLetters() throws Exception {
        String body = line("e-1", "203.0.113.7") + line("e-2", "203.0.113.99") + line("e-3", "not an address")
                + "{\"id\":\"e-4\"}\n" + "no json CANARY\n\n";
        HttpResponse<String> answer = http.post("/v1/events", NDJSON, body, "Authorization", KEY);
        assertEquals(202, answer.statusCode(), answer.body());
        assertEquals(
                "{\"accepted\":2,\"deadLettered\":3,\"droppedFields\":2,\"reasons\":"
                        + "{\"malformed_json\":1,\"missing_field\":1,\"malformed_field\":1}}",
                answer.body());

        List<String> events = TopicReader.values(broker.bootstrap(), Topics.EVENTS);
        assertEquals(2, events.size());
        assertTrue(events.get(0).contains("\"net\":{\"id\":\""), events.get(0));
        assertFalse(events.toString().contains("203.0.113"), "no address in the log");
        TopicReader.records(broker.bootstrap(), Topics.EVENTS)
                .forEach(it -> assertEquals("acc-1", new String(it.key(), StandardCharsets.UTF_8)));

        List<String> networks = TopicReader.values(broker.bootstrap(), Topics.NETWORKS);
        assertEquals(1, networks.size(), "one context for one account in one network");
        assertTrue(networks.get(0).contains("\"asn\":64500,\"country\":\"DE\",\"name\":\"Documentation\"}"));

        List<String> letters = TopicReader.values(broker.bootstrap(), Topics.DEAD_LETTERS);
        assertEquals(3, letters.size());
        assertTrue(letters.toString().contains("\"reason\":\"malformed_field\",\"field\":\"net.ip\""), letters + "");
        assertFalse(letters.toString().contains("CANARY"), letters + "");
        assertFalse(letters.toString().contains("not an address"), letters + "");
    }

    @Test
    @Order(2)
    void webhooksReachTheLogToo() throws Exception {
        String boundary = "xYzZY";
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"payload\"\r\n"
                + "Content-Type: application/json\r\n\r\n"
                + "{\"event\":\"media.play\",\"user\":true,\"owner\":true,\"Account\":{\"id\":4711,\"title\":\"CANARY\"},"
                + "\"Server\":{\"title\":\"CANARY\",\"uuid\":\"54664a\"},"
                + "\"Player\":{\"local\":false,\"publicAddress\":\"203.0.113.9\",\"title\":\"CANARY\",\"uuid\":\"r6y\"},"
                + "\"Metadata\":{\"title\":\"CANARY\"}}\r\n"
                + "--" + boundary + "\r\nContent-Disposition: form-data; name=\"thumb\"; filename=\"thumb.jpg\"\r\n"
                + "Content-Type: image/jpeg\r\n\r\nCANARY\r\n--" + boundary + "--\r\n";
        HttpResponse<String> answer =
                http.post("/v1/ingest/plex?key=plex-key-0123456789", "multipart/form-data; boundary=" + boundary, body);
        assertEquals(202, answer.statusCode(), answer.body());
        assertTrue(answer.body().startsWith("{\"accepted\":1,"), answer.body());
        List<String> events = TopicReader.values(broker.bootstrap(), Topics.EVENTS);
        String event = events.stream()
                .filter(it -> it.contains("\"account\":\"acc-plex\""))
                .findFirst()
                .orElseThrow();
        assertTrue(event.contains("\"type\":\"stream.started\""), event);
        assertFalse(event.contains("CANARY") || event.contains("4711") || event.contains("203.0.113"), event);
    }

    @Test
    @Order(3)
    void whatIsCountedIsShown() throws Exception {
        String metrics = new Http(intake.metricsPort()).get("/metrics").body();
        assertTrue(metrics.contains("evenhand_intake_events_total 3.0"), metrics);
        assertTrue(metrics.contains("evenhand_intake_dead_letters_total{reason=\"malformed_json\",} 1.0"), metrics);
        assertEquals(200, http.get("/healthz").statusCode());
    }

    @Test
    @Order(4)
    void aBackfillIsFast() throws Exception {
        int chunks = 20;
        int lines = 5_000;
        byte[][] bodies = new byte[chunks][];
        for (int i = 0; i < chunks; i++) {
            StringBuilder body = new StringBuilder();
            for (int j = 0; j < lines; j++) {
                body.append(line("b-" + i + "-" + j, "198.51." + (j % 100) + "." + (i + 1)));
            }
            bodies[i] = body.toString().getBytes(StandardCharsets.UTF_8);
        }
        int before = TopicReader.records(broker.bootstrap(), Topics.EVENTS).size();
        long start = System.nanoTime();
        for (byte[] body : bodies) {
            HttpResponse<String> answer = http.post("/v1/events", NDJSON, body, "Authorization", KEY);
            assertEquals(202, answer.statusCode(), answer.body());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(java.util.Locale.ROOT, "backfill: %.0f events/s%n", chunks * lines / seconds);
        assertEquals(
                before + chunks * lines,
                TopicReader.records(broker.bootstrap(), Topics.EVENTS).size());
    }

    @Test
    @Order(5)
    void aLogThatIsAwayCostsOnlyTime() throws Exception {
        broker.stop();
        String body = line("r-1", "203.0.113.7") + line("r-2", "203.0.113.7");
        HttpResponse<String> away = http.post("/v1/events", NDJSON, body, "Authorization", KEY);
        assertEquals(503, away.statusCode(), away.body());
        assertEquals("5", away.headers().firstValue("Retry-After").orElseThrow());
        assertEquals(
                "application/problem+json",
                away.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(503, http.get("/readyz").statusCode());
        assertEquals(200, http.get("/healthz").statusCode());

        broker.start();
        awaitReady();
        HttpResponse<String> again = http.post("/v1/events", NDJSON, body, "Authorization", KEY);
        assertEquals(202, again.statusCode(), again.body());
        long found = TopicReader.values(broker.bootstrap(), Topics.EVENTS).stream()
                .filter(it -> it.contains("\"id\":\"r-1\"") || it.contains("\"id\":\"r-2\""))
                .distinct()
                .count();
        assertEquals(2, found);
    }

    @Test
    @Order(6)
    void topicsAreAsTheyShouldBe() throws Exception {
        Topics.ensure(broker.access());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            var described = admin.describeTopics(Topics.ALL).allTopicNames().get();
            described.values().forEach(it -> assertEquals(4, it.partitions().size(), it.name()));
            Config events = config(admin, Topics.EVENTS);
            assertEquals("delete", events.get("cleanup.policy").value());
            assertEquals(
                    Long.toString(Duration.ofDays(200).toMillis()),
                    events.get("retention.ms").value(),
                    "longer than scoring looks back, and not for ever");
            for (String topic : Topics.ALL) {
                assertEquals(
                        "LogAppendTime",
                        config(admin, topic).get("message.timestamp.type").value(),
                        "no producer can make a line stay longer");
            }
            assertEquals(
                    "compact",
                    config(admin, Topics.ASSESSMENTS).get("cleanup.policy").value());
            assertEquals(
                    Set.of("compact", "delete"),
                    Set.of(config(admin, Topics.NETWORKS)
                            .get("cleanup.policy")
                            .value()
                            .split(",")));
        }
    }

    @Test
    @Order(7)
    void aBrokerThatIsKilledLosesNothingThatWasAccepted() throws Exception {
        HttpResponse<String> answer = http.post("/v1/events", NDJSON, line("k-1", "203.0.113.7"), "Authorization", KEY);
        assertEquals(202, answer.statusCode(), answer.body());
        broker.kill();
        broker.start();
        awaitReady();
        assertTrue(
                TopicReader.values(broker.bootstrap(), Topics.EVENTS).toString().contains("\"id\":\"k-1\""));
    }

    private static Config config(Admin admin, String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource)).all().get().get(resource);
    }

    private static void awaitReady() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (http.get("/readyz").statusCode() != 200) {
            assertTrue(System.nanoTime() < deadline, "not ready within a minute");
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static String line(String id, String address) {
        return "{\"id\":\"" + id + "\",\"type\":\"server.claimed\",\"at\":\"" + Instant.now()
                + "\",\"account\":\"acc-1\",\"server\":\"s-1\",\"net\":{\"ip\":\"" + address
                + "\"},\"title\":\"CANARY\"}\n";
    }
}
