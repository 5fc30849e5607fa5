// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.fault;

import io.evenhand.contract.clock.DemonstrationClock;
import io.evenhand.contract.log.LogAccess;
import io.evenhand.intake.log.Topics;
import io.evenhand.standalone.demo.Mailbox;
import io.evenhand.standalone.demo.Overview;
import io.evenhand.standalone.process.Health;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.JavaCommand;
import io.evenhand.standalone.process.KafkaBroker;
import io.evenhand.standalone.process.PidFile;
import io.evenhand.standalone.process.Postgres;
import io.evenhand.standalone.process.Preflight;
import io.evenhand.standalone.process.Program;
import io.evenhand.standalone.process.Secrets;
import io.evenhand.standalone.process.ShippedProgram;
import io.evenhand.standalone.process.Supervisor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** A whole installation with two edges, the second behind the first, and a wire between any two programs that talk. */
final class Scene implements AutoCloseable {
    private static final String SCORING_HEAP = "512m";
    private static final AtomicInteger NEXT_PORT = new AtomicInteger(23_000);

    private final Home home;
    private final Secrets secrets;
    private final Supervisor supervisor;
    private final Map<Part, Integer> ports = new EnumMap<>(Part.class);
    private final Map<Part, Integer> metrics = new EnumMap<>(Part.class);
    private final Map<Link, Proxy> wires = new EnumMap<>(Link.class);
    private final int controller;
    private final Mailbox mailbox;
    private final Protection protection;

    Scene(Home home, Supervisor.Narrator narrator) throws IOException {
        this.home = home;
        secrets = new Secrets(home);
        protection = Protection.in(home.folder("tls"));
        supervisor = new Supervisor(home, narrator);
        for (Part part : Part.values()) {
            ports.put(part, freePort());
            metrics.put(part, freePort());
        }
        controller = freePort();
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "stop-the-scene"));
        mailbox = Mailbox.in(home);
        wires.put(Link.PLATFORM_TO_INTAKE, new Proxy(port(Part.INTAKE)));
        wires.put(Link.CLIENTS_TO_KAFKA, new Proxy(port(Part.KAFKA)));
        wires.put(Link.CASEWORK_TO_POSTGRES, new Proxy(port(Part.POSTGRES)));
        wires.put(Link.CASEWORK_TO_MAIL, new Proxy(mailbox.port()));
        wires.put(Link.EDGE_1_TO_CASEWORK, new Proxy(port(Part.CASEWORK)));
        wires.put(Link.EDGE_2_TO_EDGE_1, new Proxy(port(Part.EDGE_1)));
    }

    /** Starts everything, each when what it needs is there. */
    void start() {
        startStores();
        together(
                () -> program(Part.INTAKE, ShippedProgram.INTAKE),
                () -> program(Part.SCORING, ShippedProgram.SCORING, SCORING_HEAP),
                () -> program(Part.CASEWORK, ShippedProgram.CASEWORK),
                () -> program(Part.EDGE_1, ShippedProgram.EDGE),
                () -> program(Part.EDGE_2, ShippedProgram.EDGE));
    }

    /** Starts PostgreSQL and Kafka only. */
    void startStores() {
        secrets.ensure();
        Postgres postgres = new Postgres(home, port(Part.POSTGRES));
        postgres.prepare(secrets.file("pg-password"));
        together(
                () -> start(Part.POSTGRES, postgres(postgres), "tcp://127.0.0.1:" + port(Part.POSTGRES)),
                () -> start(Part.KAFKA, kafkaCommand(), "tcp://127.0.0.1:" + port(Part.KAFKA)));
        Topics.ensure(log());
    }

    /** A further casework process, which nobody starts again. */
    Extra casework(String name) throws IOException {
        int port = freePort();
        int figures = freePort();
        Path log = home.logs().resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(ShippedProgram.CASEWORK.command(home))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment(Part.CASEWORK));
        builder.environment()
                .putAll(Map.of(
                        "EVENHAND_CASEWORK_NAME",
                        name,
                        "EVENHAND_CASEWORK_PORT",
                        Integer.toString(port),
                        "EVENHAND_METRICS_PORT",
                        Integer.toString(figures)));
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "stop-" + name));
        return new Extra(name, process, URI.create("http://127.0.0.1:" + port), figures, log);
    }

    /** A process besides those that are supervised. */
    record Extra(String name, Process process, URI address, int figures, Path log) {
        boolean isWell() {
            return process.isAlive() && Health.isWell(address.resolve("/readyz"));
        }

        /** A figure, over all its labels. */
        double sum(String figure) {
            return Health.read(URI.create("http://127.0.0.1:" + figures + "/metrics")).stream()
                    .flatMap(String::lines)
                    .filter(line -> line.startsWith(figure + " ") || line.startsWith(figure + "{"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
        }
    }

    private static void together(Runnable... starts) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (Runnable start : starts) {
            all.add(CompletableFuture.runAsync(start, task -> new Thread(task, "start").start()));
        }
        all.forEach(CompletableFuture::join);
    }

    private void program(Part part, ShippedProgram program) {
        program(part, program, program.heap());
    }

    private void program(Part part, ShippedProgram program, String heap) {
        int asked = part == Part.SCORING ? metrics.get(part) : port(part);
        start(part, program.supervised(home, part.word(), heap), "http://127.0.0.1:" + asked + "/readyz");
    }

    private void start(Part part, List<String> command, String health) {
        supervisor.start(new Program(
                part.word(),
                command,
                environment(part),
                URI.create(health),
                home.logs().resolve(part.word() + ".log")));
    }

    private List<String> postgres(Postgres postgres) {
        List<String> words = new ArrayList<>(postgres.command());
        words.addAll(protection.postgres());
        return words;
    }

    private List<String> kafkaCommand() {
        return JavaCommand.supervised(
                home,
                Part.KAFKA.word(),
                "engine/standalone",
                "256m",
                KafkaBroker.class.getName(),
                home.folder("kafka").toString(),
                Integer.toString(port(Part.KAFKA)),
                Integer.toString(controller),
                Integer.toString(wire(Link.CLIENTS_TO_KAFKA).port()),
                protection.broker().toString());
    }

    private Map<String, String> environment(Part part) {
        Map<String, String> env = new HashMap<>();
        env.put("EVENHAND_VAR", home.var().toString());
        // processes that live for seconds are not worth the second compiler
        env.put("_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        env.put("EVENHAND_KAFKA", kafka());
        env.put("EVENHAND_KAFKA_CLIENT_FILE", protection.client().toString());
        env.put("EVENHAND_METRICS_PORT", Integer.toString(metrics.get(part)));
        env.put("EVENHAND_INTAKE_PORT", Integer.toString(port(Part.INTAKE)));
        env.put("EVENHAND_CASEWORK_PORT", Integer.toString(port(Part.CASEWORK)));
        env.put("EVENHAND_PUBLIC_URL", "http://127.0.0.1:" + port(Part.CASEWORK));
        env.put(
                "EVENHAND_PG_URL",
                "jdbc:postgresql://127.0.0.1:" + wire(Link.CASEWORK_TO_POSTGRES).port() + "/evenhand"
                        + protection.ledger());
        env.put("EVENHAND_SMTP", "127.0.0.1:" + wire(Link.CASEWORK_TO_MAIL).port());
        env.put("EVENHAND_SMTP_TLS", "off");
        env.put("EVENHAND_SMTP_FROM", "no-reply@platform.example");
        env.put("EVENHAND_INTAKE_URL", intake().toString());
        if (part == Part.EDGE_1 || part == Part.EDGE_2) {
            Link feed = part == Part.EDGE_1 ? Link.EDGE_1_TO_CASEWORK : Link.EDGE_2_TO_EDGE_1;
            env.put("EVENHAND_EDGE_NAME", part.word());
            env.put("EVENHAND_EDGE_PORT", Integer.toString(port(part)));
            env.put("EVENHAND_EDGE_DIR", home.var().resolve(part.word()).toString());
            env.put("EVENHAND_FEED_URL", "http://127.0.0.1:" + wire(feed).port());
            env.put("EVENHAND_EDGE_RELAY", "on");
            // nobody plays anything here, so no encoder is looked for and none is measured
            env.put("EVENHAND_FFMPEG", "/bin/false");
            env.put("PATH", "/nowhere");
            env.put(DemonstrationClock.SETTING, clock(part).toString());
        }
        return env;
    }

    Home home() {
        return home;
    }

    Secrets secrets() {
        return secrets;
    }

    Proxy wire(Link link) {
        return wires.get(link);
    }

    int port(Part part) {
        return ports.get(part);
    }

    String kafka() {
        return "127.0.0.1:" + wire(Link.CLIENTS_TO_KAFKA).port();
    }

    /** Kafka as programs reach it: by TLS, with a certificate. */
    LogAccess log() {
        return protection.access(kafka());
    }

    /** Intake as a platform reaches it. */
    URI intake() {
        return URI.create("http://127.0.0.1:" + wire(Link.PLATFORM_TO_INTAKE).port());
    }

    URI address(Part part) {
        return URI.create("http://127.0.0.1:" + port(part));
    }

    Overview overview() {
        return new Overview(address(Part.CASEWORK), secrets.read("operator-token"));
    }

    /** The folder of an edge's clock. */
    Path clock(Part edge) {
        return home.folder("clock-" + edge.word());
    }

    /** The process that runs now; none while it is being started again. */
    Optional<ProcessHandle> process(Part part) {
        return PidFile.of(home, part.word()).process();
    }

    /** Whether every program runs and says that it can do its job. */
    boolean isWell() {
        for (Part part : Part.values()) {
            boolean tcp = part == Part.POSTGRES || part == Part.KAFKA;
            int asked = part == Part.SCORING ? metrics.get(part) : port(part);
            URI health = URI.create(tcp ? "tcp://127.0.0.1:" + asked : "http://127.0.0.1:" + asked + "/readyz");
            if (process(part).isEmpty() || !Health.isWell(health)) {
                return false;
            }
        }
        return true;
    }

    /** A figure of a program, or -1 while it does not say. */
    double figure(Part part, String name) {
        return Health.read(URI.create("http://127.0.0.1:" + metrics.get(part) + "/metrics")).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElse(-1);
    }

    @Override
    public void close() throws IOException {
        supervisor.close();
        mailbox.close();
        for (Proxy wire : wires.values()) {
            wire.close();
        }
    }

    /** Below those that the system gives to connections, one of which would take it before its program starts. */
    private static int freePort() {
        while (true) {
            int port = NEXT_PORT.getAndIncrement();
            if (Preflight.isFree(port)) {
                return port;
            }
        }
    }

    /** The mails that came, as they came. */
    List<Path> mails() throws IOException {
        try (var files = Files.list(home.folder("demo").resolve("mail"))) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
    }
}
