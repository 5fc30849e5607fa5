// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.casework;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.evenhand.standalone.demo.Overview;
import io.evenhand.standalone.process.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is asked of casework, it is asked as the same person, and a refusal is casework's own sentence. */
class CaseworkIsAskedOneWayTest {
    private static final String PROBLEM = "{\"title\":\"the ruleset cannot be used\",\"detail\":\"one\\ntwo\"}";
    private static final String REFUSED = "not done: the ruleset cannot be used\n  one\n  two";

    private final List<String> asked = new ArrayList<>();
    private HttpServer casework;
    private int status = 200;
    private String body = "{\"consumerLag\":3}";

    @BeforeEach
    void open() throws IOException {
        casework = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        casework.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.getRequestBody().readAllBytes();
            byte[] answer = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        casework.start();
    }

    @AfterEach
    void close() {
        casework.stop(0);
    }

    @Test
    void everyWayToAskCarriesThePerson() throws IOException {
        CaseworkClient client = CaseworkClient.asOperator(address(), "token");
        client.get("/replay");
        client.post("/undo", Map.of("reason", "because"));
        client.look("/api/v1/overview");
        client.ask("/api/v1/export", Map.of());
        client.stream("/api/v1/audit").close();
        assertEquals(
                List.of(
                        "GET /api/v1/rules/replay Bearer token",
                        "POST /api/v1/rules/undo Bearer token",
                        "GET /api/v1/overview Bearer token",
                        "POST /api/v1/export Bearer token",
                        "GET /api/v1/audit Bearer token"),
                asked);
    }

    @Test
    void everyWayToAskTellsARefusalInTheSameWords() {
        status = 409;
        body = PROBLEM;
        CaseworkClient client = CaseworkClient.as(address(), "pia", "secret");
        for (Consumer<CaseworkClient> way : List.<Consumer<CaseworkClient>>of(
                each -> each.get("/replay"),
                each -> each.post("/undo", "lines"),
                each -> each.look("/api/v1/overview"),
                each -> each.ask("/api/v1/export", Map.of()),
                each -> each.stream("/api/v1/audit"))) {
            assertEquals(
                    REFUSED,
                    assertThrows(Refusal.class, () -> way.accept(client)).getMessage());
        }
    }

    @Test
    void anOverviewIsEmptyWhileCaseworkCannotSay() {
        Overview overview = new Overview(address(), "token");
        assertEquals(3, overview.lag());
        status = 503;
        assertTrue(overview.look().isEmpty());
        casework.stop(0);
        assertEquals(-1, overview.lag());
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + casework.getAddress().getPort());
    }
}
