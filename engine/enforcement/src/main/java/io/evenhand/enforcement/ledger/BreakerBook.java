// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.enforcement.ledger.BreakerRow.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Breakers, and the counts they are tripped by. */
public final class BreakerBook {
    private static final String BY_RULES =
            "from decisions d where d.origin = 'RULE' and d.ruleset = :ruleset and d.delivered_at > :since "
                    + "and (cast(:rule as text) is null or exists (select from decision_rules r "
                    + "where r.decision = d.id and r.rule = :rule)) ";

    /** Rules of the name of the one in question, or that mean the same, in whatever version. */
    private static final String ALIKE =
            "(x.rule = :rule or exists (select from ruleset_rules mine join ruleset_rules other "
                    + "on other.meaning = mine.meaning where mine.ruleset = :ruleset and mine.rule = :rule "
                    + "and other.ruleset = x.ruleset and other.rule = x.rule))";

    private final Handle handle;
    private final AuditBook audit;

    BreakerBook(Handle handle, AuditBook audit) {
        this.handle = handle;
        this.audit = audit;
    }

    /** Notes which rules a restriction rests on. */
    public void restsOn(DecisionId decision, String ruleset, List<String> rules) {
        for (String rule : rules) {
            handle.createUpdate("insert into decision_rules (decision, ruleset, rule) values (:id, :ruleset, :rule)")
                    .bind("id", decision.value())
                    .bind("ruleset", ruleset)
                    .bind("rule", rule)
                    .execute();
        }
    }

    /** The rules a restriction rests on, by name. */
    public List<String> rulesOf(DecisionId decision) {
        return handle.createQuery("select rule from decision_rules where decision = :id order by rule")
                .bind("id", decision.value())
                .mapTo(String.class)
                .list();
    }

    /** Trips a breaker and notes it in the audit log; false if one of its kind is open already. */
    public boolean trip(BreakerRow row) {
        int written = handle.createUpdate("""
                        insert into breakers (ruleset, rule, kind, hits, trials, expected, lower_bound, upper_bound, detail,
                          tripped_at)
                        values (:ruleset, :rule, :kind, :hits, :trials, :expected, :lower, :upper, :detail, :now)
                        on conflict do nothing
                        """)
                .bind("ruleset", row.ruleset())
                .bind("rule", row.rule())
                .bind("kind", row.kind().name())
                .bind("hits", row.hits())
                .bind("trials", row.trials())
                .bind("expected", row.expected())
                .bind("lower", row.lower())
                .bind("upper", row.upper())
                .bind("detail", row.detail())
                .bind("now", Column.time(row.trippedAt()))
                .execute();
        if (written == 1) {
            String what = row.rule() == null ? "" : " rule " + row.rule();
            audit.append(
                    row.trippedAt(),
                    "breaker",
                    "breaker.tripped",
                    "ruleset:" + row.ruleset(),
                    row.kind().name().toLowerCase(Locale.ROOT) + what + ": " + row.detail());
        }
        return written == 1;
    }

    /** Releases a breaker on a person's word; false if it is not open. */
    public boolean release(long id, String by, String reason, Instant now) {
        int changed = handle.createUpdate("update breakers set released_at = :now, released_by = :by, "
                        + "release_reason = :reason where id = :id and released_at is null")
                .bind("id", id)
                .bind("by", by)
                .bind("reason", reason)
                .bind("now", Column.time(now))
                .execute();
        if (changed == 1) {
            audit.append(now, by, "breaker.released", "breaker:" + id, reason);
        }
        return changed == 1;
    }

    /** Breakers that nobody has released, oldest first. */
    public List<BreakerRow> open() {
        return handle.createQuery("select * from breakers where released_at is null order by id")
                .map((row, context) -> row(row))
                .list();
    }

    /** All that ever tripped, newest first. */
    public List<BreakerRow> history(int limit) {
        return handle.createQuery("select * from breakers order by id desc limit :limit")
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list();
    }

    /**
     * When a breaker of this kind was last released, or the beginning of time: counts begin anew there. The same rule in
     * another version counts, by its name or by its meaning.
     */
    public Instant lastRelease(String ruleset, @Nullable String rule, Kind kind) {
        return handle.createQuery("select max(x.released_at) as at from breakers x where x.kind = :kind "
                        + "and ((x.ruleset = :ruleset and x.rule is null and cast(:rule as text) is null) or " + ALIKE
                        + ")")
                .bind("ruleset", ruleset)
                .bind("rule", rule)
                .bind("kind", kind.name())
                .map((row, context) -> {
                    Instant at = Column.instantOrNull(row, "at");
                    return at == null ? Instant.EPOCH : at;
                })
                .one();
    }

    /** How many restrictions a version, or one rule of it, made after {@code since}. */
    public int restrictions(String ruleset, @Nullable String rule, Instant since) {
        return handle.createQuery("select count(*) " + BY_RULES)
                .bind("ruleset", ruleset)
                .bind("rule", rule)
                .bind("since", Column.time(since))
                .mapTo(Integer.class)
                .one();
    }

    /** The accounts it restricted after {@code since}, with how many people outside the household watch there. */
    public List<Restricted> restricted(String ruleset, @Nullable String rule, Instant since) {
        return handle.createQuery(
                        "select d.account, a.body, "
                                + "(select min(f.as_of) from assessments f where f.account = d.account) as known_since, a.as_of "
                                + BY_RULES.replace(
                                        "from decisions d ",
                                        "from decisions d join assessments a on a.account = d.account and a.id = d.assessment "))
                .bind("ruleset", ruleset)
                .bind("rule", rule)
                .bind("since", Column.time(since))
                .map((row, context) -> new Restricted(
                        new AccountId(row.getString("account")),
                        row.getString("body"),
                        Column.instant(row, "known_since"),
                        Column.instant(row, "as_of")))
                .list();
    }

    /** A restricted account with the assessment, as JSON, that it was restricted for. */
    public record Restricted(AccountId account, String assessment, Instant knownSince, Instant asOf) {}

    /**
     * How many appeals against restrictions by a rule were decided after {@code since}, and how many were won; those
     * against the same rule in another version, by its name or by its meaning, count, each appeal once.
     */
    public Appeals appeals(String ruleset, String rule, Instant since) {
        return handle.createQuery("select count(*) as decided, count(*) filter (where a.outcome = 'OVERTURNED') as won "
                        + "from appeals a where a.decided_at > :since and exists (select from decision_rules x "
                        + "where x.decision = a.decision and " + ALIKE + ")")
                .bind("ruleset", ruleset)
                .bind("rule", rule)
                .bind("since", Column.time(since))
                .map((row, context) -> new Appeals(row.getInt("decided"), row.getInt("won")))
                .one();
    }

    /** Appeals, decided and won. */
    public record Appeals(int decided, int won) {}

    private static BreakerRow row(ResultSet row) throws SQLException {
        Long trials = Column.longOrNull(row, "trials");
        return new BreakerRow(
                row.getLong("id"),
                row.getString("ruleset"),
                row.getString("rule"),
                Kind.valueOf(row.getString("kind")),
                row.getInt("hits"),
                trials == null ? null : Math.toIntExact(trials),
                Column.doubleOrNull(row, "expected"),
                Column.doubleOrNull(row, "lower_bound"),
                Column.doubleOrNull(row, "upper_bound"),
                row.getString("detail"),
                Column.instant(row, "tripped_at"),
                Column.instantOrNull(row, "released_at"),
                row.getString("released_by"),
                row.getString("release_reason"));
    }
}
