// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Erasures, what keeps them waiting, and the forgetting itself. */
public final class ErasureBook {
    /** What forgetting the rows of an account leaves to a later step, or keeps without the account. */
    private static final Set<String> KEPT_APART = Set.of("erasures", "outbox", "authority_requests");

    private final Handle handle;

    ErasureBook(Handle handle) {
        this.handle = handle;
    }

    /** Opens an erasure; false if one of the account is under way already. */
    public boolean open(String receipt, AccountId account, String askedBy, Instant now) {
        return handle.createUpdate("insert into erasures (receipt, account, asked_by, asked_at) "
                                + "values (:receipt, :account, :by, :now) on conflict do nothing")
                        .bind("receipt", receipt)
                        .bind("account", account.value())
                        .bind("by", askedBy)
                        .bind("now", Column.time(now))
                        .execute()
                == 1;
    }

    public @Nullable ErasureRow find(String receipt) {
        return handle.createQuery("select * from erasures where receipt = :receipt")
                .bind("receipt", receipt)
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    /** The erasure with this receipt, locked until the transaction ends; or null. */
    public @Nullable ErasureRow lock(String receipt) {
        return handle.createQuery("select * from erasures where receipt = :receipt for update")
                .bind("receipt", receipt)
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    /** The account's erasure under way, or null. */
    public @Nullable ErasureRow underWay(AccountId account) {
        return handle.createQuery("select * from erasures where account = :account")
                .bind("account", account.value())
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    /** All that are not done, oldest first. */
    public List<ErasureRow> underWay() {
        return handle.createQuery("select * from erasures where done_at is null order by asked_at, receipt")
                .map((row, context) -> row(row))
                .list();
    }

    /** Every account whose erasure is under way, with when it was asked for. */
    public Map<AccountId, Instant> askedAt() {
        Map<AccountId, Instant> asked = new TreeMap<>();
        handle.createQuery("select account, asked_at from erasures where account is not null")
                .map((row, context) ->
                        Map.entry(new AccountId(row.getString("account")), Column.instant(row, "asked_at")))
                .forEach(each -> asked.put(each.getKey(), each.getValue()));
        return asked;
    }

    /** What keeps the account's data from being erased now. */
    public List<HoldRow> holds(AccountId account, Instant now) {
        return handle.createQuery("""
                        select 'OPEN_CASE' as reason, '' as words, wait_until as until from cases
                          where account = :account and state in ('OPEN', 'PROPOSED')
                        union all select 'OPEN_APPEAL', '', answer_by from appeals
                          where account = :account
                          and state in ('RECEIVED', 'ASSIGNED', 'IN_REVIEW', 'INFO_REQUESTED', 'DECIDED')
                        union all select 'RUNNING_CLOCK', kind, due_at from clocks
                          where account = :account and met_at is null and breached_at is null
                        union all select 'MEASURE_IN_FORCE', '', ends_at from decisions
                          where account = :account and state = 'STANDING' and measure <> 'NOTICE'
                          and (ends_at is null or ends_at > :now)
                        union all select 'SAID_BY_STAFF', reason, until from holds
                          where account = :account and released_at is null and until > :now
                        order by 1, 3, 2
                        """)
                .bind("account", account.value())
                .bind("now", Column.time(now))
                .map((row, context) -> new HoldRow(
                        row.getString("reason"), row.getString("words"), Column.instantOrNull(row, "until")))
                .list();
    }

    /** Keeps the account's data from being erased until {@code until} at most. */
    public long hold(AccountId account, String reason, String by, Instant now, Instant until) {
        return handle.createQuery("insert into holds (account, reason, placed_by, placed_at, until) "
                        + "values (:account, :reason, :by, :now, :until) returning id")
                .bind("account", account.value())
                .bind("reason", reason)
                .bind("by", by)
                .bind("now", Column.time(now))
                .bind("until", Column.time(until))
                .mapTo(Long.class)
                .one();
    }

    public boolean isHold(long hold) {
        return handle.createQuery("select exists (select from holds where id = :id)")
                .bind("id", hold)
                .mapTo(Boolean.class)
                .one();
    }

    /** Ends a hold early; false if it had ended. */
    public boolean release(long hold, String by, Instant now) {
        return handle.createUpdate("update holds set released_at = :now, released_by = :by "
                                + "where id = :id and released_at is null and until > :now")
                        .bind("id", hold)
                        .bind("by", by)
                        .bind("now", Column.time(now))
                        .execute()
                == 1;
    }

    /** Forgets at once what no hold needs: traits, mentions in reports, and signals on which nothing rests. */
    public int forgetUnneeded(AccountId account) {
        int gone = 0;
        for (String table :
                List.of("account_traits", "ruleset_report_examples", "shadow_verdicts", "verdicts", "assessments")) {
            String column = table.equals("assessments") ? "t.id" : "t.assessment";
            String unneeded = table.equals("account_traits") || table.equals("ruleset_report_examples")
                    ? ""
                    : " and not exists (select from cases c where c.account = t.account and c.assessment = " + column
                            + ") and not exists (select from decisions d where d.account = t.account and d.assessment = "
                            + column + ")";
            gone += handle.createUpdate("delete from " + table + " t where t.account = :account" + unneeded)
                    .bind("account", account.value())
                    .execute();
        }
        return gone;
    }

    /**
     * Forgets everything about the account but the erasure itself and what still waits in the outbox; of its decisions a
     * line without a name is left to count.
     *
     * @param slices every personal table
     */
    public int forget(AccountId account, List<Slice> slices) {
        Ties.sayThatItIsErasure(handle);
        List<String> reports = reports(account);
        int gone = 0;
        // copies of the evidence lie under names of their own, and go with it
        for (AccountId copy : new ReviewerBook(handle).copies(account)) {
            gone += forget(copy, slices);
        }
        gone += forgetDecisions(ids("decisions", account));
        Ties ties = Ties.of(handle);
        gone += ties.delete(handle, "cases", "id", ids("cases", account));
        List<Slice> own = slices.stream()
                .filter(each -> each.anchor() == Anchor.ACCOUNT && !KEPT_APART.contains(each.table()))
                .toList();
        List<String> order = ties.childrenFirst(own.stream().map(Slice::table).toList());
        for (String table : order) {
            Slice slice = own.stream()
                    .filter(each -> each.table().equals(table))
                    .findFirst()
                    .orElseThrow();
            gone += handle.createUpdate("delete from " + slice.table() + " where " + slice.column() + " = :account")
                    .bind("account", account.value())
                    .execute();
        }
        return gone + forgetReports(reports) + forgetRequests(account);
    }

    /** Reports about the account, and those that evidence about it follows from. */
    private List<String> reports(AccountId account) {
        return handle.createQuery("select id from reports where id in (" + Anchor.REPORT.owned() + ")")
                .bind("account", account.value())
                .mapTo(String.class)
                .list();
    }

    /** A report that evidence about somebody else follows from stays, without what was written. */
    private int forgetReports(List<String> reports) {
        if (reports.isEmpty()) {
            return 0;
        }
        handle.createUpdate("update reports r set account = null, words = '(erased)', reporter = null "
                        + "where id = any(:ids) and exists (select from evidence_items e where e.report = r.id)")
                .bindArray("ids", String.class, reports)
                .execute();
        return handle.createUpdate("delete from reports r where id = any(:ids) "
                        + "and not exists (select from evidence_items e where e.report = r.id)")
                .bindArray("ids", String.class, reports)
                .execute();
    }

    /** An authority's request stays to be counted; whom it was about, and every free text, does not. */
    private int forgetRequests(AccountId account) {
        return handle.createUpdate("""
                        update authority_requests set account = null, barred_account = null,
                          legal_basis = '(erased)', asked_for = '(erased)',
                          opinion = case when opinion is not null then '(erased with the account)' end,
                          extract = case when extract is not null then '(erased with the account)' end
                        where :account in (account, barred_account)
                        """).bind("account", account.value()).execute();
    }

    /** Forgets these decisions with all that hangs on them, and keeps a line of each to count. */
    public int forgetDecisions(List<String> decisions) {
        if (decisions.isEmpty()) {
            return 0;
        }
        handle.createUpdate(
                        "insert into past_decisions (decision, measure, origin, delivered_at, ended_at, state, grounds, "
                                + "opened_at) select d.id, d.measure, d.origin, d.delivered_at, coalesce(d.lifted_at, d.ends_at), "
                                + "d.state, d.reasons, case when d.origin = 'PEOPLE' then c.opened_at end "
                                + "from decisions d join cases c on c.id = d.case_id where d.id = any(:ids) on conflict do nothing")
                .bindArray("ids", String.class, decisions)
                .execute();
        handle.createUpdate(
                        "insert into past_appeals (appeal, decision, filed_at, answer_by, outcome, decided_at, language, "
                                + "delivered_at) select a.id, a.decision, a.filed_at, a.answer_by, a.outcome, a.decided_at, "
                                + "a.language, d.delivered_at from appeals a join decisions d on d.id = a.decision "
                                + "where a.decision = any(:ids) on conflict do nothing")
                .bindArray("ids", String.class, decisions)
                .execute();
        handle.createUpdate("insert into past_clocks (clock, kind, started_at, due_at, met_at, breached_at) "
                        + "select id, kind, started_at, due_at, met_at, breached_at from clocks "
                        + "where decision = any(:ids) on conflict do nothing")
                .bindArray("ids", String.class, decisions)
                .execute();
        Ties ties = Ties.of(handle);
        return ties.delete(handle, "decisions", "id", decisions)
                + ties.delete(handle, "statements", "decision", decisions);
    }

    /** Whether something about the account waits to be sent. */
    public boolean isOutboxPending(AccountId account) {
        return handle.createQuery("select exists (select from outbox where account = :account and sent_at is null)")
                .bind("account", account.value())
                .mapTo(Boolean.class)
                .one();
    }

    /** Whether scoring has yet to be told something about the account. */
    public boolean isUntold(AccountId account) {
        return handle.createQuery("select exists (select from outbox where account = :account "
                        + "and kind = 'INTERVENTION' and sent_at is null)")
                .bind("account", account.value())
                .mapTo(Boolean.class)
                .one();
    }

    public void ledgerDone(String receipt, int rows, Instant now) {
        handle.createUpdate(
                        "update erasures set ledger_at = :now, rows_gone = rows_gone + :rows where receipt = :receipt")
                .bind("receipt", receipt)
                .bind("rows", rows)
                .bind("now", Column.time(now))
                .execute();
    }

    public void rowsGone(String receipt, int rows) {
        handle.createUpdate("update erasures set rows_gone = rows_gone + :rows where receipt = :receipt")
                .bind("receipt", receipt)
                .bind("rows", rows)
                .execute();
    }

    /** The log's readers are past the account; its lines lie there until {@code until} at most, or for ever. */
    public void logDone(String receipt, @Nullable Instant until, Instant now) {
        handle.createUpdate("update erasures set log_at = :now, lines_until = :until where receipt = :receipt")
                .bind("receipt", receipt)
                .bind("until", Column.timeOrNull(until))
                .bind("now", Column.time(now))
                .execute();
    }

    public void feedDone(String receipt, long rev) {
        handle.createUpdate("update erasures set feed_rev = :rev where receipt = :receipt")
                .bind("receipt", receipt)
                .bind("rev", rev)
                .execute();
    }

    /** Forgets the last that names the account; the receipt stays without it. */
    public void done(String receipt, AccountId account, int edges, Instant now) {
        int rows = handle.createUpdate("delete from outbox where account = :account")
                .bind("account", account.value())
                .execute();
        // whoever locked the account since the ledger forgot it left its bare name there
        rows += handle.createUpdate("delete from accounts where account = :account and as_of is null")
                .bind("account", account.value())
                .execute();
        handle.createUpdate("update erasures set account = null, done_at = :now, edges = :edges, "
                        + "rows_gone = rows_gone + :rows where receipt = :receipt")
                .bind("receipt", receipt)
                .bind("edges", edges)
                .bind("rows", rows)
                .bind("now", Column.time(now))
                .execute();
    }

    private List<String> ids(String table, AccountId account) {
        return new ArrayList<>(handle.createQuery("select id from " + table + " where account = :account")
                .bind("account", account.value())
                .mapTo(String.class)
                .list());
    }

    private static ErasureRow row(ResultSet row) throws SQLException {
        String account = row.getString("account");
        int edges = row.getInt("edges");
        boolean unknown = row.wasNull();
        return new ErasureRow(
                row.getString("receipt"),
                account == null ? null : new AccountId(account),
                row.getString("asked_by"),
                Column.instant(row, "asked_at"),
                Column.instantOrNull(row, "ledger_at"),
                Column.instantOrNull(row, "log_at"),
                Column.instantOrNull(row, "lines_until"),
                Column.longOrNull(row, "feed_rev"),
                Column.instantOrNull(row, "done_at"),
                row.getLong("rows_gone"),
                unknown ? null : edges);
    }
}
