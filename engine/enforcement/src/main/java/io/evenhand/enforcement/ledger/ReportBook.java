// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
        ReportRow.Coverage coverage = row.coverage();
        return handle.createUpdate("insert into ruleset_reports (ruleset, baseline, made_by, made_at, body, "
                        + "covers_from, covers_until, assessments, stored, reached) values (:ruleset, :baseline, :by, :now, :body, "
                        + ":from, :until, :assessments, :stored, :reached)")
                .bind("ruleset", row.ruleset())
                .bind("baseline", row.baseline())
                .bind("by", row.madeBy())
                .bind("now", Column.time(row.madeAt()))
                .bind("body", row.body())
                .bind("from", coverage == null ? null : Column.time(coverage.from()))
                .bind("until", coverage == null ? null : Column.time(coverage.until()))
                .bind("assessments", coverage == null ? null : coverage.assessments())
                .bind("stored", coverage == null ? null : coverage.stored())
                .bind("reached", coverage == null ? null : coverage.reached())
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

    /** The number of the newest report about a version, or null. */
    public @Nullable Long newest(String ruleset) {
        return handle.createQuery("select id from ruleset_reports where ruleset = :ruleset order by id desc limit 1")
                .bind("ruleset", ruleset)
                .mapTo(Long.class)
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
                coverage(row),
                row.getString("body"));
    }

    private static ReportRow.@Nullable Coverage coverage(ResultSet row) throws SQLException {
        Instant from = Column.instantOrNull(row, "covers_from");
        return from == null
                ? null
                : new ReportRow.Coverage(
                        from,
                        Column.instant(row, "covers_until"),
                        row.getLong("assessments"),
                        row.getLong("stored"),
                        row.getObject("reached", Long.class));
    }

    /** Writes beside a report which accounts come out otherwise, as JSON, in the order of the report. */
    public void name(long report, List<Named> accounts) {
        for (int place = 0; place < accounts.size(); place++) {
            Named each = accounts.get(place);
            handle.createUpdate("insert into ruleset_report_examples (report, place, account, body) "
                            + "values (:report, :place, :account, :body)")
                    .bind("report", report)
                    .bind("place", place)
                    .bind("account", each.account().value())
                    .bind("body", each.body())
                    .execute();
        }
    }

    /** The accounts beside a report that are not forgotten, in their order. */
    public List<Named> named(long report) {
        return handle.createQuery(
                        "select account, body from ruleset_report_examples where report = :report order by place")
                .bind("report", report)
                .map((row, context) -> new Named(new AccountId(row.getString("account")), row.getString("body")))
                .list();
    }

    /** An account beside a report; it goes with the account. */
    public record Named(AccountId account, String body) {}
}
