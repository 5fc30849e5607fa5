// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real broker of one node as a child process, on free ports, with the five topics. Not in this process: the broker spells
 * its enums in the default locale, and tests run in Turkish.
 */
final class LocalKafka implements AutoCloseable {
    private final Process server;
    private final String bootstrap;

    private LocalKafka(Process server, String bootstrap) {
        this.server = server;
        this.bootstrap = bootstrap;
    }

    static LocalKafka start(Path data) throws Exception {
        int port = freePort();
        int controller = freePort();
        String folder = data.toString();
        new Formatter()
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(folder)
                .addDirectory(folder)
                .setIgnoreFormatted(true)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .run();
        Path config = data.resolveSibling("server.properties");
        try (Writer out = Files.newBufferedWriter(config)) {
            properties(folder, port, controller).store(out, null);
        }
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.language=en",
                        "-Duser.country=US",
                        "-cp",
                        ScoringProcess.classPath(),
                        "kafka.Kafka",
                        config.toString())
                .redirectErrorStream(true)
                .redirectOutput(data.resolveSibling("kafka.log").toFile())
                .start();
        String bootstrap = "127.0.0.1:" + port;
        createTopics(bootstrap);
        return new LocalKafka(server, bootstrap);
    }

    private static void createTopics(String bootstrap) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(
                                    Topics.EVENTS,
                                    Topics.INTERVENTIONS,
                                    Topics.ASSESSMENTS,
                                    Topics.DEAD_LETTERS,
                                    Topics.NETWORKS)
                            .stream()
                            .map(name -> new NewTopic(name, Optional.of(4), Optional.empty()))
                            .toList())
                    .all()
                    .get();
        }
    }

    String bootstrap() {
        return bootstrap;
    }

    private static Properties properties(String folder, int port, int controller) {
        Properties config = new Properties();
        config.put("node.id", "1");
        config.put("process.roles", "broker,controller");
        config.put("controller.listener.names", "CONTROLLER");
        config.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
        config.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller);
        config.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        config.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        config.put("log.dirs", folder);
        config.put("auto.create.topics.enable", "false");
        config.put("offsets.topic.replication.factor", "1");
        config.put("offsets.topic.num.partitions", "4");
        config.put("transaction.state.log.replication.factor", "1");
        config.put("transaction.state.log.min.isr", "1");
        config.put("transaction.state.log.num.partitions", "4");
        config.put("share.coordinator.state.topic.replication.factor", "1");
        config.put("share.coordinator.state.topic.min.isr", "1");
        config.put("group.initial.rebalance.delay.ms", "0");
        config.put("log.cleaner.dedupe.buffer.size", "8388608");
        return config;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(10, TimeUnit.SECONDS)) {
                server.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            server.destroyForcibly();
        }
    }
}
