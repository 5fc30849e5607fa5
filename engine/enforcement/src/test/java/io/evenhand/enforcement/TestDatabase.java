// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement;

import io.evenhand.contract.audit.ActSeal;
import io.evenhand.enforcement.feed.FeedKeys;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.LedgerSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A fresh database in the one PostgreSQL server that a test run shares. */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String TEMPLATE = "migrated";
    /** Names the file with the key that acts are signed with; a child process gets its parent's. */
    public static final String KEY_PROPERTY = "evenhand.test.audit-key";

    public static final Path KEY_FILE = keyFile();
    /** What every act in tests is signed with. */
    public static final ActSeal SEAL = seal();

    private static EmbeddedPostgres server;

    private final String url;
    private final Ledger ledger;

    private static Path keyFile() {
        String given = System.getProperty(KEY_PROPERTY);
        try {
            return given != null
                    ? Path.of(given)
                    : Files.createTempDirectory("evenhand-test-key").resolve("audit-key");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ActSeal seal() {
        try {
            return new ActSeal(FeedKeys.loadOrCreate(KEY_FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TestDatabase() {
        String name = "t" + COUNT.incrementAndGet();
        url = create(name);
        ledger = open();
    }

    public String url() {
        return url;
    }

    public Ledger ledger() {
        return ledger;
    }

    /** Another ledger on the same database, as another process would have it. */
    public Ledger open() {
        return Ledger.open(new LedgerSettings(url, "postgres", "postgres", 4), SEAL);
    }

    /** What somebody with the database's own tools could do. */
    public void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of the first row, as text. */
    public String value(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    public long count(String table) throws SQLException {
        return Long.parseLong(value("select count(*) from " + table));
    }

    @Override
    public void close() {
        ledger.close();
    }

    private static synchronized String create(String name) {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofSeconds(60))
                        // the machine's power does not fail during a test, and nothing is read after it
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("jit", "off")
                        .start();
                execute("create database " + TEMPLATE);
                Ledger.open(new LedgerSettings(url(TEMPLATE), "postgres", "postgres", 2), SEAL)
                        .close();
            }
            execute("create database " + name + " template " + TEMPLATE);
            return url(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres"), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }
}
