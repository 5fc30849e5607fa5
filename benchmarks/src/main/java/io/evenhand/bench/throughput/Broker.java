// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.throughput;

import io.evenhand.bench.program.Children;
import io.evenhand.standalone.process.KafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The product's own Kafka as a child process on free ports, with the topics that scoring asks for. */
public final class Broker implements AutoCloseable {
    private static final int PARTITIONS = 4;
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final Process process;
    private final String address;

    private Broker(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    public static Broker start(Path folder) throws Exception {
        int port = Children.freePort();
        Process process = new ProcessBuilder(Measured.java(
                        List.of("-Xmx512m"),
                        System.getProperty("java.class.path"),
                        KafkaBroker.class.getName(),
                        folder.resolve("kafka").toString(),
                        Integer.toString(port),
                        Integer.toString(Children.freePort())))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("kafka.log").toFile())
                .start();
        Broker broker = new Broker(process, "127.0.0.1:" + port);
        broker.createTopics();
        return broker;
    }

    /** Waits for the broker, too: the client asks until it answers. */
    private void createTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            admin.createTopics(Stream.of("events", "interventions", "assessments", "dead-letters", "networks")
                            .map(name -> new NewTopic("evenhand." + name, Optional.of(PARTITIONS), Optional.empty()))
                            .toList())
                    .all()
                    .get();
        }
    }

    public String address() {
        return address;
    }

    @Override
    public void close() {
        Children.end(process, STOP_WITHIN);
    }
}
