// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.decision.Decision;
import io.evenhand.contract.decision.Origin;
import io.evenhand.contract.decision.StatementOfReasons;
import io.evenhand.contract.decision.Subject;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.AssessmentId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.verdict.Measure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Decisions with their statements of reasons and notices. */
public final class DecisionBook {
    private static final String SELECT = """
            select d.*, s.body as statement, n.first_read_at,
              exists (select from allow_entries e where e.account = d.account and e.withdrawn_at is null
                and e.starts_at <= :now and e.ends_at > :now) as withheld
            from decisions d join statements s on s.decision = d.id join notices n on n.decision = d.id
            """;

    private final Handle handle;
    private final Outbox outbox;
    private final AuditBook audit;

    DecisionBook(Handle handle, Outbox outbox, AuditBook audit) {
        this.handle = handle;
        this.outbox = outbox;
        this.audit = audit;
    }

    /**
     * Writes a decision with its statement and its notice, and posts it to the feed: the only way a measure comes into
     * force.
     *
     * @param participants everybody who took part
     */
    public void enact(DecisionRow row, Set<String> participants) {
        Decision decision = row.decision();
        handle.createUpdate("insert into statements (decision, body) values (:id, :body)")
                .bind("id", decision.id().value())
                .bind("body", ContractJson.text(decision.reasons()))
                .execute();
        handle.createUpdate("insert into notices (decision, delivered_at) values (:id, :at)")
                .bind("id", decision.id().value())
                .bind("at", Column.time(row.deliveredAt()))
                .execute();
        insert(row);
        participants.forEach(
                name -> handle.createUpdate("insert into decision_participants (decision, staff) values (:id, :name)")
                        .bind("id", decision.id().value())
                        .bind("name", name)
                        .execute());
        outbox.postFeed(decision.subject().account(), decision.id(), row.deliveredAt());
        audit.append(
                row.deliveredAt(),
                actor(decision.origin()),
                "decision.made",
                "decision:" + decision.id(),
                decision.measure() + " until " + decision.until() + " for " + Column.joined(row.reasonCodes()));
    }

    private void insert(DecisionRow row) {
        Decision decision = row.decision();
        ServerId server = decision.subject().server();
        OriginColumns origin = OriginColumns.of(decision.origin());
        handle.createUpdate("""
                        insert into decisions (id, case_id, account, server, assessment, measure, reasons, origin, ruleset,
                          proposer, approver, appeal, delivered_at, starts_at, ends_at, state, decided_under)
                        values (:id, :case, :account, :server, :assessment, :measure, :reasons, :origin, :ruleset,
                          :proposer, :approver, :appeal, :delivered, :starts, :ends, 'STANDING',
                          (select v.ruleset from verdicts v where v.account = :account and v.assessment = :assessment))
                        """)
                .bind("id", decision.id().value())
                .bind("case", row.caseId().value())
                .bind("account", decision.subject().account().value())
                .bind("server", server == null ? null : server.value())
                .bind("assessment", row.assessment().value())
                .bind("measure", decision.measure().name())
                .bind("reasons", Column.joined(row.reasonCodes()))
                .bind("origin", origin.origin())
                .bind("ruleset", origin.ruleset())
                .bind("proposer", origin.proposer())
                .bind("approver", origin.approver())
                .bind("appeal", origin.appeal())
                .bind("delivered", Column.time(row.deliveredAt()))
                .bind("starts", Column.time(decision.from()))
                .bind("ends", Column.timeOrNull(decision.until()))
                .execute();
    }

    /** Takes a standing decision back and posts that to the feed. */
    public void end(DecisionId id, AccountId account, DecisionState state, String actor, Instant now) {
        int changed = handle.createUpdate(
                        "update decisions set state = :state, lifted_at = :now where id = :id and state = 'STANDING'")
                .bind("id", id.value())
                .bind("state", state.name())
                .bind("now", Column.time(now))
                .execute();
        if (changed != 1) {
            throw new IllegalStateException("only a standing decision can be taken back");
        }
        outbox.postFeed(account, id, now);
        audit.append(now, actor, "decision." + state.name().toLowerCase(Locale.ROOT), "decision:" + id, "");
    }

    /** Who took part in a decision. */
    public Set<String> participants(DecisionId id) {
        return handle.createQuery("select staff from decision_participants where decision = :id")
                .bind("id", id.value())
                .mapTo(String.class)
                .set();
    }

    /** Remembers that the account holder read the notice, the first time. */
    public void read(DecisionId id, Instant now) {
        handle.createUpdate("update notices set first_read_at = :now where decision = :id and first_read_at is null")
                .bind("id", id.value())
                .bind("now", Column.time(now))
                .execute();
    }

    /** The decision, or null. */
    public @Nullable DecisionRow find(DecisionId id, Instant now) {
        return handle.createQuery(SELECT + "where d.id = :id")
                .bind("id", id.value())
                .bind("now", Column.time(now))
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    /** All decisions about an account, newest first. */
    public List<DecisionRow> of(AccountId account, Instant now) {
        return handle.createQuery(SELECT
                        + "where d.account = :account order by d.starts_at desc, (d.state = 'STANDING') desc, d.id")
                .bind("account", account.value())
                .bind("now", Column.time(now))
                .map((row, context) -> row(row))
                .list();
    }

    /** Restrictions that stand and have not ended, withheld ones included, by id. */
    public List<DecisionRow> standing(Instant now) {
        return handle.createQuery(SELECT
                        + "where d.state = 'STANDING' and d.measure <> 'NOTICE' "
                        + "and (d.ends_at is null or d.ends_at > :now) order by d.id")
                .bind("now", Column.time(now))
                .map((row, context) -> row(row))
                .list();
    }

    private static String actor(Origin origin) {
        if (origin instanceof Origin.ByPeople people) {
            return people.approver();
        }
        return origin instanceof Origin.OnAppeal appeal ? appeal.decider() : "rules";
    }

    private static DecisionRow row(ResultSet row) throws SQLException {
        String server = row.getString("server");
        AssessmentId assessment = new AssessmentId(row.getString("assessment"));
        Decision decision = new Decision(
                new DecisionId(row.getString("id")),
                new Subject(new AccountId(row.getString("account")), server == null ? null : new ServerId(server)),
                Measure.valueOf(row.getString("measure")),
                OriginColumns.read(row).origin(assessment),
                Column.record(row, "statement", StatementOfReasons.class),
                Column.instant(row, "starts_at"),
                Column.instantOrNull(row, "ends_at"));
        return new DecisionRow(
                decision,
                new CaseId(row.getString("case_id")),
                assessment,
                Column.codes(row, "reasons"),
                DecisionState.valueOf(row.getString("state")),
                Column.instant(row, "delivered_at"),
                Column.instantOrNull(row, "first_read_at"),
                row.getBoolean("withheld"),
                Column.longOrNull(row, "published_rev"),
                Column.longOrNull(row, "removed_rev"),
                Column.instantOrNull(row, "restored_at"));
    }
}
