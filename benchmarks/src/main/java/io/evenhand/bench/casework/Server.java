// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.casework;

import io.evenhand.bench.program.Children;
import io.evenhand.contract.audit.ActSeal;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.LedgerSettings;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** The product's own PostgreSQL as a child process with the product's settings: every commit is on the disk. */
final class Server implements AutoCloseable {
    private static final String OWNER = "evenhand";
    private static final String PASSWORD = "benchmark";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final String url;

    private Server(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static Server start(Path folder) throws IOException, InterruptedException {
        Path password = Files.writeString(Files.createDirectories(folder).resolve("pg-password"), PASSWORD);
        int port = Children.freePort();
        Postgres postgres = new Postgres(new Home(folder, folder.toAbsolutePath()), port);
        postgres.prepare(password.toAbsolutePath());
        Process process = new ProcessBuilder(postgres.command())
                .redirectErrorStream(true)
                .redirectOutput(postgres.log().toFile())
                .start();
        Server server = new Server(process, "jdbc:postgresql://127.0.0.1:" + port + "/evenhand");
        server.await();
        return server;
    }

    Ledger ledger() {
        try {
            return ledger(new ActSeal(KeyPairGenerator.getInstance("Ed25519").generateKeyPair()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java from 15 on has Ed25519", e);
        }
    }

    Ledger ledger(ActSeal seal) {
        return Ledger.open(new LedgerSettings(url, OWNER, PASSWORD, 4), seal);
    }

    /** Where another program finds it, under the name and with the password that its settings ask for. */
    Map<String, String> environment(Path folder) {
        return Map.of(
                "EVENHAND_PG_URL",
                url,
                "EVENHAND_PG_USER",
                OWNER,
                "EVENHAND_PG_PASSWORD_FILE",
                folder.resolve("pg-password").toAbsolutePath().toString());
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, OWNER, PASSWORD);
    }

    private void await() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Connection connection = connect()) {
                if (connection.isValid(1)) {
                    return;
                }
            } catch (SQLException e) {
                if (System.nanoTime() > deadline || !process.isAlive()) {
                    throw new IllegalStateException("PostgreSQL does not start", e);
                }
            }
            Thread.sleep(100);
        }
    }

    @Override
    public void close() {
        Children.end(process, PATIENCE);
    }
}
