// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

import io.evenhand.contract.log.LogAccess;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A Kafka broker in a process of its own; it would not start under this one's locale. */
final class RealBroker implements AutoCloseable {
    private final Path folder;
    private final int port;
    private final Process process;

    private RealBroker(Path folder) throws Exception {
        this.folder = folder;
        int controllerPort;
        try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = one.getLocalPort();
            controllerPort = other.getLocalPort();
        }
        Path data = Files.createDirectories(folder.resolve("kafka"));
        new Formatter()
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(data.toString())
                .addDirectory(data.toString())
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .run();
        Path properties = folder.resolve("server.properties");
        try (Writer out = Files.newBufferedWriter(properties, StandardCharsets.ISO_8859_1)) {
            settings(data, controllerPort).store(out, null);
        }
        process =
                java(folder.resolve("kafka.log"), List.of("-Duser.language=en"), "kafka.Kafka", properties.toString());
    }

    static RealBroker start(Path folder, String... topics) throws Exception {
        RealBroker broker = new RealBroker(folder);
        broker.create(topics);
        return broker;
    }

    /** Another Java process with this one's classes. */
    static Process java(Path log, List<String> options, String main, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder();
        builder.command()
                .addAll(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1"));
        builder.command().addAll(options);
        builder.command().addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        builder.command().addAll(List.of(arguments));
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    String bootstrap() {
        return "127.0.0.1:" + port;
    }

    LogAccess access() {
        return LogAccess.plain(bootstrap());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private void create(String... topics) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
            List<NewTopic> wanted = java.util.Arrays.stream(topics)
                    .map(topic -> new NewTopic(topic, 4, (short) 1))
                    .toList();
            while (true) {
                try {
                    admin.createTopics(wanted).all().get();
                    return;
                } catch (ExecutionException e) {
                    if (!process.isAlive() || System.nanoTime() > deadline) {
                        throw new IllegalStateException(Files.readString(folder.resolve("kafka.log")), e);
                    }
                }
            }
        }
    }

    private Properties settings(Path data, int controllerPort) {
        Properties out = new Properties();
        out.setProperty("process.roles", "broker,controller");
        out.setProperty("node.id", "1");
        out.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        out.setProperty("controller.listener.names", "CONTROLLER");
        out.setProperty("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        out.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        out.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        out.setProperty("log.dirs", data.toString());
        out.setProperty("offsets.topic.replication.factor", "1");
        out.setProperty("auto.create.topics.enable", "false");
        out.setProperty("log.cleaner.dedupe.buffer.size", "8388608");
        out.setProperty("log.cleaner.backoff.ms", "200");
        return out;
    }
}
