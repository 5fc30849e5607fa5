// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Orders to undo what a version of the rules did, and what they reached. */
public final class UndoBook {
    private static final String SELECT = "select o.*, (select count(*) from undone_decisions u join decisions d "
            + "on d.id = u.decision where u.undo = o.id and d.restored_at is not null) as restored from undo_orders o ";

    private final Handle handle;

    UndoBook(Handle handle) {
        this.handle = handle;
    }

    /** Writes a proposal and returns its number. */
    public long propose(UndoRow row) {
        return handle.createUpdate(
                        "insert into undo_orders (ruleset, rule, since, until, reason, proposer, proposed_at) "
                                + "values (:ruleset, :rule, :since, :until, :reason, :proposer, :now)")
                .bind("ruleset", row.ruleset())
                .bind("rule", row.rule())
                .bind("since", Column.time(row.since()))
                .bind("until", Column.time(row.until()))
                .bind("reason", row.reason())
                .bind("proposer", row.proposer())
                .bind("now", Column.time(row.proposedAt()))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    /** The order, kept from other transactions until this one ends; null if there is none. */
    public @Nullable UndoRow lock(long id) {
        handle.createQuery("select id from undo_orders where id = :id for update")
                .bind("id", id)
                .mapTo(Long.class)
                .findOne();
        return find(id);
    }

    /** The order, or null. */
    public @Nullable UndoRow find(long id) {
        return handle.createQuery(SELECT + "where o.id = :id")
                .bind("id", id)
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    /** All orders, newest first. */
    public List<UndoRow> all() {
        return handle.createQuery(SELECT + "order by o.id desc limit 100")
                .map((row, context) -> row(row))
                .list();
    }

    /** Writes how an order ended. */
    public void decide(long id, String approver, UndoRow.Outcome outcome, int decisions, Instant now) {
        handle.createUpdate("update undo_orders set approver = :approver, outcome = :outcome, decisions = :decisions, "
                        + "decided_at = :now where id = :id and outcome is null")
                .bind("id", id)
                .bind("approver", approver)
                .bind("outcome", outcome.name())
                .bind("decisions", decisions)
                .bind("now", Column.time(now))
                .execute();
    }

    /**
     * Decisions of the rules that an order reaches, by account: those that stand, and those that something else took the
     * place of, for they would restrict again once that is gone.
     */
    public List<Reached> reached(UndoRow order) {
        return handle.createQuery("""
                        select d.id, d.account, d.case_id from decisions d
                        where d.origin = 'RULE' and d.ruleset = :ruleset and d.state <> 'LIFTED'
                          and d.delivered_at >= :since and d.delivered_at < :until
                          and (cast(:rule as text) is null or exists (
                            select from decision_rules r where r.decision = d.id and r.rule = :rule))
                        order by d.account, d.id
                        """)
                .bind("ruleset", order.ruleset())
                .bind("rule", order.rule())
                .bind("since", Column.time(order.since()))
                .bind("until", Column.time(order.until()))
                .map((row, context) -> new Reached(
                        new DecisionId(row.getString("id")),
                        new AccountId(row.getString("account")),
                        new CaseId(row.getString("case_id"))))
                .list();
    }

    /** A decision that an order reaches. */
    public record Reached(DecisionId decision, AccountId account, CaseId caseId) {}

    /** Notes that an order undid a decision. */
    public void undone(long id, DecisionId decision) {
        handle.createUpdate("insert into undone_decisions (undo, decision) values (:id, :decision)")
                .bind("id", id)
                .bind("decision", decision.value())
                .execute();
    }

    /** Writes what its account holder is told about a decision that was undone. */
    public void tell(DecisionId decision, String words, Instant now) {
        handle.createUpdate("insert into notice_updates (decision, at, words) values (:decision, :now, :words)")
                .bind("decision", decision.value())
                .bind("now", Column.time(now))
                .bind("words", words)
                .execute();
    }

    /** What an account holder was told last about a decision after its notice, or null. */
    public @Nullable String told(DecisionId decision) {
        return handle.createQuery("select words from notice_updates where decision = :id order by id desc limit 1")
                .bind("id", decision.value())
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    private static UndoRow row(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new UndoRow(
                row.getLong("id"),
                row.getString("ruleset"),
                row.getString("rule"),
                Column.instant(row, "since"),
                Column.instant(row, "until"),
                row.getString("reason"),
                row.getString("proposer"),
                Column.instant(row, "proposed_at"),
                row.getString("approver"),
                Column.instantOrNull(row, "decided_at"),
                outcome == null ? null : UndoRow.Outcome.valueOf(outcome),
                row.getInt("decisions"),
                row.getInt("restored"));
    }
}
