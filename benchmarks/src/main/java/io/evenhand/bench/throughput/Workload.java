// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.throughput;

import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.EventBody.AccountCreated;
import io.evenhand.contract.event.EventBody.KeySeen;
import io.evenhand.contract.event.EventBody.ShareAccepted;
import io.evenhand.contract.event.EventBody.StreamStarted;
import io.evenhand.contract.event.EventBody.StreamStopped;
import io.evenhand.contract.event.KeyKind;
import io.evenhand.contract.event.PlaybackMode;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.KeyToken;
import io.evenhand.contract.id.NetId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.StreamId;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.contract.json.EventWriter;
import io.evenhand.simulator.Simulation;
import io.evenhand.simulator.SimulationPlan;
import io.evenhand.simulator.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Fills the topic of events as intake does: in the order of time, keyed by account, networks as pseudonyms. */
final class Workload implements AutoCloseable {
    static final String TOPIC = "evenhand.events";

    private static final Instant SYNTHETIC_START = Instant.parse("2026-01-05T00:00:00Z");
    private static final int VIEWERS = 1;
    private static final int PLAYS = 1;
    private static final int HOT_VIEWERS = 50;

    private final KafkaProducer<byte[], byte[]> producer;
    private volatile @Nullable Exception failure;
    private long events;

    Workload(String kafka) {
        // one request at a time, because a new topic may refuse the first of two and take the second
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "compression.type",
                        "lz4",
                        "linger.ms",
                        "20",
                        "batch.size",
                        "131072",
                        "max.in.flight.requests.per.connection",
                        "1"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** A simulated population; returns how many events it has. */
    long simulated(int owners, int days, long seed, World world) throws IOException {
        Simulation.run(
                SimulationPlan.of(owners, days, seed, world),
                (event, origin) -> send(event.withNet(pseudonym(origin == null ? null : origin.address()))),
                truth -> {});
        flush();
        return events;
    }

    /**
     * Many accounts that did little: made, one key, one viewer who played; then two weeks later a last event that moves
     * time on, so that every account was evaluated.
     */
    long synthetic(int accounts) {
        int eachTakes = 2 + VIEWERS + PLAYS;
        for (int round = 0; round < eachTakes; round++) {
            for (int account = 0; account < accounts; account++) {
                long millis = (round * (long) accounts + account) * 86_400_000L / accounts / 2;
                send(event(account, round, SYNTHETIC_START.plusMillis(millis)));
            }
        }
        for (int account = 0; account < 64; account++) {
            send(event(account, eachTakes, SYNTHETIC_START.plusSeconds(14 * 86_400L + account)));
        }
        flush();
        return events;
    }

    /** One account that plays without end within one week that is not over: each playback begins and ends. */
    long hot(int wanted) {
        for (int i = 0; i < wanted; i++) {
            String stream = "st" + i / 2;
            EventBody body = i % 2 == 0
                    ? new StreamStarted(
                            new StreamId(stream),
                            new ServerId("s"),
                            new ViewerId("v" + i / 2 % HOT_VIEWERS),
                            false,
                            PlaybackMode.DIRECT)
                    : new StreamStopped(new StreamId(stream), null);
            Instant at = SYNTHETIC_START.plusMillis(86_400_000L * i / wanted);
            send(new Event(new EventId("hot:" + i), at, new AccountId("hot"), null, body));
        }
        flush();
        return events;
    }

    private static Event event(int account, int round, Instant at) {
        String name = String.format(Locale.ROOT, "acc-%07d", account);
        return new Event(new EventId(name + ":" + round), at, new AccountId(name), null, body(name, round));
    }

    private static EventBody body(String account, int round) {
        if (round == 0) {
            return new AccountCreated();
        }
        if (round == 1) {
            return new KeySeen(KeyKind.PAYMENT, new KeyToken("card-of-" + account));
        }
        ViewerId viewer = new ViewerId(account + "-v" + round % VIEWERS);
        return round < 2 + VIEWERS
                ? new ShareAccepted(viewer, null, null, false, null)
                : new StreamStarted(
                        new StreamId(account + "-st" + round),
                        new ServerId(account + "-s"),
                        viewer,
                        false,
                        PlaybackMode.DIRECT);
    }

    private void flush() {
        producer.flush();
        if (failure != null) {
            throw new IllegalStateException("the topic could not be filled", failure);
        }
    }

    private void send(Event event) {
        events++;
        ProducerRecord<byte[], byte[]> line = new ProducerRecord<>(
                TOPIC, event.account().value().getBytes(StandardCharsets.US_ASCII), EventWriter.bytes(event));
        Future<RecordMetadata> unused =
                producer.send(line, (place, fault) -> failure = fault == null ? failure : fault);
    }

    /** Not a real pseudonym, but of its length. */
    private static @Nullable NetId pseudonym(@Nullable String address) {
        if (address == null) {
            return null;
        }
        String half = String.format(Locale.ROOT, "%08x", address.hashCode());
        return new NetId("n" + half + half + half.substring(0, 5));
    }

    @Override
    public void close() {
        producer.close();
    }
}
