// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/** Serves {@code /metrics}, {@code /healthz} and {@code /readyz}. */
final class MetricsServer {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final String TEXT = "text/plain; charset=utf-8";

    /** Whoever opens a connection and then says nothing keeps one, and must not keep others from asking whether all is well. */
    private static final int THREADS = 4;

    static {
        // seconds for a request to arrive; read once, when the first server of the process is made
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private MetricsServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Starts; a port in use is a {@link java.net.BindException}. */
    static MetricsServer start(String bind, int port, CollectorRegistry registry, BooleanSupplier ready)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(bind, port), 0);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "metrics");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            switch (exchange.getRequestURI().getPath()) {
                case "/healthz" -> answer(exchange, OK, TEXT, "alive\n");
                case "/readyz" -> {
                    boolean isReady = ready.getAsBoolean();
                    answer(exchange, isReady ? OK : UNAVAILABLE, TEXT, isReady ? "ready\n" : "not ready\n");
                }
                case "/metrics" -> answer(exchange, OK, TextFormat.CONTENT_TYPE_004, metrics(registry));
                default -> answer(exchange, NOT_FOUND, TEXT, "not found\n");
            }
        });
        server.start();
        return new MetricsServer(server, threads);
    }

    int port() {
        return server.getAddress().getPort();
    }

    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static String metrics(CollectorRegistry registry) throws IOException {
        StringWriter text = new StringWriter();
        TextFormat.write004(text, registry.metricFamilySamples());
        return text.toString();
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
