// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.casework;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers like one of casework's interfaces with what a test prepared, and remembers what it was asked. */
public final class FakeCasework implements AutoCloseable {
    private final HttpServer server;
    private final String place;
    private final Map<String, Deque<Answer>> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    private record Answer(int status, String body) {}

    /** Casework's interface for rules. */
    public FakeCasework() throws IOException {
        this("/api/v1/rules");
    }

    /** What casework has behind an address. */
    public FakeCasework(String place) throws IOException {
        this.place = place;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(place, this::handle);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * The next answer to a request; the last one prepared is given again and again.
     *
     * @param request the method and the path behind that of the interface, such as {@code POST /undo}
     */
    public FakeCasework answers(String request, String body) {
        return answers(request, 200, body);
    }

    public FakeCasework answers(String request, int status, String body) {
        answers.computeIfAbsent(request, each -> new ArrayDeque<>()).add(new Answer(status, body));
        return this;
    }

    /** What was asked, each as who, method and path, body. */
    public List<String> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(place.length());
        String request = exchange.getRequestMethod() + " " + path;
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        Answer answer;
        synchronized (asked) {
            asked.add((who(exchange) + " " + request.strip() + " " + body).strip());
            Deque<Answer> prepared = answers.get(request.strip());
            answer = prepared == null
                    ? new Answer(404, "{\"title\":\"nothing prepared for " + request + "\"}")
                    : prepared.size() > 1 ? prepared.pop() : prepared.peek();
        }
        byte[] bytes = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** The name of a person with their code if they sent one, or {@code operator}. */
    private static String who(HttpExchange exchange) {
        String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String code = exchange.getRequestHeaders().getFirst("Evenhand-Code");
        return given.startsWith("Basic ")
                ? new String(Base64.getDecoder().decode(given.substring("Basic ".length())), UTF_8)
                        .replaceFirst(":.*", code == null ? "" : "+" + code)
                : given.equals("Bearer token-of-the-test") ? "operator" : "a stranger";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
