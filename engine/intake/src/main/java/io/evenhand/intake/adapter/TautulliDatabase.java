// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.adapter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * Tautulli's database, opened for reading only.
 *
 * <p>A database in write-ahead mode cannot be opened without writing files beside it, unless one promises that nobody
 * changes it. That promise is made where it holds: without a write-ahead file beside it no program has it open.
 */
final class TautulliDatabase implements AutoCloseable {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int WRITE_VERSION_AT = 18;
    private static final int WRITE_AHEAD = 2;
    private static final int BUSY_MILLIS = 3_000;
    private static final Map<String, List<String>> NEEDED = Map.of(
            "users", List.of("user_id", "is_active", "is_admin", "is_home_user", "deleted_user"),
            "session_history",
                    List.of("id", "started", "stopped", "user_id", "ip_address", "paused_counter", "section_id"),
            "session_history_media_info", List.of("id", "transcode_decision"),
            "library_sections", List.of("section_id", "server_id"));

    private final Connection connection;
    private final String name;

    private TautulliDatabase(Connection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    /** Opens the file; an exception with one sentence if it is not such a database or cannot be read now. */
    static TautulliDatabase open(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            throw new ImportException("there is no file " + file);
        }
        byte[] header = header(file);
        if (header.length < MAGIC.length || !Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new ImportException(name + " is not a SQLite database");
        }
        TautulliDatabase database;
        try {
            database = new TautulliDatabase(connect(file, header), name);
        } catch (SQLException e) {
            throw unreadable(name, e);
        }
        try {
            database.checkSchema();
            return database;
        } catch (IOException e) {
            database.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw unreadable(name, e);
        }
    }

    List<TautulliRows.User> users() throws IOException {
        return rows(
                """
                SELECT u.user_id, u.is_admin, u.is_home_user, u.is_active, u.deleted_user,
                       MIN(h.started) AS first_play, MAX(MAX(h.started, IFNULL(h.stopped, 0))) AS last_play
                FROM users u LEFT JOIN session_history h ON h.user_id = u.user_id AND h.started > 0
                WHERE u.user_id IS NOT NULL
                GROUP BY u.user_id ORDER BY u.user_id""",
                row -> new TautulliRows.User(
                        row.getLong("user_id"),
                        row.getInt("is_admin") == 1,
                        row.getInt("is_home_user") == 1,
                        isFalse(row, "is_active") || row.getInt("deleted_user") == 1,
                        number(row, "first_play"),
                        number(row, "last_play")));
    }

    /** The playbacks in order of their start, one at a time. */
    void eachPlay(PlayReader reader) throws IOException {
        String query = """
                SELECT h.id, h.user_id, h.started, h.stopped, h.paused_counter, h.ip_address, m.transcode_decision,
                       (SELECT MIN(s.server_id) FROM library_sections s WHERE s.section_id = h.section_id) AS server
                FROM session_history h LEFT JOIN session_history_media_info m ON m.id = h.id
                ORDER BY h.started, h.id""";
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                reader.read(new TautulliRows.Play(
                        row.getLong("id"),
                        row.getLong("user_id"),
                        row.getLong("started"),
                        row.getLong("stopped"),
                        row.getLong("paused_counter"),
                        row.getString("ip_address"),
                        row.getString("transcode_decision"),
                        row.getString("server")));
            }
        } catch (SQLException e) {
            throw unreadable(name, e);
        }
    }

    /** The server that the database is about: the one most sections belong to, or a word for none. */
    String server() throws IOException {
        List<String> servers = rows(
                "SELECT server_id FROM library_sections WHERE server_id <> '' GROUP BY server_id ORDER BY COUNT(*) DESC",
                row -> row.getString(1));
        return servers.isEmpty() ? "unknown" : servers.get(0);
    }

    /** Takes playbacks one at a time. */
    interface PlayReader {
        void read(TautulliRows.Play play) throws IOException;
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> rows(String query, RowReader<T> reader) throws IOException {
        List<T> out = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                out.add(reader.read(row));
            }
            return out;
        } catch (SQLException e) {
            throw unreadable(name, e);
        }
    }

    private void checkSchema() throws IOException {
        for (Map.Entry<String, List<String>> table : NEEDED.entrySet()) {
            Set<String> columns =
                    new HashSet<>(rows("PRAGMA table_info(" + table.getKey() + ")", row -> row.getString("name")));
            for (String column : table.getValue()) {
                if (!columns.contains(column)) {
                    throw new ImportException(String.format(
                            Locale.ROOT,
                            "%s is a SQLite database, but not a Tautulli one that this version reads: it has no table %s with a column %s",
                            name,
                            table.getKey(),
                            column));
                }
            }
        }
    }

    private static Connection connect(Path file, byte[] header) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        boolean writeAhead = header.length > WRITE_VERSION_AT && header[WRITE_VERSION_AT] == WRITE_AHEAD;
        Path pending = file.resolveSibling(file.getFileName() + "-wal");
        String promise = writeAhead && Files.notExists(pending) ? "&immutable=1" : "";
        return config.createConnection("jdbc:sqlite:"
                + file.toAbsolutePath().toUri().toString().replace("file:///", "file:/") + "?mode=ro" + promise);
    }

    private static byte[] header(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(100);
        } catch (IOException e) {
            throw new ImportException(file + " cannot be read", e);
        }
    }

    private static ImportException unreadable(String name, SQLException e) {
        boolean busy = e.getErrorCode() == 5 || e.getErrorCode() == 6;
        return new ImportException(
                busy
                        ? name + " is locked by another program: stop that program, or import a copy of the file"
                        : name + " is damaged or cannot be read as a SQLite database",
                e);
    }

    private static boolean isFalse(ResultSet row, String column) throws SQLException {
        Long value = number(row, column);
        return value != null && value == 0;
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
