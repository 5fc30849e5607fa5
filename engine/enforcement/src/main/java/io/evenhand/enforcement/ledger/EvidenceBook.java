// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Evidence that people gathered, who checked it, and what people outside told us. */
public final class EvidenceBook {
    private final Handle handle;

    EvidenceBook(Handle handle) {
        this.handle = handle;
    }

    public void add(EvidenceRow row) {
        handle.createUpdate(
                        "insert into evidence_items (id, case_id, account, kind, sha256, source, summary, "
                                + "observed_on, terms, basis, keep_until, report, collected_by, collected_at) values (:id, :case, "
                                + ":account, :kind, :sha256, :source, :summary, :observed, :terms, :basis, :keep, :report, :by, :at)")
                .bind("id", row.id())
                .bind("case", row.caseId().value())
                .bind("account", row.account().value())
                .bind("kind", row.kind().name())
                .bind("sha256", row.sha256())
                .bind("source", row.source())
                .bind("summary", row.summary())
                .bind("observed", row.observedOn())
                .bind("terms", row.terms())
                .bind("basis", row.basis().name())
                .bind("keep", Column.time(row.keepUntil()))
                .bind("report", row.report())
                .bind("by", row.collectedBy())
                .bind("at", Column.time(row.collectedAt()))
                .execute();
    }

    /** Somebody who did not collect it checked it, and considered whether it was planted. */
    public void verify(EvidenceRow row, String staff, String ownCheck, String planted, Instant now) {
        handle.createUpdate(
                        "insert into evidence_verifications (evidence, collected_by, staff, own_check, planted, at) "
                                + "values (:id, :collector, :staff, :check, :planted, :now)")
                .bind("id", row.id())
                .bind("collector", row.collectedBy())
                .bind("staff", staff)
                .bind("check", ownCheck)
                .bind("planted", planted)
                .bind("now", Column.time(now))
                .execute();
    }

    public Set<String> verifiers(String id) {
        return handle.createQuery("select staff from evidence_verifications where evidence = :id")
                .bind("id", id)
                .mapTo(String.class)
                .set();
    }

    /** Who checked something in a case, the first first: the item's name and the person's. */
    public List<Check> checks(CaseId id) {
        return handle.createQuery("select v.evidence, v.staff, v.at from evidence_verifications v "
                        + "join evidence_items e on e.id = v.evidence where e.case_id = :id order by v.at, v.staff")
                .bind("id", id.value())
                .map((row, context) ->
                        new Check(row.getString("evidence"), row.getString("staff"), Column.instant(row, "at")))
                .list();
    }

    /** Somebody checked a piece of evidence. */
    public record Check(String evidence, String staff, Instant at) {}

    public void verified(String id, Instant now) {
        handle.createUpdate("update evidence_items set verified_at = :now where id = :id")
                .bind("id", id)
                .bind("now", Column.time(now))
                .execute();
    }

    public void withdraw(String id, String staff, String why, Instant now) {
        handle.createUpdate(
                        "update evidence_items set withdrawn_at = :now, withdrawn_by = :staff, withdrawn_why = :why "
                                + "where id = :id")
                .bind("id", id)
                .bind("staff", staff)
                .bind("why", why)
                .bind("now", Column.time(now))
                .execute();
    }

    /** The evidence, or null. */
    public @Nullable EvidenceRow find(String id) {
        return handle.createQuery("select * from evidence_items where id = :id")
                .bind("id", id)
                .map((row, context) -> item(row))
                .findOne()
                .orElse(null);
    }

    /** Whether there is evidence in a case that two people verified and nobody withdrew. */
    public boolean isProven(CaseId id) {
        return handle.createQuery("select exists (select from evidence_items where case_id = :id "
                        + "and verified_at is not null and withdrawn_at is null)")
                .bind("id", id.value())
                .mapTo(Boolean.class)
                .one();
    }

    /** The evidence in a case, the oldest first. */
    public List<EvidenceRow> of(CaseId id) {
        return handle.createQuery("select * from evidence_items where case_id = :id order by collected_at, id")
                .bind("id", id.value())
                .map((row, context) -> item(row))
                .list();
    }

    /** @param reporter how to reach who told us, kept apart from what account holders and viewers see; or null */
    public void report(ThirdPartyReportRow row, @Nullable String reporter) {
        AccountId account = row.account();
        handle.createUpdate("insert into reports (id, receipt, account, words, reporter, received_at) "
                        + "values (:id, :receipt, :account, :words, :reporter, :at)")
                .bind("id", row.id())
                .bind("receipt", row.receipt())
                .bind("account", account == null ? null : account.value())
                .bind("words", row.words())
                .bind("reporter", reporter)
                .bind("at", Column.time(row.receivedAt()))
                .execute();
    }

    public void closeReport(String id, ThirdPartyReportRow.Outcome outcome, String staff, String why, Instant now) {
        handle.createUpdate("update reports set outcome = :outcome, closed_by = :staff, closed_why = :why, "
                        + "closed_at = :now where id = :id and outcome is null")
                .bind("id", id)
                .bind("outcome", outcome.name())
                .bind("staff", staff)
                .bind("why", why)
                .bind("now", Column.time(now))
                .execute();
    }

    /** The report with this name, locked until the transaction ends; or null. */
    public @Nullable ThirdPartyReportRow lockReport(String id) {
        return handle.createQuery("select * from reports where id = :id for update")
                .bind("id", id)
                .map((row, context) -> report(row))
                .findOne()
                .orElse(null);
    }

    /** What the holder of a receipt asks about, or null. */
    public @Nullable ThirdPartyReportRow byReceipt(String receipt) {
        return handle.createQuery("select * from reports where receipt = :receipt")
                .bind("receipt", receipt)
                .map((row, context) -> report(row))
                .findOne()
                .orElse(null);
    }

    /** Reports without an outcome, the oldest first. */
    public List<ThirdPartyReportRow> openReports(int limit) {
        return handle.createQuery("select * from reports where outcome is null order by received_at, id limit :limit")
                .bind("limit", limit)
                .map((row, context) -> report(row))
                .list();
    }

    static EvidenceRow item(ResultSet row) throws SQLException {
        return new EvidenceRow(
                row.getString("id"),
                new CaseId(row.getString("case_id")),
                new AccountId(row.getString("account")),
                EvidenceRow.Kind.valueOf(row.getString("kind")),
                row.getString("sha256"),
                row.getString("source"),
                row.getString("summary"),
                row.getObject("observed_on", LocalDate.class),
                row.getString("terms"),
                EvidenceRow.Basis.valueOf(row.getString("basis")),
                Column.instant(row, "keep_until"),
                row.getString("report"),
                row.getString("collected_by"),
                Column.instant(row, "collected_at"),
                Column.instantOrNull(row, "verified_at"),
                Column.instantOrNull(row, "withdrawn_at"));
    }

    private static ThirdPartyReportRow report(ResultSet row) throws SQLException {
        String account = row.getString("account");
        String outcome = row.getString("outcome");
        return new ThirdPartyReportRow(
                row.getString("id"),
                row.getString("receipt"),
                account == null ? null : new AccountId(account),
                row.getString("words"),
                Column.instant(row, "received_at"),
                outcome == null ? null : ThirdPartyReportRow.Outcome.valueOf(outcome),
                row.getString("closed_why"));
    }
}
