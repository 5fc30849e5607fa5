// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A server on the loopback that behaves as a source does: tags, ranges, redirects, and connections that break. */
final class FakeServer implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, String> redirects = new HashMap<>();
    private final Map<String, Integer> breaks = new HashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean stalls;
    private String neededAuthorization = "";
    private String neededBelow = "/never";

    FakeServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Serves the bytes at the path, with its query if it has one. */
    FakeServer serve(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    FakeServer serve(String path, String content) {
        return serve(path, content.getBytes(StandardCharsets.UTF_8));
    }

    FakeServer redirect(String path, String target) {
        redirects.put(path, target);
        return this;
    }

    /** The next so many answers at the path end after half of what is left. */
    FakeServer breakOff(String path, int times) {
        breaks.put(path, times);
        return this;
    }

    /** What breaks off does so by saying nothing more instead of ending the connection. */
    FakeServer stall() {
        stalls = true;
        return this;
    }

    private void silence() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything below the path needs this authorization, and nothing else may be sent one. */
    FakeServer need(String below, String authorization) {
        neededBelow = below;
        neededAuthorization = authorization;
        return this;
    }

    /** {@code path [range] [authorized]} of every request so far. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        String range = exchange.getRequestHeaders().getFirst("Range");
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        asked.add(path + (range == null ? "" : " " + range) + (authorization == null ? "" : " authorized"));
        try (exchange) {
            if (path.startsWith(neededBelow) && !neededAuthorization.equals(authorization)) {
                exchange.sendResponseHeaders(401, -1);
            } else if (redirects.containsKey(path)) {
                exchange.getResponseHeaders().set("Location", redirects.get(path));
                exchange.sendResponseHeaders(302, -1);
            } else if (files.containsKey(path)) {
                send(exchange, path, range);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private void send(HttpExchange exchange, String path, String range) throws IOException {
        byte[] content = files.get(path);
        String tag = "\"" + Arrays.hashCode(content) + "\"";
        exchange.getResponseHeaders().set("ETag", tag);
        int from = 0;
        if (range != null && tag.equals(exchange.getRequestHeaders().getFirst("If-Range"))) {
            from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        int left = content.length - from;
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, left);
        boolean broken = breaks.merge(path, -1, Integer::sum) >= 0;
        OutputStream out = exchange.getResponseBody();
        out.write(content, from, broken ? left / 2 : left);
        out.flush();
        if (broken && stalls) {
            silence();
        } else if (!broken) {
            out.close();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
