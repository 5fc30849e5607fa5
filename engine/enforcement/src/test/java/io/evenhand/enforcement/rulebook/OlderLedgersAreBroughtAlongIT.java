// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.rulebook;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.TestDatabase;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.LedgerSettings;
import io.evenhand.enforcement.ledger.ReportRow;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A ledger of an older program keeps its versions and terms; its reports name nobody any more and are too little to act on. */
class OlderLedgersAreBroughtAlongIT {
    private static final String OLD = "sha256:" + "a".repeat(64);
    private static final String TERM =
            "insert into ruleset_terms (ruleset, origin, stage, begun_by, statement, key_id, "
                    + "signature, began_at) values ('" + OLD
                    + "', 'DEPLOYMENT', 'ACTIVE', 'clara', 's', 'k', 's', now())";

    @Test
    void reportsLoseTheirExamplesAndTermsStayAsTheyWereSigned() throws Exception {
        try (TestDatabase server = new TestDatabase()) {
            server.sql("create database older template template0");
            String url = server.url().replaceFirst("/[^/?]+(\\?|$)", "/older$1");
            Flyway.configure()
                    .dataSource(url, "postgres", "postgres")
                    .locations("classpath:db/migration")
                    .target("41")
                    .load()
                    .migrate();
            sql(
                    url,
                    "insert into rulesets (hash, origin, body, recorded_at) values ('" + OLD
                            + "', 'DEPLOYMENT', 'x', now())",
                    "insert into ruleset_reports (ruleset, baseline, made_by, made_at, body) values ('" + OLD + "', '"
                            + OLD + "', 'pia', now(), '{\"accounts\":3,\"examples\":[{\"account\":\"acc-9\"}]}')",
                    TERM);
            try (Ledger ledger = Ledger.open(new LedgerSettings(url, "postgres", "postgres", 2), TestDatabase.SEAL)) {
                ReportRow report = ledger.inTransaction(books -> books.reports().find(1));
                assertFalse(report.body().contains("acc-9"), report.body());
                assertTrue(report.body().contains("\"accounts\": 3"), report.body());
                assertNull(report.coverage());
                sql(url, "update ruleset_terms set ended_at = now(), ended_by = 'clara'");
                SQLException refused = assertThrows(SQLException.class, () -> sql(url, TERM));
                assertTrue(
                        refused.getMessage().contains("nothing_judges_without_report_and_two_people"),
                        refused.getMessage());
            }
        }
    }

    private static void sql(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}
