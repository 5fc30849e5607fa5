// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.load;

import io.evenhand.contract.event.Event;
import io.evenhand.contract.json.EventWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A platform that reports what happens as it happens: a batch each hundredth of a second, on a few connections, each of
 * which waits for the answer before it sends the next one. A batch that could not be sent when it was due is sent late and
 * counted from when it was due; what was not acknowledged is sent again until it is.
 */
final class Platform {
    private static final int CONNECTIONS = 8;
    private static final int FILLERS = 10_000;
    private static final int VIEWERS = 3;
    private static final int CHUNK = 2_000;
    private static final int ACCEPTED = 202;
    private static final int SHED = 429;
    private static final int AWAY = 503;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI events;
    private final String key;
    private final Schedule schedule;
    private final Latencies acknowledged = new Latencies();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong measured = new AtomicLong();
    private final AtomicLong sentAway = new AtomicLong();
    private final AtomicLong next = new AtomicLong();
    private volatile long lastNanos;

    Platform(URI intake, String key, Schedule schedule) {
        this.events = intake.resolve("/v1/events");
        this.key = key;
        this.schedule = schedule;
    }

    /** Sends what happened before the schedule begins. */
    void backfill(List<Event> before) throws IOException, InterruptedException {
        for (int i = 0; i < before.size(); i += CHUNK) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            List<Event> chunk = before.subList(i, Math.min(before.size(), i + CHUNK));
            for (Event event : chunk) {
                line(body, event);
            }
            deliver(body.toByteArray());
            taken.addAndGet(chunk.size());
        }
    }

    /** Sends everything that is due from {@code begin} on; returns when all is acknowledged. */
    void run(List<Event> watched, long begin) throws InterruptedException {
        List<List<Event>> byBatch = byBatch(watched);
        List<Thread> threads = new ArrayList<>();
        List<Exception> failures = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            Thread thread = new Thread(
                    () -> {
                        try {
                            send(byBatch, begin);
                        } catch (IOException | InterruptedException e) {
                            synchronized (failures) {
                                failures.add(e);
                            }
                        }
                    },
                    "platform-" + i);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("the load could not be offered", failures.get(0));
        }
        lastNanos = System.nanoTime() - begin;
    }

    private List<List<Event>> byBatch(List<Event> watched) {
        List<List<Event>> batches = new ArrayList<>();
        for (long i = 0; i < schedule.batches(); i++) {
            batches.add(new ArrayList<>());
        }
        long step = schedule.due(1);
        for (Event event : watched) {
            long batch = schedule.dueOf(event.at().toEpochMilli()) / step;
            batches.get((int) Math.min(batches.size() - 1L, batch)).add(event);
        }
        return batches;
    }

    private void send(List<List<Event>> watched, long begin) throws IOException, InterruptedException {
        for (long batch = next.getAndIncrement(); batch < schedule.batches(); batch = next.getAndIncrement()) {
            List<Event> those = watched.get((int) batch);
            int size = Math.max(those.size(), schedule.size(batch));
            byte[] body = body(batch, those, size);
            // its last event is due when the next batch begins
            long due = begin + schedule.due(batch + 1);
            for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                TimeUnit.NANOSECONDS.sleep(early);
            }
            deliver(body);
            taken.addAndGet(size);
            if (schedule.isMeasured(schedule.due(batch))) {
                measured.addAndGet(size);
                acknowledged.add(System.nanoTime() - begin - schedule.due(batch));
            }
        }
    }

    /** The watched ones' events, and as many playbacks of others as it takes. */
    private byte[] body(long batch, List<Event> watched, int size) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(size * 200);
        for (Event event : watched) {
            line(body, event);
        }
        long step = schedule.due(1);
        for (int i = watched.size(); i < size; i++) {
            long number = batch * 1_000 + i;
            String at = Instant.ofEpochMilli(schedule.happened(schedule.due(batch) + step * i / size))
                    .toString();
            long play = number / 2;
            long account = play * 7_919 % FILLERS;
            String what = number % 2 == 0
                    ? "started\",\"server\":\"s-" + account + "\",\"viewer\":\"v-" + account + "-" + play % VIEWERS
                            + "\",\"home\":false,\"mode\":\"direct"
                    : "stopped";
            body.write(("{\"id\":\"f" + number + "\",\"at\":\"" + at + "\",\"account\":\"load-" + account
                            + "\",\"stream\":\"st-" + play + "\",\"type\":\"stream." + what + "\"}\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return body.toByteArray();
    }

    private static void line(ByteArrayOutputStream body, Event event) throws IOException {
        body.write(EventWriter.bytes(event));
        body.write('\n');
    }

    private void deliver(byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(events)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-ndjson")
                .header("Authorization", "Bearer " + key)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        while (true) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == ACCEPTED && answer.body().contains("\"deadLettered\":0")) {
                return;
            }
            if (answer.statusCode() != SHED && answer.statusCode() != AWAY) {
                throw new IOException("intake answered " + answer.statusCode() + " " + answer.body());
            }
            sentAway.incrementAndGet();
            TimeUnit.SECONDS.sleep(
                    answer.headers().firstValueAsLong("Retry-After").orElse(1));
        }
    }

    /** How long after an event was due it was acknowledged. */
    Latencies acknowledged() {
        return acknowledged;
    }

    /** How many events were acknowledged, those before the measured time included. */
    long taken() {
        return taken.get();
    }

    /** How many batches were sent away. */
    long sentAway() {
        return sentAway.get();
    }

    /** Events acknowledged a second while it was measured. */
    double achieved() {
        return measured.get() / (lastNanos / 1e9 - Schedule.WARM_SECONDS);
    }
}
