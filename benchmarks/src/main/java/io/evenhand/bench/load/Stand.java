// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.load;

import io.evenhand.bench.program.Children;
import io.evenhand.contract.log.LogAccess;
import io.evenhand.intake.log.Topics;
import io.evenhand.standalone.casework.CaseworkClient;
import io.evenhand.standalone.demo.Mailbox;
import io.evenhand.standalone.process.Health;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.JavaCommand;
import io.evenhand.standalone.process.KafkaBroker;
import io.evenhand.standalone.process.PidFile;
import io.evenhand.standalone.process.Postgres;
import io.evenhand.standalone.process.Program;
import io.evenhand.standalone.process.Secrets;
import io.evenhand.standalone.process.ShippedProgram;
import io.evenhand.standalone.process.Supervisor;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every program of an installation as a process of its own, on free ports, with the heaps that {@code ./evenhand up} gives. */
final class Stand implements AutoCloseable {
    private static final List<String> PROGRAMS = List.of("postgres", "kafka", "intake", "scoring", "casework", "edge");

    private final Home home;
    private final Secrets secrets;
    private final Supervisor supervisor;
    private final Mailbox mailbox;
    private final Map<String, Integer> ports = new HashMap<>();
    private final Map<String, Integer> metrics = new HashMap<>();

    Stand(Home home, Supervisor.Narrator narrator) {
        this.home = home;
        secrets = new Secrets(home);
        supervisor = new Supervisor(home, narrator);
        for (String program : PROGRAMS) {
            ports.put(program, Children.freePort());
            metrics.put(program, Children.freePort());
        }
        mailbox = Mailbox.in(home);
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "stop-everything"));
    }

    void start() {
        secrets.ensure();
        Postgres postgres = new Postgres(home, port("postgres"));
        postgres.prepare(secrets.file("pg-password"));
        start("postgres", postgres.command(), "tcp://127.0.0.1:" + port("postgres"));
        start("kafka", kafkaCommand(), "tcp://127.0.0.1:" + port("kafka"));
        Topics.ensure(LogAccess.plain(kafka()));
        for (ShippedProgram program : ShippedProgram.values()) {
            start(program);
        }
    }

    private List<String> kafkaCommand() {
        return JavaCommand.supervised(
                home,
                "kafka",
                "engine/standalone",
                "256m",
                KafkaBroker.class.getName(),
                home.folder("kafka").toString(),
                Integer.toString(port("kafka")),
                Integer.toString(Children.freePort()));
    }

    private void start(ShippedProgram program) {
        String name = program.label();
        int asked = program == ShippedProgram.SCORING ? metrics.getOrDefault(name, 0) : port(name);
        start(name, program.supervised(home), "http://127.0.0.1:" + asked + "/readyz");
    }

    private void start(String name, List<String> command, String health) {
        supervisor.start(new Program(
                name,
                command,
                environment(name),
                URI.create(health),
                home.logs().resolve(name + ".log")));
    }

    private Map<String, String> environment(String name) {
        Map<String, String> env = new HashMap<>();
        env.put("EVENHAND_VAR", home.var().toString());
        env.put("EVENHAND_KAFKA", kafka());
        env.put("EVENHAND_METRICS_PORT", Integer.toString(metrics.getOrDefault(name, 0)));
        env.put("EVENHAND_INTAKE_PORT", Integer.toString(port("intake")));
        env.put("EVENHAND_CASEWORK_PORT", Integer.toString(port("casework")));
        env.put("EVENHAND_EDGE_PORT", Integer.toString(port("edge")));
        env.put("EVENHAND_EDGE_NAME", "edge-1");
        env.put("EVENHAND_PUBLIC_URL", address("casework").toString());
        env.put("EVENHAND_FEED_URL", address("casework").toString());
        env.put("EVENHAND_INTAKE_URL", address("intake").toString());
        env.put("EVENHAND_PG_URL", "jdbc:postgresql://127.0.0.1:" + port("postgres") + "/evenhand");
        env.put("EVENHAND_SMTP", "127.0.0.1:" + mailbox.port());
        env.put("EVENHAND_SMTP_TLS", "off");
        env.put("EVENHAND_SMTP_FROM", "no-reply@platform.example");
        // nobody plays anything here, so no encoder is measured
        env.put("EVENHAND_FFMPEG", "/bin/false");
        return env;
    }

    /** How an account's holder is reached: a rule restricts nobody who was not told. */
    void introduce(Iterable<String> accounts) {
        CaseworkClient operator = CaseworkClient.asOperator(address("casework"), secrets.read("operator-token"));
        for (String account : accounts) {
            operator.ask(
                    "/api/v1/contacts",
                    Map.of("account", account, "language", "en", "mail", account + "@holders.example"));
        }
    }

    String kafka() {
        return "127.0.0.1:" + port("kafka");
    }

    URI address(String program) {
        return URI.create("http://127.0.0.1:" + port(program));
    }

    String intakeKey() {
        return secrets.read("demo-intake-key");
    }

    /** A figure of a program, over all its labels. */
    double figure(String program, String name) {
        return Health.read(URI.create("http://127.0.0.1:" + metrics.getOrDefault(program, 0) + "/metrics")).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** Seconds of processor that each program took since it started. */
    Map<String, Double> processor() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (String program : PROGRAMS) {
            seconds.put(
                    program,
                    PidFile.of(home, program).process().stream()
                                    .flatMap(root -> program.equals("postgres")
                                            ? Stream.concat(Stream.of(root), root.descendants())
                                            : Stream.of(root))
                                    .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                                    .mapToLong(Duration::toMillis)
                                    .sum()
                            / 1e3);
        }
        return seconds;
    }

    private int port(String program) {
        return ports.getOrDefault(program, 0);
    }

    @Override
    public void close() throws IOException {
        supervisor.close();
        mailbox.close();
    }
}
