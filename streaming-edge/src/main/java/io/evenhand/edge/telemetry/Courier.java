// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.telemetry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings spooled events to intake, in order, at least once; waits while intake is away. */
public final class Courier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final long LOOK_MS = 500;
    private static final long BACKOFF_MAX_MS = 10_000;

    /** What became of a batch. */
    enum Delivery {
        /** Intake has it. */
        TAKEN,
        /** Intake will never take it. */
        UNACCEPTABLE,
        /** Not now. */
        LATER
    }

    private final Spool spool;
    private final URI intake;
    private final Path keyFile;
    private final EdgeMetrics metrics;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Thread thread;
    private volatile boolean closed;
    private boolean away;

    public Courier(Spool spool, String intakeUrl, Path keyFile, EdgeMetrics metrics) {
        this.spool = spool;
        intake = URI.create(intakeUrl + "/v1/events");
        this.keyFile = keyFile;
        this.metrics = metrics;
        thread = new Thread(this::run, "evenhand-courier");
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        long wait = LOOK_MS;
        while (!closed) {
            boolean well = deliverAll();
            wait = well ? LOOK_MS : Math.min(wait * 2, BACKOFF_MAX_MS);
            try {
                Thread.sleep(wait);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Delivers what waits; false if intake did not take it. */
    private boolean deliverAll() {
        try {
            for (Path batch = spool.oldest(); batch != null && !closed; batch = spool.oldest()) {
                if (!deliver(batch)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            LOG.error("the spool of playback events cannot be read", e);
            return false;
        } catch (InterruptedException e) {
            closed = true;
            return false;
        } catch (RuntimeException e) {
            // such as a key that no header can hold; the file may be better tomorrow
            LOG.error("playback events could not be delivered, they wait on disk", e);
            return false;
        }
    }

    private boolean deliver(Path batch) throws IOException, InterruptedException {
        Delivery delivery = post(batch);
        if (delivery == Delivery.LATER && !spool.isOverfull()) {
            say(true);
            return false;
        }
        say(delivery == Delivery.LATER);
        if (delivery != Delivery.TAKEN) {
            int lines = (int) Files.readString(batch).lines().count();
            metrics.eventsDropped(delivery == Delivery.LATER ? "spool_full" : "refused", lines);
            LOG.error("{} playback events were given up", lines);
        }
        spool.delete(batch);
        return delivery != Delivery.LATER;
    }

    private Delivery post(Path batch) throws IOException, InterruptedException {
        String key;
        try {
            key = keyIn(Files.readString(keyFile, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Delivery.LATER;
        }
        HttpRequest request = HttpRequest.newBuilder(intake)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-ndjson")
                .header("Authorization", "Bearer " + key)
                .POST(HttpRequest.BodyPublishers.ofByteArray(Files.readAllBytes(batch)))
                .build();
        try {
            return meaning(
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            return Delivery.LATER;
        }
    }

    /** The key itself, or the second word of a line {@code name key} as intake's own file has it. */
    static String keyIn(String file) {
        String line = file.lines()
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !text.startsWith("#"))
                .findFirst()
                .orElse("");
        return line.substring(line.lastIndexOf(' ') + 1);
    }

    /** A missing key or an overloaded intake passes; a body that intake cannot use does not get better by waiting. */
    static Delivery meaning(int status) {
        if (status / 100 == 2) {
            return Delivery.TAKEN;
        }
        return switch (status) {
            case 400, 413, 415, 422 -> Delivery.UNACCEPTABLE;
            default -> Delivery.LATER;
        };
    }

    private void say(boolean nowAway) {
        if (nowAway != away) {
            away = nowAway;
            LOG.info(
                    nowAway
                            ? "intake does not take playback events now, they wait on disk"
                            : "intake takes playback events");
        }
    }
}
