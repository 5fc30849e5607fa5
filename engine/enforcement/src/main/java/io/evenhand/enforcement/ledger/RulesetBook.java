// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.enforcement.ledger.TermRow.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Versions of the rules, who agreed to them, and when they did what. */
public final class RulesetBook {
    /** Any constant will do: it names the lock that puts changes of what is in force in a row. */
    private static final long LOCK = 0x72_75_6c_65_73L;

    private final Handle handle;

    RulesetBook(Handle handle) {
        this.handle = handle;
    }

    /** Waits until no other transaction changes what is in force, and keeps it so until this one ends. */
    public void lock() {
        handle.execute("select pg_advisory_xact_lock(?)", LOCK);
    }

    /** Writes a version that is not there yet, or the text of one that was not kept; false if all is there. */
    public boolean record(RulesetRow row) {
        return handle.createUpdate("insert into rulesets (hash, origin, body, author, why, recorded_at) "
                                + "values (:hash, :origin, :body, :author, :why, :now) on conflict (hash) do update "
                                + "set origin = excluded.origin, body = excluded.body, author = excluded.author, "
                                + "why = excluded.why where rulesets.origin = 'BEFORE'")
                        .bind("hash", row.hash())
                        .bind("origin", row.origin().name())
                        .bind("body", row.body())
                        .bind("author", row.author())
                        .bind("why", row.why())
                        .bind("now", Column.time(row.recordedAt()))
                        .execute()
                == 1;
    }

    /** The version, or null. */
    public @Nullable RulesetRow find(String hash) {
        return handle.createQuery("select * from rulesets where hash = :hash")
                .bind("hash", hash)
                .map((row, context) -> ruleset(row))
                .findOne()
                .orElse(null);
    }

    /** All versions, newest first. */
    public List<RulesetRow> all() {
        return handle.createQuery("select * from rulesets order by recorded_at desc, hash")
                .map((row, context) -> ruleset(row))
                .list();
    }

    /** Whether nothing ever decided here: no version was ever active, and none judged before texts were kept. */
    public boolean isUntouched() {
        return handle.createQuery("select not exists (select from ruleset_terms where stage = 'ACTIVE') "
                        + "and not exists (select from rulesets where origin = 'BEFORE')")
                .mapTo(Boolean.class)
                .one();
    }

    /** Writes by what the rules of a version are known again. */
    public void describe(String hash, List<RuleKeyRow> rules) {
        for (RuleKeyRow each : rules) {
            handle.createUpdate("insert into ruleset_rules (ruleset, rule, meaning, limits) "
                            + "values (:ruleset, :rule, :meaning, :limits) on conflict do nothing")
                    .bind("ruleset", hash)
                    .bind("rule", each.rule())
                    .bind("meaning", each.meaning())
                    .bind("limits", each.limits())
                    .execute();
        }
    }

    /** By what the rules of a version are known again; none if nobody described it. */
    public List<RuleKeyRow> described(String hash) {
        return handle.createQuery("select rule, meaning, limits from ruleset_rules where ruleset = :hash order by rule")
                .bind("hash", hash)
                .map((row, context) ->
                        new RuleKeyRow(row.getString("rule"), row.getString("meaning"), row.getBoolean("limits")))
                .list();
    }

    public void approve(ApprovalRow row) {
        handle.createUpdate("insert into ruleset_approvals (ruleset, author, approver, report, reason, approved_at) "
                        + "values (:ruleset, :author, :approver, :report, :reason, :now)")
                .bind("ruleset", row.ruleset())
                .bind("author", row.author())
                .bind("approver", row.approver())
                .bind("report", row.report())
                .bind("reason", row.reason())
                .bind("now", Column.time(row.approvedAt()))
                .execute();
    }

    /** The newest approval of a version, or null. */
    public @Nullable ApprovalRow approval(String hash) {
        return handle.createQuery("select * from ruleset_approvals where ruleset = :hash order by id desc limit 1")
                .bind("hash", hash)
                .map((row, context) -> new ApprovalRow(
                        row.getString("ruleset"),
                        row.getString("author"),
                        row.getString("approver"),
                        row.getLong("report"),
                        row.getString("reason"),
                        Column.instant(row, "approved_at")))
                .findOne()
                .orElse(null);
    }

    /** Writes that a version begins to do something; returns the term's number. */
    public long begin(TermRow row) {
        return handle.createUpdate("""
                        insert into ruleset_terms (ruleset, origin, stage, percent, author, approver, report, rests_on,
                          waiver, begun_by,
                          statement, key_id, signature, began_at)
                        values (:ruleset, :origin, :stage, :percent, :author, :approver, :report, :rests,
                          :waiver, :by,
                          :statement, :key, :signature, :now)
                        """)
                .bind("ruleset", row.ruleset())
                .bind("origin", row.origin().name())
                .bind("stage", row.stage().name())
                .bind("percent", row.percent())
                .bind("author", row.author())
                .bind("approver", row.approver())
                .bind("report", row.report())
                .bind("rests", row.restsOn())
                .bind("waiver", row.waiver())
                .bind("by", row.begunBy())
                .bind("statement", row.statement())
                .bind("key", row.keyId())
                .bind("signature", row.signature())
                .bind("now", Column.time(row.beganAt()))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    /** Ends what runs at a stage; returns it, or null if nothing did. */
    public @Nullable TermRow end(Stage stage, String by, Instant now) {
        return handle.createQuery("update ruleset_terms set ended_at = :now, ended_by = :by "
                        + "where stage = :stage and ended_at is null returning *")
                .bind("stage", stage.name())
                .bind("by", by)
                .bind("now", Column.time(now))
                .map((row, context) -> term(row))
                .findOne()
                .orElse(null);
    }

    /** What runs now. */
    public List<TermRow> running() {
        return handle.createQuery("select * from ruleset_terms where ended_at is null order by id")
                .map((row, context) -> term(row))
                .list();
    }

    /** What runs at a stage now, or null. */
    public @Nullable TermRow running(Stage stage) {
        return running().stream()
                .filter(term -> term.stage() == stage)
                .findFirst()
                .orElse(null);
    }

    /** All that ever was active and ended, newest first. */
    public List<TermRow> past() {
        return handle.createQuery(
                        "select * from ruleset_terms where stage = 'ACTIVE' and ended_at is not null order by id desc")
                .map((row, context) -> term(row))
                .list();
    }

    /** All that a version ever did, in order. */
    public List<TermRow> terms(String hash) {
        return handle.createQuery("select * from ruleset_terms where ruleset = :hash order by id")
                .bind("hash", hash)
                .map((row, context) -> term(row))
                .list();
    }

    private static RulesetRow ruleset(ResultSet row) throws SQLException {
        return new RulesetRow(
                row.getString("hash"),
                RulesetRow.Origin.valueOf(row.getString("origin")),
                row.getString("body"),
                row.getString("author"),
                row.getString("why"),
                Column.instant(row, "recorded_at"));
    }

    private static TermRow term(ResultSet row) throws SQLException {
        Long percent = Column.longOrNull(row, "percent");
        return new TermRow(
                row.getLong("id"),
                row.getString("ruleset"),
                RulesetRow.Origin.valueOf(row.getString("origin")),
                Stage.valueOf(row.getString("stage")),
                percent == null ? null : Math.toIntExact(percent),
                row.getString("author"),
                row.getString("approver"),
                Column.longOrNull(row, "report"),
                Column.longOrNull(row, "rests_on"),
                Column.longOrNull(row, "waiver"),
                row.getString("begun_by"),
                row.getString("statement"),
                row.getString("key_id"),
                row.getString("signature"),
                Column.instant(row, "began_at"),
                Column.instantOrNull(row, "ended_at"),
                row.getString("ended_by"));
    }
}
