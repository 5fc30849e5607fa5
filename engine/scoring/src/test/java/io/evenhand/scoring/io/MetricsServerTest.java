// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scoring says whether it is well and what it counted, to everybody who asks, whoever else does not come to the point. */
class MetricsServerTest {
    private final CollectorRegistry registry = new CollectorRegistry();
    private volatile boolean ready = true;
    private MetricsServer server;

    @BeforeEach
    void start() throws IOException {
        server = MetricsServer.start("127.0.0.1", 0, registry, () -> ready);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void itIsReadyWhenTheJobRuns() throws Exception {
        assertEquals("200 ready\n", get("/readyz"));
        ready = false;
        assertEquals("503 not ready\n", get("/readyz"));
        assertEquals("200 alive\n", get("/healthz"));
        assertEquals("404 not found\n", get("/other"));
    }

    @Test
    void countsAreInPrometheusForm() throws Exception {
        Counter.build("seen", "what was seen").register(registry).inc(3);
        assertTrue(get("/metrics").contains("seen_total 3.0\n"));
    }

    @Test
    void aCallerWhoSaysNothingKeepsNobodyElseWaiting() throws Exception {
        try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            silent.getOutputStream().write("G".getBytes(US_ASCII));
            silent.getOutputStream().flush();
            Thread.sleep(200);
            assertEquals("200 ready\n", get("/readyz"));
        }
    }

    private String get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }
}
