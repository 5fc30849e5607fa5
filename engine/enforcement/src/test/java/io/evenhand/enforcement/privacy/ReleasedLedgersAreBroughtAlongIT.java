// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.contract.id.Sha256;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.TestDatabase;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.LedgerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A ledger of every released version, full of everything that can be kept about an account, is brought to today's form by
 * the program that opens it, and every row is still there with what it said.
 *
 * <p>A release is a folder under {@code released}: the number of its last migration, the digest of all migrations until
 * then, and its rows. {@code -Dreleased=VERSION} writes the one of today.
 */
class ReleasedLedgersAreBroughtAlongIT {
    private static final Path RELEASED = Path.of("src/test/resources/released");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A released ledger: its last migration, the digest of what made it, and its rows, a table's name and JSON each. */
    private record Release(String version, int schema, String digest, List<String[]> rows) {
        static Release read(Path folder) {
            try {
                JsonNode about = JSON.readTree(folder.resolve("release.json").toFile());
                return new Release(
                        folder.getFileName().toString(),
                        about.get("schema").asInt(),
                        about.get("migrations").asText(),
                        Files.readAllLines(folder.resolve("rows.tsv")).stream()
                                .map(line -> line.split("\t", 2))
                                .toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return version;
        }
    }

    static Stream<Release> releases() throws IOException {
        String version = System.getProperty("released");
        if (version != null) {
            write(version);
        }
        try (Stream<Path> folders = Files.list(RELEASED)) {
            return folders.sorted().map(Release::read).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void migrationsThatWereReleasedAreNeverChanged(Release release) throws IOException {
        assertEquals(release.digest(), digest(release.schema()), "a migration of " + release + " was edited");
    }

    @ParameterizedTest
    @MethodSource("releases")
    void everyRowIsStillThere(Release release) throws Exception {
        long tables = release.rows().stream().map(row -> row[0]).distinct().count();
        assertTrue(tables > 50, "rows in " + tables + " tables");
        try (TestDatabase server = new TestDatabase()) {
            server.sql("drop database if exists released", "create database released template template0");
            String url = server.url().replaceFirst("/[^/?]+(\\?|$)", "/released$1");
            Flyway.configure()
                    .dataSource(url, "postgres", "postgres")
                    .locations("classpath:db/migration")
                    .target(Integer.toString(release.schema()))
                    .load()
                    .migrate();
            try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres")) {
                fill(connection, release.rows());
            }
            Ledger.open(new LedgerSettings(url, "postgres", "postgres", 2), TestDatabase.SEAL)
                    .close();
            try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres")) {
                assertEquals(List.of(), missing(release.rows(), rows(connection)));
            }
        }
    }

    @Test
    void aRowThatLostAWordIsMissed() throws IOException {
        List<String[]> before = List.of(new String[][] {{"cases", "{\"id\":1,\"state\":\"OPEN\"}"}});
        List<String[]> after = List.of(new String[][] {{"cases", "{\"id\":1,\"state\":\"CLOSED\",\"new\":null}"}});
        assertEquals(1, missing(before, after).size());
        assertEquals(0, missing(before, before).size());
    }

    /** As a copy of a database is loaded: what belongs together is there in the end, and nothing is made besides. */
    private static void fill(Connection connection, List<String[]> rows) throws SQLException {
        Map<String, String> columns = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String table : rows.stream().map(row -> row[0]).distinct().toList()) {
                statement.execute("delete from " + table);
                // what is computed from other columns is computed again
                columns.put(
                        table,
                        String.join(
                                ", ",
                                column(
                                        connection,
                                        "select column_name from information_schema.columns where table_schema ="
                                                + " 'public' and is_generated = 'NEVER' and table_name = '" + table
                                                + "'")));
            }
        }
        for (String[] row : rows) {
            String named = columns.get(row[0]);
            try (PreparedStatement insert = connection.prepareStatement("insert into " + row[0] + " (" + named
                    + ") overriding system value select " + named + " from json_populate_record(null::" + row[0]
                    + ", ?::json)")) {
                insert.setString(1, row[1]);
                insert.execute();
            }
        }
    }

    /** Every table's rows; what Flyway keeps for itself is not ours. */
    private static List<String[]> rows(Connection connection) throws SQLException {
        // a time is written in the zone of whoever asks
        try (Statement statement = connection.createStatement()) {
            statement.execute("set time zone 'UTC'");
        }
        List<String[]> rows = new ArrayList<>();
        for (String table : column(
                connection,
                "select tablename from pg_tables where schemaname = 'public' and tablename <> 'flyway_schema_history'"
                        + " order by 1")) {
            for (String row : column(connection, "select row_to_json(t)::text from " + table + " t order by 1")) {
                rows.add(new String[] {table, row});
            }
        }
        return rows;
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                found.add(result.getString(1));
            }
        }
        return found;
    }

    /** The rows of which no later one says everything that they said; a column that is gone today is not asked for. */
    private static List<String> missing(List<String[]> before, List<String[]> after) throws IOException {
        TreeMap<String, List<JsonNode>> now = new TreeMap<>();
        for (String[] row : after) {
            now.computeIfAbsent(row[0], table -> new ArrayList<>()).add(JSON.readTree(row[1]));
        }
        List<String> missing = new ArrayList<>();
        for (String[] row : before) {
            JsonNode said = JSON.readTree(row[1]);
            if (now.getOrDefault(row[0], List.of()).stream().noneMatch(each -> isIn(said, each))) {
                missing.add(row[0] + " " + row[1]);
            }
        }
        return missing;
    }

    private static boolean isIn(JsonNode said, JsonNode row) {
        return said.properties().stream()
                .filter(field -> row.has(field.getKey()))
                .allMatch(field -> field.getValue().equals(row.get(field.getKey())));
    }

    private static String digest(int until) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file : files.filter(file -> number(file) <= until)
                    .sorted(Comparator.comparing(ReleasedLedgersAreBroughtAlongIT::number))
                    .toList()) {
                all.append(file.getFileName()).append('\n').append(Files.readString(file));
            }
        }
        return Sha256.hex(all.toString().getBytes(UTF_8));
    }

    private static int number(Path file) {
        String name = file.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    private static void write(String version) throws IOException {
        int newest;
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            newest = files.mapToInt(ReleasedLedgersAreBroughtAlongIT::number)
                    .max()
                    .orElseThrow();
        }
        try (Office office = new Office();
                Connection connection = DriverManager.getConnection(office.database.url(), "postgres", "postgres")) {
            Canary.live(office);
            Path folder = Files.createDirectories(RELEASED.resolve(version));
            Files.writeString(
                    folder.resolve("release.json"),
                    JSON.createObjectNode()
                                    .put("schema", newest)
                                    .put("migrations", digest(newest))
                                    .toPrettyString()
                            + "\n");
            Files.write(
                    folder.resolve("rows.tsv"),
                    rows(connection).stream().map(row -> row[0] + "\t" + row[1]).toList());
        } catch (Exception e) {
            throw new IOException("the release cannot be written", e);
        }
    }
}
