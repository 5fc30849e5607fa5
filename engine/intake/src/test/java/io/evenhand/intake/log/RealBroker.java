// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.log;

import io.evenhand.contract.log.LogAccess;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A Kafka broker as a child process that can be stopped and started again on its data.
 *
 * <p>Not in this process: the broker upper-cases protocol names in the default locale, and does not start in a Turkish one.
 */
public final class RealBroker implements AutoCloseable {
    private final Path folder;
    private final int port;
    private final int controllerPort;
    private Process process;

    public RealBroker(Path folder) throws IOException {
        this.folder = folder;
        try (ServerSocket one = freePort();
                ServerSocket other = freePort()) {
            port = one.getLocalPort();
            controllerPort = other.getLocalPort();
        }
    }

    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    public LogAccess access() {
        return LogAccess.plain(bootstrap());
    }

    public RealBroker start() throws Exception {
        Path data = folder.resolve("kafka");
        if (Files.notExists(data.resolve("meta.properties"))) {
            format(data);
        }
        Path properties = folder.resolve("server.properties");
        try (Writer out = Files.newBufferedWriter(properties, StandardCharsets.ISO_8859_1)) {
            settings(data).store(out, null);
        }
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.language=en",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "kafka.Kafka",
                        properties.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("kafka.log").toFile()))
                .start();
        awaitAnswer();
        return this;
    }

    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            kill();
        }
    }

    /** Holds it as it is, as a disk that does not answer would; false lets it go on. */
    public void hold(boolean held) throws IOException, InterruptedException {
        String signal = held ? "-STOP" : "-CONT";
        new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** Ends it as a power cut would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void awaitAnswer() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Topics.reachable(access())) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the broker does not start:\n" + Files.readString(folder.resolve("kafka.log")));
            }
        }
    }

    private static void format(Path data) throws Exception {
        Files.createDirectories(data);
        new Formatter()
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(data.toString())
                .addDirectory(data.toString())
                .setIgnoreFormatted(true)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .run();
    }

    private Properties settings(Path data) {
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
        out.setProperty("transaction.state.log.replication.factor", "1");
        out.setProperty("transaction.state.log.min.isr", "1");
        out.setProperty("offsets.topic.num.partitions", "4");
        out.setProperty("transaction.state.log.num.partitions", "4");
        out.setProperty("group.initial.rebalance.delay.ms", "0");
        out.setProperty("auto.create.topics.enable", "false");
        out.setProperty("log.cleaner.dedupe.buffer.size", "8388608");
        return out;
    }

    private static ServerSocket freePort() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
