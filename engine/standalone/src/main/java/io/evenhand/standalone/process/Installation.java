// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import io.evenhand.contract.log.LogAccess;
import io.evenhand.intake.log.Topics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Everything on one machine: which programs there are, what they are told, and in which order they start. */
public final class Installation {
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final Home home;
    private final Ports ports;
    private final Secrets secrets;
    private final Supervisor supervisor;
    private final @Nullable Demonstration demonstration;

    public Installation(Home home, Ports ports, Supervisor.Narrator narrator) {
        this(home, ports, narrator, null);
    }

    /** @param demonstration what a demonstration has besides, or null if this is none */
    public Installation(Home home, Ports ports, Supervisor.Narrator narrator, @Nullable Demonstration demonstration) {
        this.home = home;
        this.ports = ports;
        this.demonstration = demonstration;
        this.secrets = new Secrets(home);
        this.supervisor = new Supervisor(home, narrator);
    }

    public Secrets secrets() {
        return secrets;
    }

    public Ports ports() {
        return ports;
    }

    public String kafka() {
        return "127.0.0.1:" + ports.kafka();
    }

    /** How the log is reached from this machine, which is the only one that it serves. */
    public LogAccess log() {
        return LogAccess.plain(kafka());
    }

    public URI intake() {
        return http(ports.intake(), "");
    }

    public URI casework() {
        return http(ports.casework(), "");
    }

    public URI edge() {
        return http(ports.edge(), "");
    }

    /** Refuses in one sentence if something is in the way of {@link #start()}. */
    public void preflight() {
        supervisor.refuseIfRunning();
        Supervisor.stopLeftovers(home);
        Preflight.check(home, ports);
    }

    /** Starts every program that is not there yet and returns when all are well; on a refusal nothing is left running. */
    public void start() {
        supervisor.claim();
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "stop-everything"));
        try {
            Preflight.check(home, ports);
            mark();
            JavaCommand.forgetPinned(home);
            secrets.ensure();
            Postgres postgres = new Postgres(home, ports.postgres());
            postgres.prepare(secrets.file("pg-password"));
            start("postgres", postgres.command());
            start("kafka", kafkaCommand());
            Topics.ensure(log());
            for (ShippedProgram program : ShippedProgram.values()) {
                start(program.label(), program.supervised(home));
            }
        } catch (RuntimeException e) {
            supervisor.close();
            throw e;
        }
    }

    /** Says whether this is a demonstration; what a demonstration dated ahead must not come alive as anything else. */
    private void mark() {
        if (demonstration != null) {
            demonstration.mark(home);
        } else if (Demonstration.daysAhead(home) > 0) {
            throw new Refusal("the clock of this data was moved ahead in a demonstration: start it with "
                    + "'./evenhand demo', or set EVENHAND_VAR to another folder");
        } else {
            Demonstration.unmark(home);
        }
    }

    /** Stops everything. */
    public void stop() {
        supervisor.close();
    }

    private List<String> kafkaCommand() {
        return JavaCommand.supervised(
                home,
                "kafka",
                "engine/standalone",
                "256m",
                KafkaBroker.class.getName(),
                home.var().resolve("kafka").toString(),
                Integer.toString(ports.kafka()),
                Integer.toString(ports.kafkaController()));
    }

    private void start(String name, List<String> command) {
        List<String> words = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            // a session of its own: Ctrl-C in the terminal reaches the supervisor only, which then stops all in order
            words.add(SETSID.toString());
        }
        words.addAll(command);
        URI health = Objects.requireNonNull(health(ports).get(name));
        supervisor.start(
                new Program(name, words, environment(name), health, home.logs().resolve(name + ".log")));
    }

    private Map<String, String> environment(String name) {
        Map<String, String> env = new HashMap<>();
        env.put("EVENHAND_VAR", home.var().toString());
        env.put("EVENHAND_KAFKA", kafka());
        env.put("EVENHAND_INTAKE_PORT", Integer.toString(ports.intake()));
        env.put("EVENHAND_CASEWORK_PORT", Integer.toString(ports.casework()));
        env.put("EVENHAND_EDGE_PORT", Integer.toString(ports.edge()));
        // the name that the token of the feed was made for
        env.put("EVENHAND_EDGE_NAME", "edge-1");
        env.put("EVENHAND_PUBLIC_URL", casework().toString());
        env.put("EVENHAND_FEED_URL", casework().toString());
        env.put("EVENHAND_INTAKE_URL", intake().toString());
        env.put("EVENHAND_PG_URL", "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/evenhand");
        int metrics = ports.firstMetrics();
        for (ShippedProgram program : ShippedProgram.values()) {
            if (program.label().equals(name)) {
                env.put("EVENHAND_METRICS_PORT", Integer.toString(metrics));
            }
            metrics++;
        }
        if (demonstration != null) {
            env.putAll(demonstration.environment(home));
        }
        env.put("EVENHAND_ASN_TABLE", networks().toString());
        return env;
    }

    /** What programs know about networks: those of the demonstration, else the folder of what was and will be imported. */
    private Path networks() {
        Path demo = home.var().resolve("demo").resolve("networks.tsv");
        if (Files.exists(demo)) {
            return demo;
        }
        try {
            return Files.createDirectories(home.var().resolve("asn"));
        } catch (IOException e) {
            throw new Refusal("the folder of the data about networks cannot be made: " + e.getMessage());
        }
    }

    /** Where each program says whether it is well, in the order in which they start. */
    public static Map<String, URI> health(Ports ports) {
        Map<String, URI> health = new LinkedHashMap<>();
        health.put("postgres", tcp(ports.postgres()));
        health.put("kafka", tcp(ports.kafka()));
        health.put("intake", http(ports.intake(), "/readyz"));
        health.put("scoring", http(ports.firstMetrics() + 1, "/readyz"));
        health.put("casework", http(ports.casework(), "/readyz"));
        health.put("edge", http(ports.edge(), "/readyz"));
        return health;
    }

    private static URI http(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static URI tcp(int port) {
        return URI.create("tcp://127.0.0.1:" + port);
    }
}
