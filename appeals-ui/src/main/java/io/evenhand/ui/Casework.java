// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.evenhand.enforcement.rulebook.RulesWorkshop;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The casework program: reads its settings, starts everything, and stops it in order when told to. */
public final class Casework {
    private static final Logger LOG = LoggerFactory.getLogger(Casework.class);
    private static final int EXIT_UNUSABLE = 2;
    private static final int EXIT_FAILED = 3;

    private Casework() {}

    public static void main(String[] args) {
        try {
            run(Settings.from(System.getenv()));
        } catch (IllegalArgumentException e) {
            LOG.error("{}", e.getMessage());
            System.exit(EXIT_UNUSABLE);
        } catch (PortBusyException e) {
            LOG.error("{}", e.getMessage());
            System.exit(EXIT_FAILED);
        } catch (IOException | RuntimeException e) {
            LOG.error("casework cannot start", e);
            System.exit(EXIT_FAILED);
        }
    }

    private static void run(Settings settings) throws IOException {
        requireFree(settings.bind(), settings.port());
        requireFree(settings.bind(), settings.metricsPort());
        RulesWorkshop workshop = RulesWorkshop.with(settings.ruleset());
        Installation installation = new Installation(
                settings, LedgerDoor.open(settings), workshop, settings.clock(), CollectorRegistry.defaultRegistry);
        if (settings.demonstration() != null) {
            LOG.warn("this is a demonstration: its clock can be moved ahead, and nothing here is about anybody real");
        }
        Runtime.getRuntime().addShutdownHook(new Thread(installation::close, "casework-stop"));
        installation.start();
        LOG.info("casework answers on port {}", installation.port());
    }

    /** Looks before anything else starts, so that a busy port is one sentence and not a half-started program. */
    private static void requireFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException e) {
            throw new PortBusyException(port, e);
        }
    }

    /** A port that somebody else uses. */
    private static final class PortBusyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PortBusyException(int port, IOException cause) {
            super("port " + port + " is in use or not ours to use; free it or choose another one", cause);
        }
    }
}
