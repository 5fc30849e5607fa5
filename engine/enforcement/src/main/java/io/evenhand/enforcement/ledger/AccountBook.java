// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.AssessmentId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.verdict.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
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

    /** {@link #lock} of many, in the order of their names, so that two transactions never wait for each other in a ring. */
    public void lockAll(Collection<AccountId> accounts) {
        List<String> names =
                accounts.stream().map(AccountId::value).sorted().distinct().toList();
        handle.createUpdate("insert into accounts (account) select unnest(:names) on conflict do nothing")
                .bindArray("names", String.class, names)
                .execute();
        handle.createQuery("select account from accounts where account = any (:names) order by account for update")
                .bindArray("names", String.class, names)
                .mapTo(String.class)
                .list();
    }

    /** How many accounts anything is known about. */
    public long known() {
        return handle.createQuery("select count(*) from accounts")
                .mapTo(Long.class)
                .one();
    }

    /** What matters about a locked account when {@code assessment} arrives. */
    public AccountRow standing(AccountId account, AssessmentId assessment, Instant now) {
        return Objects.requireNonNull(
                standings(Map.of(account, assessment), now).get(account));
    }

    /** What matters about locked accounts when an assessment of each arrives. */
    public Map<AccountId, AccountRow> standings(Map<AccountId, AssessmentId> arrived, Instant now) {
        List<Map.Entry<AccountId, AssessmentId>> entries = List.copyOf(arrived.entrySet());
        Map<AccountId, AccountRow> standings = new HashMap<>();
        handle.createQuery("""
                        select a.account, a.as_of,
                          exists (select from assessments s where s.account = a.account and s.id = w.assessment) as repeat,
                          (select max(e.ends_at) from allow_entries e where e.account = a.account
                             and e.withdrawn_at is null and e.starts_at <= :now and e.ends_at > :now) as allowed_until,
                          (select max(h.ends_at) from migration_holds h where h.account = a.account
                             and h.ended_at is null and h.placed_at <= :now and h.ends_at > :now) as held_until,
                          exists (select from decisions d where d.account = a.account and d.state = 'STANDING'
                             and d.measure <> 'NOTICE' and (d.ends_at is null or d.ends_at > :now)) as restricted,
                          exists (select from appeals p where p.account = a.account
                             and p.state in ('RECEIVED', 'ASSIGNED', 'IN_REVIEW', 'INFO_REQUESTED')) as appeal_open,
                          exists (select from evidence_items i where i.account = a.account
                             and i.verified_at is not null and i.withdrawn_at is null) as evidence_verified,
                          (select count(*) from decisions d where d.account = a.account and d.state = 'STANDING'
                             and d.delivered_at > :year_ago) as notices,
                          (select max(c.quiet_until) from cases c where c.account = a.account) as quiet_until
                        from unnest(:accounts, :assessments) as w (account, assessment)
                          join accounts a on a.account = w.account
                        """)
                .bindArray(
                        "accounts",
                        String.class,
                        entries.stream().map(each -> each.getKey().value()).toList())
                .bindArray(
                        "assessments",
                        String.class,
                        entries.stream().map(each -> each.getValue().value()).toList())
                .bind("now", Column.time(now))
                .bind(
                        "year_ago",
                        Column.time(now.atOffset(ZoneOffset.UTC)
                                .minus(Period.ofYears(1))
                                .toInstant()))
                .map((row, context) -> Map.entry(new AccountId(row.getString("account")), standing(row)))
                .forEach(each -> standings.put(each.getKey(), each.getValue()));
        return standings;
    }

    private static AccountRow standing(ResultSet row) throws SQLException {
        return new AccountRow(
                Column.instantOrNull(row, "as_of"),
                row.getBoolean("repeat"),
                Column.instantOrNull(row, "allowed_until"),
                Column.instantOrNull(row, "held_until"),
                row.getBoolean("restricted"),
                row.getBoolean("appeal_open"),
                row.getBoolean("evidence_verified"),
                row.getInt("notices"),
                Column.instantOrNull(row, "quiet_until"));
    }

    /** Stores assessments that were not there, of as many accounts, each with its verdict and all that went into it. */
    public void store(List<DecidedRow> rows, Instant now) {
        if (rows.isEmpty()) {
            return;
        }
        Update update = handle.createUpdate("""
                        with given as (
                          select account, id, at::timestamptz as as_of, assessment, outcome, measure, handled, verdict,
                            ruleset, standing
                          from unnest(:accounts, :ids, :as_ofs, :assessments, :outcomes, :measures, :handled, :verdicts,
                            :rulesets, :standings) as g (account, id, at, assessment, outcome, measure, handled, verdict,
                            ruleset, standing)),
                        assessed as (
                          insert into assessments (account, id, as_of, received_at, body)
                          select account, id, as_of, :now, assessment from given),
                        newest as (
                          update accounts a set assessments = a.assessments + 1,
                            assessment = case when a.as_of is null or a.as_of <= g.as_of then g.id else a.assessment end,
                            outcome = case when a.as_of is null or a.as_of <= g.as_of then g.outcome else a.outcome end,
                            as_of = greatest(a.as_of, g.as_of)
                          from given g where a.account = g.account)
                        insert into verdicts (account, assessment, as_of, outcome, measure, handled, decided_at, body,
                          ruleset, standing)
                        select account, id, as_of, outcome, measure, handled, :now, verdict, ruleset, standing from given
                        """);
        column(update, "accounts", rows, row -> row.assessment().account().value());
        column(update, "ids", rows, row -> row.assessment().id().value());
        column(update, "assessments", rows, row -> ContractJson.text(row.assessment()));
        column(update, "outcomes", rows, row -> row.verdict().outcome().wire());
        column(update, "measures", rows, row -> row.verdict().measure().name());
        column(update, "handled", rows, DecidedRow::handled);
        column(update, "verdicts", rows, row -> ContractJson.text(row.verdict()));
        column(update, "rulesets", rows, row -> row.verdict().ruleset());
        column(update, "standings", rows, row -> ContractJson.text(row.standing()));
        column(update, "as_ofs", rows, row -> row.assessment().asOf().toString());
        update.bind("now", Column.time(now)).execute();
    }

    private static void column(Update update, String name, List<DecidedRow> rows, Function<DecidedRow, String> value) {
        update.bindArray(name, String.class, rows.stream().map(value).toList());
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

    /** The same for one that a case or a decision rests on: then the ledger keeps it. */
    public VerdictRow verdictBehind(AccountId account, AssessmentId assessment) {
        VerdictRow row = verdict(account, assessment);
        if (row == null) {
            throw new IllegalStateException("a case or a decision rests on an assessment that the ledger lacks");
        }
        return row;
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

    /** Signals whose evidence was rebutted, by account: it counts nothing any more. */
    public Map<AccountId, Set<String>> rebutted(Collection<AccountId> accounts) {
        Map<AccountId, Set<String>> rebutted = new HashMap<>();
        handle.createQuery("select account, signal from rebuttals where account = any (:names)")
                .bindArray(
                        "names",
                        String.class,
                        accounts.stream().map(AccountId::value).toList())
                .map((row, context) -> Map.entry(new AccountId(row.getString("account")), row.getString("signal")))
                .forEach(each -> rebutted.computeIfAbsent(each.getKey(), account -> new HashSet<>())
                        .add(each.getValue()));
        return rebutted;
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
                        "select outcome, count(*) as n from accounts where outcome is not null and assessments > 0 group by outcome order by 1")
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
