// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.streaming;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.FeedSignature;
import io.evenhand.contract.policy.Body;
import io.evenhand.contract.policy.Chain;
import io.evenhand.contract.policy.Delta;
import io.evenhand.contract.policy.Manifest;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.policy.Snapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A really signed policy feed with at most one delta, over HTTP. */
final class Feed implements AutoCloseable {
    private final KeyPair keys;
    private final byte[] snapshot = ContractJson.bytes(new Snapshot(0, List.of()));
    private final List<OutputStream> listeners = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final Instant created = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private volatile byte @Nullable [] delta;

    Feed() throws IOException, GeneralSecurityException {
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "feed");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext(
                "/feed/v1/head",
                exchange -> send(
                        exchange,
                        ContractJson.bytes(FeedSignature.sign(
                                manifest(), keys.getPrivate(), FeedSignature.keyId(keys.getPublic())))));
        server.createContext("/feed/v1/snapshot/0", exchange -> send(exchange, snapshot));
        server.createContext("/feed/v1/deltas", exchange -> {
            byte[] line = delta;
            send(
                    exchange,
                    line == null
                            ? new byte[0]
                            : (new String(line, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8));
        });
        server.createContext("/feed/v1/events", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            out.write("event: heartbeat\ndata: {\"rev\":0}\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            listeners.add(out);
        });
        server.createContext("/", exchange -> send(exchange, new byte[0]));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String publicKey() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** Publishes the one entry and announces it. */
    void publish(PolicyEntry entry) throws IOException {
        delta = ContractJson.bytes(new Delta(0, 1, List.of(entry), List.of()));
        for (OutputStream out : listeners) {
            out.write("event: head\ndata: {\"rev\":1}\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private Manifest manifest() {
        byte[] published = delta;
        Body start = new Body(0, Sha256.hex(snapshot), snapshot.length);
        Instant at = published == null ? created : created.plusMillis(1);
        if (published == null) {
            return new Manifest(
                    0, 0, Chain.START, Chain.START, at, at.plus(Duration.ofHours(1)), start, Chain.START, List.of());
        }
        return new Manifest(
                1,
                0,
                Chain.START,
                Chain.next(Chain.START, published),
                at,
                at.plus(Duration.ofHours(1)),
                start,
                Chain.START,
                List.of(new Body(1, Sha256.hex(published), published.length)));
    }

    private static void send(HttpExchange exchange, byte[] bytes) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
