// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.intake.log.Topics;
import io.evenhand.standalone.casework.CaseworkClient;
import io.evenhand.standalone.process.Refusal;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A platform, a scorer and a member of staff at work: what was not acknowledged is said again until it is, as everybody
 * must who wants nothing lost.
 */
final class Load {
    private static final int CHUNK = 2_000;
    private static final int RETRY_MS = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String REASON = "All servers of this account move to another provider this week.";

    /** So much of the events is sent at once; the rest, in which the weeks lie that lead to decisions, bit by bit. */
    private static final double AT_ONCE = 0.8;

    private final Scene scene;
    private final Cast cast;
    private final AtomicLong repeats = new AtomicLong();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    Load(Scene scene, Cast cast) {
        this.scene = scene;
        this.cast = cast;
    }

    /** How often something had to be said again. */
    long repeats() {
        return repeats.get();
    }

    /** The platform says how everybody is reached, before anything goes wrong. */
    void introduce() {
        CaseworkClient operator = CaseworkClient.asOperator(
                scene.address(Part.CASEWORK), scene.secrets().read("operator-token"));
        for (String account : cast.sellers()) {
            operator.ask(
                    "/api/v1/contacts",
                    Map.of("account", account, "language", "en", "mail", account + "@holders.example"));
        }
    }

    /** Sends everything within {@code length}, or as fast as it goes if that is zero. */
    void run(Duration length) {
        CompletableFuture<Void> all = CompletableFuture.allOf(
                work(() -> events(length)), work(() -> assessments(length)), work(() -> holds(length)));
        all.join();
    }

    private interface Work {
        void run() throws Exception;
    }

    private static CompletableFuture<Void> work(Work work) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        work.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                task -> new Thread(task, "load").start());
    }

    private void events(Duration length) throws Exception {
        List<String> all = cast.events();
        int bulk = (int) (all.size() * AT_ONCE);
        for (int i = 0; i < bulk; i += CHUNK) {
            send(all.subList(i, Math.min(bulk, i + CHUNK)));
        }
        int pieces = (int) Math.max(1, length.toMillis() / 250);
        int size = Math.max(1, (all.size() - bulk) / pieces + 1);
        for (int i = bulk; i < all.size(); i += size) {
            send(all.subList(i, Math.min(all.size(), i + size)));
            TimeUnit.MILLISECONDS.sleep(length.toMillis() / pieces);
        }
    }

    private void send(List<String> lines) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(scene.intake().resolve("/v1/events"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-ndjson")
                .header("Authorization", "Bearer " + scene.secrets().read("demo-intake-key"))
                .POST(HttpRequest.BodyPublishers.ofString(String.join("\n", lines) + "\n"))
                .build();
        until(() -> {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 400 && answer.statusCode() < 500 && answer.statusCode() != 429) {
                throw new IllegalStateException("intake refused the events: " + answer.body());
            }
            return answer.statusCode() == 202;
        });
    }

    private void assessments(Duration length) throws Exception {
        Map<String, Object> settings = scene.log().client();
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "5000");
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "4000");
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "8000");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Assessment each : cast.assessments()) {
                byte[] key = each.account().value().getBytes(UTF_8);
                ProducerRecord<byte[], byte[]> record =
                        new ProducerRecord<>(Topics.ASSESSMENTS, key, ContractJson.bytes(each));
                until(() -> producer.send(record).get() != null);
                TimeUnit.MILLISECONDS.sleep(
                        length.toMillis() / cast.assessments().size());
            }
        }
    }

    private void holds(Duration length) throws InterruptedException {
        String[] person = scene.secrets().staff().get(0);
        CaseworkClient staff = CaseworkClient.as(scene.address(Part.CASEWORK), person[0], person[2]);
        Instant until = Instant.now().plus(10, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        for (String account : cast.holds()) {
            Map<String, String> hold = Map.of("account", account, "until", until.toString(), "reason", REASON);
            until(() -> {
                try {
                    return staff.ask("/api/v1/desk/migration-holds", hold).length > 0;
                } catch (Refusal e) {
                    // the answer to the first try was lost, and the act was not
                    return String.valueOf(e.getMessage()).contains("once in ninety days");
                }
            });
            TimeUnit.MILLISECONDS.sleep(length.toMillis() / cast.holds().size());
        }
    }

    private interface Try {
        boolean succeeds() throws IOException, InterruptedException, ExecutionException;
    }

    private void until(Try attempt) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try {
                if (attempt.succeeds()) {
                    return;
                }
            } catch (IOException | ExecutionException | KafkaException e) {
                // somebody is away for a moment
            }
            repeats.incrementAndGet();
            TimeUnit.MILLISECONDS.sleep(RETRY_MS);
        }
        throw new IllegalStateException("nobody answered for " + PATIENCE.toMinutes() + " minutes");
    }
}
