// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.AssessmentId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.verdict.Standing;
import io.evenhand.contract.verdict.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Accounts with their assessments and verdicts. */
public final class AccountBook {
    private final Handle handle;

    AccountBook(Handle handle) {
        this.handle = handle;
    }

    /** Waits until no other transaction works on the account, and keeps it until this one ends. */
    public void lock(AccountId account) {
        handle.createUpdate("insert into accounts (account) values (:account) "
                        + "on conflict (account) do update set account = excluded.account")
                .bind("account", account.value())
                .execute();
    }

    /** What matters about a locked account when {@code assessment} arrives. */
    public AccountRow standing(AccountId account, AssessmentId assessment, Instant now) {
        return handle.createQuery("""
                        select a.as_of,
                          exists (select from assessments s where s.account = a.account and s.id = :assessment) as repeat,
                          (select max(e.ends_at) from allow_entries e where e.account = a.account
                             and e.withdrawn_at is null and e.starts_at <= :now and e.ends_at > :now) as allowed_until,
                          exists (select from decisions d where d.account = a.account and d.state = 'STANDING'
                             and d.measure <> 'NOTICE' and (d.ends_at is null or d.ends_at > :now)) as restricted,
                          exists (select from appeals p where p.account = a.account
                             and p.state in ('RECEIVED', 'ASSIGNED', 'IN_REVIEW', 'INFO_REQUESTED')) as appeal_open,
                          (select count(*) from decisions d where d.account = a.account and d.state = 'STANDING'
                             and d.delivered_at > :year_ago) as notices,
                          (select max(c.quiet_until) from cases c where c.account = a.account) as quiet_until
                        from accounts a where a.account = :account
                        """)
                .bind("account", account.value())
                .bind("assessment", assessment.value())
                .bind("now", Column.time(now))
                .bind(
                        "year_ago",
                        Column.time(now.atOffset(ZoneOffset.UTC)
                                .minus(Period.ofYears(1))
                                .toInstant()))
                .map((row, context) -> new AccountRow(
                        Column.instantOrNull(row, "as_of"),
                        row.getBoolean("repeat"),
                        Column.instantOrNull(row, "allowed_until"),
                        row.getBoolean("restricted"),
                        row.getBoolean("appeal_open"),
                        row.getInt("notices"),
                        Column.instantOrNull(row, "quiet_until")))
                .one();
    }

    /** Stores an assessment that was not there, with its verdict and all that went into it. */
    public void store(Assessment assessment, Standing standing, Verdict verdict, String handled, Instant now) {
        handle.createUpdate("""
                        with assessed as (
                          insert into assessments (account, id, as_of, received_at, body)
                          values (:account, :id, :as_of, :now, :assessment)),
                        newest as (
                          update accounts set assessments = assessments + 1,
                            assessment = case when as_of is null or as_of <= :as_of then :id else assessment end,
                            outcome = case when as_of is null or as_of <= :as_of then :outcome else outcome end,
                            as_of = greatest(as_of, :as_of)
                          where account = :account)
                        insert into verdicts (account, assessment, as_of, outcome, measure, handled, decided_at, body,
                          ruleset, standing)
                        values (:account, :id, :as_of, :outcome, :measure, :handled, :now, :verdict, :ruleset, :standing)
                        """)
                .bind("account", assessment.account().value())
                .bind("id", assessment.id().value())
                .bind("as_of", Column.time(assessment.asOf()))
                .bind("now", Column.time(now))
                .bind("assessment", ContractJson.text(assessment))
                .bind("outcome", verdict.outcome().wire())
                .bind("measure", verdict.measure().name())
                .bind("handled", handled)
                .bind("verdict", ContractJson.text(verdict))
                .bind("ruleset", verdict.ruleset())
                .bind("standing", ContractJson.text(standing))
                .execute();
    }

    /** One assessment with its verdict, or null. */
    public @Nullable VerdictRow verdict(AccountId account, AssessmentId assessment) {
        return handle.createQuery("select s.body as assessment_body, v.body as verdict_body, v.handled, v.decided_at "
                        + "from verdicts v join assessments s on s.account = v.account and s.id = v.assessment "
                        + "where v.account = :account and v.assessment = :assessment")
                .bind("account", account.value())
                .bind("assessment", assessment.value())
                .map((row, context) -> verdict(row))
                .findOne()
                .orElse(null);
    }

    /** The newest assessments of an account with their verdicts, newest first. */
    public List<VerdictRow> verdicts(AccountId account, int limit) {
        return handle.createQuery("select s.body as assessment_body, v.body as verdict_body, v.handled, v.decided_at "
                        + "from verdicts v join assessments s on s.account = v.account and s.id = v.assessment "
                        + "where v.account = :account order by v.as_of desc, v.assessment desc limit :limit")
                .bind("account", account.value())
                .bind("limit", limit)
                .map((row, context) -> verdict(row))
                .list();
    }

    private static VerdictRow verdict(ResultSet row) throws SQLException {
        return new VerdictRow(
                Column.record(row, "assessment_body", Assessment.class),
                Column.record(row, "verdict_body", Verdict.class),
                row.getString("handled"),
                Column.instant(row, "decided_at"));
    }

    /** Signals whose evidence was rebutted: it counts nothing any more. */
    public Set<String> rebutted(AccountId account) {
        return handle.createQuery("select signal from rebuttals where account = :account")
                .bind("account", account.value())
                .mapTo(String.class)
                .set();
    }

    public void rebut(AccountId account, String signal, AppealId appeal, Instant now) {
        handle.createUpdate(
                        "insert into rebuttals (account, signal, appeal, at) values (:account, :signal, :appeal, :now) "
                                + "on conflict do nothing")
                .bind("account", account.value())
                .bind("signal", signal)
                .bind("appeal", appeal.value())
                .bind("now", Column.time(now))
                .execute();
    }

    /** Accounts and assessments, in figures. */
    public Figures figures() {
        Map<String, Long> outcomes = new LinkedHashMap<>();
        handle.createQuery(
                        "select outcome, count(*) as n from accounts where outcome is not null group by outcome order by 1")
                .map((row, context) -> Map.entry(row.getString("outcome"), row.getLong("n")))
                .forEach(entry -> outcomes.put(entry.getKey(), entry.getValue()));
        return handle.createQuery("select count(*) as accounts, coalesce(sum(assessments), 0) as assessments, "
                        + "max(as_of) as newest from accounts where assessments > 0")
                .map((row, context) -> new Figures(
                        row.getLong("accounts"),
                        row.getLong("assessments"),
                        Column.instantOrNull(row, "newest"),
                        outcomes))
                .one();
    }

    /**
     * How many accounts and assessments there are.
     *
     * @param outcomes how many accounts have which newest outcome
     */
    public record Figures(
            long accounts, long assessments, @Nullable Instant newestAsOf, Map<String, Long> outcomes) {}
}
