// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.intake.log.RealBroker;
import io.evenhand.intake.log.TopicReader;
import io.evenhand.intake.log.Topics;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * More comes than a log takes that stands still for a moment: whoever is too many is told so at once, nobody waits in a
 * queue, and what is in the log afterwards is what was acknowledged, each event once and as it was sent.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class OverloadIsShedIT {
    private static final String KEY = "Bearer platform-key-0123456789";
    private static final int CALLERS = 3 * IntakeServer.AT_ONCE;
    private static final int EACH = 5;
    private static final int ACCEPTED = 202;
    private static final int SHED = 429;

    @TempDir
    static Path folder;

    private static RealBroker broker;
    private static Intake intake;
    private static Http http;

    @BeforeAll
    static void start() throws Exception {
        broker = new RealBroker(folder).start();
        Path keys = Files.writeString(folder.resolve("keys"), "platform platform-key-0123456789\n");
        intake = Intake.start(
                Settings.from(Map.of(
                        "EVENHAND_VAR", folder.toString(),
                        "EVENHAND_KAFKA", broker.bootstrap(),
                        "EVENHAND_INTAKE_PORT", "0",
                        "EVENHAND_METRICS_PORT", "0",
                        "EVENHAND_API_KEYS_FILE", keys.toString())),
                Clock.systemUTC());
        http = new Http(intake.port());
        while (http.get("/readyz").statusCode() != 200) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertEquals(ACCEPTED, send("warm").statusCode());
    }

    @AfterAll
    static void stop() {
        intake.close();
        broker.close();
    }

    @Test
    void whoeverIsTooManyIsToldAtOnceAndNothingAcknowledgedIsLost() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        Map<String, Future<HttpResponse<String>>> asked = new TreeMap<>();
        try {
            broker.hold(true);
            for (int i = 0; i < CALLERS; i++) {
                String name = "caller-" + i;
                asked.put(name, callers.submit(() -> send(name)));
            }
            List<HttpResponse<String>> shed = new ArrayList<>();
            while (shed.size() < CALLERS - IntakeServer.AT_ONCE) {
                shed.clear();
                for (Future<HttpResponse<String>> each : asked.values()) {
                    if (each.isDone()) {
                        shed.add(each.get());
                    }
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
            for (HttpResponse<String> each : shed) {
                assertEquals(SHED, each.statusCode(), "answered while the log stands still: " + each.body());
                assertEquals("1", each.headers().firstValue("Retry-After").orElseThrow());
            }
            assertEquals(200, http.get("/healthz").statusCode(), "others are still answered");
            broker.hold(false);
            assertEquals(acknowledged(asked), inTheLog());
        } finally {
            broker.hold(false);
            callers.shutdown();
        }
        for (String name : asked.keySet()) {
            if (asked.get(name).get().statusCode() == SHED) {
                assertEquals(ACCEPTED, send(name).statusCode(), "it comes again and is taken");
            }
        }
        assertEquals((CALLERS + 1) * EACH, inTheLog().size());
        String metrics = new Http(intake.metricsPort()).get("/metrics").body();
        double counted = CALLERS - IntakeServer.AT_ONCE;
        assertTrue(metrics.contains("evenhand_intake_shed_total " + counted), metrics);
    }

    /** The lines that were answered with 202, as the log must have them. */
    private static Set<String> acknowledged(Map<String, Future<HttpResponse<String>>> asked) throws Exception {
        Set<String> lines = new TreeSet<>(List.of(body("warm").split("\n")));
        for (Map.Entry<String, Future<HttpResponse<String>>> each : asked.entrySet()) {
            if (each.getValue().get().statusCode() == ACCEPTED) {
                lines.addAll(List.of(body(each.getKey()).split("\n")));
            }
        }
        assertEquals((IntakeServer.AT_ONCE + 1) * EACH, lines.size(), "as many as are taken at once");
        return lines;
    }

    private static Set<String> inTheLog() {
        List<String> found = TopicReader.values(broker.bootstrap(), Topics.EVENTS);
        Set<String> each = new TreeSet<>(found);
        assertEquals(each.size(), found.size(), "nothing twice");
        return each;
    }

    private static HttpResponse<String> send(String caller) throws Exception {
        return http.post("/v1/events", "application/x-ndjson", body(caller), "Authorization", KEY);
    }

    private static String body(String caller) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < EACH; i++) {
            lines.append("{\"id\":\"" + caller + ":" + i
                    + "\",\"type\":\"server.claimed\",\"at\":\"2026-03-01T11:00:00.000Z\",\"account\":\"acc-" + i
                    + "\",\"server\":\"" + caller + "\"}\n");
        }
        return lines.toString();
    }
}
