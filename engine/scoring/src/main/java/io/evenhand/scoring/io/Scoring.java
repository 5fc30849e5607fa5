// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.hotspot.DefaultExports;
import java.net.BindException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program {@code scoring}: the job over the log, until it is told to stop. */
public final class Scoring {
    private static final int UNUSABLE = 2;
    private static final int FAILED = 3;
    private static final long LOOK_EVERY_MILLIS = 500;
    private static final int SAY_EVERY = 20;

    private Scoring() {}

    @SuppressWarnings("SystemOut") // before there is a log, and for whoever started the program
    public static void main(String[] args) {
        // the Kafka connector spells its settings in the default locale, and fails in Turkish
        Locale.setDefault(Locale.ROOT);
        System.setProperty("evenhand.log.target", "SYSTEM_OUT");
        try {
            run(Settings.from(System.getenv()));
        } catch (Settings.UnusableException e) {
            System.err.println(e.getMessage());
            System.exit(UNUSABLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            System.err.println("scoring failed: " + e.getClass().getSimpleName() + ": " + e.getMessage());
            System.exit(FAILED);
        }
    }

    @SuppressWarnings("SystemOut")
    private static void run(Settings settings) throws Exception {
        Logger log = LoggerFactory.getLogger(Scoring.class);
        ScoringService service = new ScoringService(settings);
        CollectorRegistry registry = new CollectorRegistry();
        DefaultExports.register(registry);
        registry.register(new Metrics(service.tally(), service::isRunning));
        MetricsServer server;
        try {
            server = MetricsServer.start(settings.bind(), settings.metricsPort(), registry, service::isRunning);
        } catch (BindException e) {
            System.err.println("the port " + settings.metricsPort() + " of the metrics server is in use");
            System.exit(FAILED);
            return;
        }
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            service.stop();
                            server.stop();
                        },
                        "stop"));
        awaitTopics(settings, log);
        service.start();
        log.info("scoring, metrics on port {}", server.port());
        while (!service.isOver()) {
            service.seal();
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        throw new IllegalStateException("the job ended by itself");
    }

    private static void awaitTopics(Settings settings, Logger log) throws InterruptedException {
        for (int looked = 0; !Topics.exist(settings.log()); looked++) {
            if (looked % SAY_EVERY == 0) {
                log.info("waiting for the log and its topics");
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }
}
