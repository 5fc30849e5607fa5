// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.http;

import io.evenhand.asn.dataset.DatasetWatch;
import io.evenhand.asn.table.Networks;
import io.evenhand.intake.adapter.JellyfinWebhook;
import io.evenhand.intake.adapter.PlexWebhook;
import io.evenhand.intake.adapter.TautulliWebhook;
import io.evenhand.intake.log.MemoryLog;
import io.evenhand.intake.pseudonym.PseudonymKey;
import io.evenhand.intake.pseudonym.Pseudonymiser;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The HTTP server of a test class on a free port, at a fixed time, in front of a log in memory that is empty before each test. */
final class RunningServer implements BeforeEachCallback, AfterAllCallback {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final String KEY = "platform-key-0123456789";
    static final String PLEX_KEY = "plex-key-0123456789";
    static final String EDGE_KEY = "edge-key-0123456789abcdef";
    static final String[] AUTH = {"Authorization", "Bearer " + KEY};

    final MemoryLog log = new MemoryLog();
    final CollectorRegistry registry = new CollectorRegistry();
    final Http http;
    private final IntakeServer server;

    RunningServer() {
        DatasetWatch dataset;
        try {
            dataset = DatasetWatch.open(null, Clock.fixed(NOW, ZoneOffset.UTC), sentence -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Pseudonymiser pseudonymiser = new Pseudonymiser(PseudonymKey.of(new byte[32]), Networks.NONE);
        server = new IntakeServer(new IntakeServer.Parts(
                        ApiKeys.parse(List.of(
                                "# who may report",
                                "platform " + KEY,
                                "",
                                "plex " + PLEX_KEY + " account=acc-plex",
                                "edge " + EDGE_KEY + " only=stream.started,stream.stopped,stream.terminated")),
                        pseudonymiser,
                        log,
                        Map.of(
                                "plex", new PlexWebhook(pseudonymiser),
                                "jellyfin", new JellyfinWebhook(pseudonymiser),
                                "tautulli", new TautulliWebhook(pseudonymiser)),
                        new IntakeMetrics(registry, dataset),
                        () -> true,
                        Clock.fixed(NOW, ZoneOffset.UTC)))
                .start("127.0.0.1", 0);
        http = new Http(server.port());
    }

    int port() {
        return server.port();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        log.clear();
        log.goAway(false);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.close();
    }
}
