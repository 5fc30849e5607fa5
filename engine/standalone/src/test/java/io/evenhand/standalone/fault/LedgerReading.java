// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.fault;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What stands in a scene's ledger, asked of PostgreSQL itself and not of the program that is under test. */
final class LedgerReading {
    private static final String NOTHING_WAITS = """
            select (select count(*) from outbox where sent_at is null)
                 + (select count(*) from letters where sent_at is null)
                 + (select count(*) from messages where next_at is not null)""";

    private LedgerReading() {}

    static Connection open(Scene scene) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + scene.port(Part.POSTGRES)
                + "/evenhand?connectTimeout=2&socketTimeout=20";
        return DriverManager.getConnection(url, "evenhand", scene.secrets().read("pg-password"));
    }

    /** The rows that a query answers, each with its columns in one line. */
    static List<String> lines(Scene scene, String query) throws SQLException {
        try (Connection ledger = open(scene);
                Statement statement = ledger.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> lines = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> words = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    words.add(String.valueOf(rows.getString(i)));
                }
                lines.add(String.join(" ", words));
            }
            return lines;
        }
    }

    /** How much is still to be sent to anybody. */
    static long waiting(Scene scene) throws SQLException {
        return Long.parseLong(lines(scene, NOTHING_WAITS).get(0));
    }
}
