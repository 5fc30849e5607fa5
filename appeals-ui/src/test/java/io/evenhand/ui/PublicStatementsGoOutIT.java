// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.evenhand.enforcement.ledger.PublicationRow;
import io.evenhand.enforcement.transparency.ReleaseDesk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Public statements as casework is wired to send them: off by default, held for a person at first, sent once. */
class PublicStatementsGoOutIT {
    @TempDir
    Path dir;

    private final Map<String, String> there = new ConcurrentHashMap<>();
    private final HandClock clock = new HandClock();
    private volatile int answer = 201;
    private HttpServer receiver;
    private Running casework;

    @BeforeEach
    void start() throws IOException {
        casework = Running.start(dir);
        clock.pass(Duration.between(clock.instant(), Instant.now()));
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/api/v1/statement", this::receive);
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        casework.close();
    }

    @Test
    void nothingIsWrittenOrSentUnlessAnAddressIsNamed() throws Exception {
        casework.limited("acc-1");
        assertNull(Transparency.from(Map.of(), casework.ledger(), clock));
        assertEquals(List.of(), in(PublicationRow.State.HELD));
    }

    @Test
    void halfASettingIsOneClearSentence() throws Exception {
        Map<String, String> settings = settings();
        settings.remove("EVENHAND_DSA_TERRITORY");
        assertTrue(refusal(settings).contains("EVENHAND_DSA_TERRITORY is needed"));
        settings.put("EVENHAND_DSA_TERRITORY", "Germany");
        assertTrue(refusal(settings).contains("country codes"));
        settings.put("EVENHAND_DSA_TERRITORY", "DE,FR");
        settings.put("EVENHAND_DSA_TERMS_URL", "terms.html");
        assertTrue(refusal(settings).contains("EVENHAND_DSA_TERMS_URL is not an http"));
    }

    @Test
    void aStatementWaitsForAPersonAndThenGoesOutOnceWhateverTheReceiverAnswers() throws Exception {
        casework.limited("acc-1");
        Runnable chore = chore();
        chore.run();
        String first = in(PublicationRow.State.HELD).get(0).puid();
        assertEquals(Map.of(), there, "held for a person");
        assertEquals(403, release(first, "pia:pia-password-5"));
        assertEquals(403, release(first, null), "the operator's token is nobody's word");
        assertEquals(404, release("unknown", "ann:ann-password-1"));
        assertEquals(204, release(first, "ann:ann-password-1"));
        assertEquals(404, release(first, "ann:ann-password-1"), "it waits no longer");
        assertEquals(1, casework.audited("statement.released"));

        clock.pass(Duration.ofMinutes(1));
        answer = 429;
        chore.run();
        assertEquals("429", in(PublicationRow.State.WAITING).get(0).answer());
        answer = 201;
        chore.run();
        assertEquals(Map.of(), there, "not before its time");
        clock.pass(Duration.ofMinutes(5));
        // it arrived before a crash, and nobody wrote that down: 422, and 302 says that it is there
        there.put(first, "before the crash");
        chore.run();
        assertEquals("422, and there", in(PublicationRow.State.SENT).get(0).answer());

        casework.limited("acc-2");
        clock.pass(Duration.ofDays(31));
        Runnable restarted = chore();
        restarted.run();
        assertEquals(2, in(PublicationRow.State.SENT).size(), "after thirty days nobody has to release it");
        assertEquals("201", in(PublicationRow.State.SENT).get(1).answer());
        assertTrue(there.values().stream().noneMatch(body -> body.contains("acc-")));

        casework.limited("acc-3");
        answer = 422;
        restarted.run();
        assertEquals(1, in(PublicationRow.State.REFUSED).size());
        assertEquals(2, there.size());
    }

    private Runnable chore() throws IOException {
        Transparency on = Transparency.from(settings(), casework.ledger(), clock);
        assertNotNull(on);
        return on.chore().work();
    }

    private Map<String, String> settings() throws IOException {
        Path token = Files.writeString(dir.resolve("dsa-token"), "secret\n");
        Map<String, String> settings = new HashMap<>();
        settings.put(
                "EVENHAND_DSA_URL", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/");
        settings.put("EVENHAND_DSA_TOKEN_FILE", token.toString());
        settings.put("EVENHAND_DSA_TERMS_URL", "https://platform.example/terms/2026-01-01");
        settings.put("EVENHAND_DSA_TERRITORY", "DE, FR");
        return settings;
    }

    private String refusal(Map<String, String> settings) {
        return assertThrows(IllegalArgumentException.class, () -> Transparency.from(settings, casework.ledger(), clock))
                .getMessage();
    }

    private List<PublicationRow> in(PublicationRow.State state) {
        return new ReleaseDesk(casework.ledger(), clock).in(state);
    }

    private int release(String puid, String person) throws Exception {
        String authorization = person == null
                ? "Bearer " + Running.TOKEN
                : "Basic " + Base64.getEncoder().encodeToString(person.getBytes(UTF_8));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(casework.at("/api/v1/statements/" + puid + "/release"))
                                .header("Authorization", authorization)
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** The transparency database's interface, answering as its documentation says. */
    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            String path = exchange.getRequestURI().getPath();
            if (!"Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
            } else if ("GET".equals(exchange.getRequestMethod())) {
                String puid = path.substring(path.lastIndexOf('/') + 1);
                exchange.sendResponseHeaders(there.containsKey(puid) ? 302 : 404, -1);
            } else if (answer != 201) {
                exchange.sendResponseHeaders(answer, -1);
            } else {
                String puid = body.replaceAll("(?s).*\"puid\":\"([^\"]*)\".*", "$1");
                boolean fresh = there.putIfAbsent(puid, body) == null;
                exchange.sendResponseHeaders(fresh ? 201 : 422, -1);
            }
        }
    }
}
