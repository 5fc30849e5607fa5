// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes tables of text into a SQLite database that the person can open with any program for it. */
public final class SqliteFile {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,99}");

    private SqliteFile() {}

    /** Creates {@code file}, which must not exist, with one table for each element. */
    public static void write(Path file, List<SliceRows> tables) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            connection.setAutoCommit(false);
            for (SliceRows table : tables) {
                create(connection, table);
                insert(connection, table);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("the SQLite file could not be written", e);
        }
    }

    private static void create(Connection connection, SliceRows table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table " + quoted(table.table()) + " ("
                    + table.columns().stream()
                            .map(name -> quoted(name) + " text")
                            .collect(Collectors.joining(", "))
                    + ")");
        }
    }

    private static void insert(Connection connection, SliceRows table) throws SQLException {
        String marks = String.join(", ", Collections.nCopies(table.columns().size(), "?"));
        try (PreparedStatement insert =
                connection.prepareStatement("insert into " + quoted(table.table()) + " values (" + marks + ")")) {
            for (List<@Nullable String> row : table.rows()) {
                for (int each = 0; each < row.size(); each++) {
                    insert.setString(each + 1, row.get(each));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String quoted(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("malformed name of a table or column");
        }
        return '"' + name + '"';
    }
}
