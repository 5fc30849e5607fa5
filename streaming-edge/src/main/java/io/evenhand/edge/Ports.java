// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import io.evenhand.edge.caller.Door;
import io.evenhand.edge.envoy.AuthorizationServer;
import io.evenhand.edge.query.Answers;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.HTTPServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletionException;

/** Opens the edge's three ports, or says in a sentence which of them cannot be opened and why. */
record Ports(Settings settings, Encryption encryption) {
    /** A connection on which nothing moves for so long is closed. */
    private static final int IDLE_S = 75;

    /** The port of queries and streams. */
    HttpServer forCallers(Vertx vertx, Router router) throws IOException {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(settings.bind())
                .setPort(settings.port())
                .setReuseAddress(true)
                .setIdleTimeout(IDLE_S);
        encryption.into(options);
        try {
            Future<HttpServer> listening =
                    vertx.createHttpServer(options).requestHandler(router).listen();
            return listening.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw closed(settings.port(), "EVENHAND_EDGE_PORT", e.getCause() == null ? e : e.getCause());
        }
    }

    /** The port of metrics. */
    HTTPServer forScrapes(CollectorRegistry registry) throws IOException {
        try {
            return new HTTPServer.Builder()
                    .withInetSocketAddress(new InetSocketAddress(settings.bind(), settings.metricsPort()))
                    .withRegistry(registry)
                    .withDaemonThreads(true)
                    .build();
        } catch (IOException e) {
            throw closed(settings.metricsPort(), "EVENHAND_METRICS_PORT", e);
        }
    }

    /** The port of Envoy's external authorization. */
    AuthorizationServer forEnvoy(Answers answers, Door door) throws IOException {
        try {
            return new AuthorizationServer(settings.bind(), settings.grpcPort(), encryption.forEnvoy(), answers, door);
        } catch (IOException e) {
            throw closed(settings.grpcPort(), "EVENHAND_EDGE_GRPC_PORT", e);
        }
    }

    /** Mostly something else listens there, but a file of the encryption or the address may be at fault, too. */
    private static IOException closed(int port, String setting, Throwable cause) {
        Throwable first = cause;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return String.valueOf(first.getMessage()).contains("in use")
                ? new IOException("port " + port + " is in use, choose another with " + setting, cause)
                : new IOException(
                        "port " + port + " cannot be opened, choose another with " + setting + ": "
                                + cause.getMessage(),
                        cause);
    }
}
