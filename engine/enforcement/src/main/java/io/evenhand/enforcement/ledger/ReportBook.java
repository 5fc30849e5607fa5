// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reports about versions of the rules; written once. */
public final class ReportBook {
    private final Handle handle;

    ReportBook(Handle handle) {
        this.handle = handle;
    }

    /** Writes a report and returns its number. */
    public long add(ReportRow row) {
        return handle.createUpdate("insert into ruleset_reports (ruleset, baseline, made_by, made_at, body) "
                        + "values (:ruleset, :baseline, :by, :now, :body)")
                .bind("ruleset", row.ruleset())
                .bind("baseline", row.baseline())
                .bind("by", row.madeBy())
                .bind("now", Column.time(row.madeAt()))
                .bind("body", row.body())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    /** The report, or null. */
    public @Nullable ReportRow find(long id) {
        return handle.createQuery("select * from ruleset_reports where id = :id")
                .bind("id", id)
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    /** The reports about a version, newest first. */
    public List<ReportRow> of(String ruleset) {
        return handle.createQuery("select * from ruleset_reports where ruleset = :ruleset order by id desc limit 20")
                .bind("ruleset", ruleset)
                .map((row, context) -> row(row))
                .list();
    }

    private static ReportRow row(ResultSet row) throws SQLException {
        return new ReportRow(
                row.getLong("id"),
                row.getString("ruleset"),
                row.getString("baseline"),
                row.getString("made_by"),
                Column.instant(row, "made_at"),
                row.getString("body"));
    }
}
