// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.http;

import io.evenhand.asn.dataset.DatasetWatch;
import io.evenhand.intake.adapter.JellyfinWebhook;
import io.evenhand.intake.adapter.PlexWebhook;
import io.evenhand.intake.adapter.TautulliWebhook;
import io.evenhand.intake.adapter.Webhook;
import io.evenhand.intake.log.EventLog;
import io.evenhand.intake.log.KafkaLog;
import io.evenhand.intake.log.LogUnavailableException;
import io.evenhand.intake.log.Topics;
import io.evenhand.intake.pseudonym.Pseudonymiser;
import io.javalin.util.JavalinBindException;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.HTTPServer;
import io.prometheus.client.hotspot.DefaultExports;
import java.io.IOException;
import java.net.BindException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The intake program: wires the parts, starts the servers, and stops them in order on SIGTERM. */
public final class Intake implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int EXIT_SETTINGS = 2;
    private static final int EXIT_PORT_IN_USE = 3;
    private static final long TOPICS_RETRY_MILLIS = 2_000;

    private final Settings settings;
    private final DatasetWatch dataset;
    private final EventLog log;
    private final IntakeServer server;
    private final HTTPServer metrics;
    private final AtomicBoolean topicsExist = new AtomicBoolean();
    private final Thread topics;

    private Intake(Settings settings, Clock clock) throws IOException {
        this.settings = settings;
        dataset = DatasetWatch.open(settings.asnTable(), clock, LOG::info);
        Pseudonymiser pseudonymiser = Pseudonymiser.load(settings.pseudonymKey(), dataset.networks());
        ApiKeys keys = ApiKeys.loadOrCreate(settings.apiKeys());
        CollectorRegistry registry = new CollectorRegistry();
        DefaultExports.register(registry);
        metrics = metricsServer(settings, registry);
        log = new KafkaLog(settings.log());
        server = new IntakeServer(new IntakeServer.Parts(
                keys,
                pseudonymiser,
                log,
                webhooks(pseudonymiser),
                new IntakeMetrics(registry, dataset),
                new Readiness(() -> topicsExist.get() && Topics.reachable(settings.log())),
                clock));
        topics = new Thread(this::ensureTopics, "topics");
        topics.setDaemon(true);
    }

    public static void main(String[] args) {
        try {
            Intake intake = start(Settings.from(System.getenv()), Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(intake::close, "stop"));
        } catch (PortInUseException e) {
            System.err.println(e.getMessage());
            System.exit(EXIT_PORT_IN_USE);
        } catch (IllegalArgumentException | IOException e) {
            System.err.println("intake cannot start: " + e.getMessage());
            System.exit(EXIT_SETTINGS);
        }
    }

    /** Starts everything; the log may still be away, and then requests are sent away until it is back. */
    static Intake start(Settings settings, Clock clock) throws IOException {
        Intake intake = new Intake(settings, clock);
        try {
            intake.server.start(settings.bind(), settings.port());
        } catch (JavalinBindException e) {
            intake.close();
            throw new PortInUseException(settings.port(), "EVENHAND_INTAKE_PORT", e);
        }
        intake.topics.start();
        intake.dataset.start();
        LOG.info("intake listens on {}:{}", settings.bind(), intake.port());
        return intake;
    }

    int port() {
        return server.port();
    }

    int metricsPort() {
        return metrics.getPort();
    }

    @Override
    public void close() {
        topics.interrupt();
        dataset.close();
        server.close();
        log.close();
        metrics.close();
        LOG.info("intake has stopped");
    }

    private static Map<String, Webhook> webhooks(Pseudonymiser pseudonymiser) {
        return Map.of(
                "plex", new PlexWebhook(pseudonymiser),
                "jellyfin", new JellyfinWebhook(pseudonymiser),
                "tautulli", new TautulliWebhook(pseudonymiser));
    }

    private static HTTPServer metricsServer(Settings settings, CollectorRegistry registry) throws IOException {
        try {
            return new HTTPServer.Builder()
                    .withHostname(settings.bind())
                    .withPort(settings.metricsPort())
                    .withRegistry(registry)
                    .withDaemonThreads(true)
                    .build();
        } catch (BindException e) {
            throw new PortInUseException(settings.metricsPort(), "EVENHAND_METRICS_PORT", e);
        }
    }

    private void ensureTopics() {
        while (!topicsExist.get() && !Thread.currentThread().isInterrupted()) {
            try {
                Topics.ensure(settings.log());
                topicsExist.set(true);
                LOG.info("the topics exist");
            } catch (LogUnavailableException e) {
                LOG.warn("{}; trying again", e.getMessage());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(TOPICS_RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
