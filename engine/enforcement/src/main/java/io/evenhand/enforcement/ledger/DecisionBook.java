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
import io.evenhand.rules.ruleset.Says;
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
                and e.scope = 'ALL_MEASURES'
                and e.starts_at <= :now and e.ends_at > :now) as withheld
            from decisions d join statements s on s.decision = d.id join notices n on n.decision = d.id
            """;

    private static final String STANDING = "where d.state = 'STANDING' and d.measure <> 'NOTICE' "
            // nobody is held to a measure whose own notice is the warning and has not arrived
            + "and (d.warned_by is distinct from d.id or coalesce(n.sent_at, n.first_read_at) is not null) "
            + "and (d.ends_at is null or d.ends_at > :now)";

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
        enact(row, participants, Grounds.NONE);
    }

    /** {@link #enact(DecisionRow, Set)} of a measure that needs more than a limit does. */
    public void enact(DecisionRow row, Set<String> participants, Grounds grounds) {
        Decision decision = row.decision();
        handle.createUpdate("insert into statements (decision, body) values (:id, :body)")
                .bind("id", decision.id().value())
                .bind("body", ContractJson.text(decision.reasons()))
                .execute();
        handle.createUpdate("insert into notices (decision, delivered_at) values (:id, :at)")
                .bind("id", decision.id().value())
                .bind("at", Column.time(row.deliveredAt()))
                .execute();
        insert(row, grounds);
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
                Worded.detail(
                        decision.measure() + " until " + decision.until() + " for " + Column.joined(row.reasonCodes()),
                        ContractJson.text(decision.reasons())));
    }

    private void insert(DecisionRow row, Grounds grounds) {
        Decision decision = row.decision();
        ServerId server = decision.subject().server();
        OriginColumns origin = OriginColumns.of(decision.origin());
        var insert = handle.createUpdate("""
                        insert into decisions (id, case_id, account, server, assessment, measure, reasons, origin, ruleset,
                          proposer, approver, appeal, delivered_at, starts_at, ends_at, state, decided_under, semantics, clause,
                          terms, proportionality, urgency, second_approver, warned_by, warned_at, follows)
                        values (:id, :case, :account, :server, :assessment, :measure, :reasons, :origin, :ruleset,
                          :proposer, :approver, :appeal, :delivered, :starts, :ends, 'STANDING',
                          (select v.ruleset from verdicts v where v.account = :account and v.assessment = :assessment),
                          (select v.semantics from verdicts v where v.account = :account and v.assessment = :assessment),
                          :clause, :terms, :proportionality, :urgency, :second, :warned_by, :warned_at, :follows)
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
                .bind("ends", Column.timeOrNull(decision.until()));
        GroundsColumns.bind(insert, decision.id(), grounds);
        insert.execute();
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

    /** Takes a standing decision back because {@code successor} took its place. */
    public void replace(DecisionId id, AccountId account, DecisionId successor, String actor, Instant now) {
        end(id, account, DecisionState.REPLACED, actor, now);
        handle.createUpdate("update decisions set replaced_by = :successor where id = :id")
                .bind("id", id.value())
                .bind("successor", successor.value())
                .execute();
    }

    /**
     * Undoes a decision that was wrong with everything that followed from it, and brings back what it had replaced, so
     * that all is as if it had never been made.
     */
    public void undo(DecisionId id, AccountId account, String actor, Instant now) {
        List<DecisionId> chain = chain(id);
        List<String> names = chain.stream().map(DecisionId::value).toList();
        handle.createQuery("update decisions set state = 'LIFTED', lifted_at = :now where id in (<ids>) "
                        + "and state <> 'LIFTED' returning id")
                .bindList("ids", names)
                .bind("now", Column.time(now))
                .mapTo(String.class)
                .list()
                .forEach(each -> took(new DecisionId(each), account, "decision.lifted", actor, now));
        handle.createQuery("update decisions set state = 'STANDING', lifted_at = null, replaced_by = null "
                        + "where replaced_by in (<ids>) and state = 'REPLACED' and id not in (<ids>) returning id")
                .bindList("ids", names)
                .mapTo(String.class)
                .list()
                .forEach(each -> took(new DecisionId(each), account, "decision.reinstated", actor, now));
    }

    private void took(DecisionId id, AccountId account, String act, String actor, Instant now) {
        outbox.postFeed(account, id, now);
        audit.append(now, actor, act, "decision:" + id, "");
    }

    /** A decision and all that followed from it, in the order of time. */
    public List<DecisionId> chain(DecisionId id) {
        return handle.createQuery("with recursive chain(id, depth) as (select :id, 0 union all "
                        + "select d.id, c.depth + 1 from decisions d join chain c on d.follows = c.id) "
                        + "select id from chain group by id order by min(depth), id")
                .bind("id", id.value())
                .mapTo(String.class)
                .map(DecisionId::new)
                .list();
    }

    /** The newest decision of a chain that stands, or null. */
    public @Nullable DecisionRow standingOf(DecisionId id, Instant now) {
        DecisionRow found = null;
        for (DecisionId each : chain(id)) {
            DecisionRow row = find(each, now);
            if (row != null && row.state() == DecisionState.STANDING) {
                found = row;
            }
        }
        return found;
    }

    /** Decisions that another one's notice was the warning of, the oldest first. */
    public List<DecisionId> warnedBy(DecisionId id) {
        return handle.createQuery(
                        "select id from decisions where warned_by = :id and id <> :id order by delivered_at, id")
                .bind("id", id.value())
                .mapTo(String.class)
                .map(DecisionId::new)
                .list();
    }

    /** What a decision rests on besides its statement. */
    public Grounds grounds(DecisionId id) {
        return handle.createQuery("select * from decisions where id = :id")
                .bind("id", id.value())
                .map((row, context) -> GroundsColumns.read(row))
                .one();
    }

    /** Writes what the rules that a decision rests on say to the person. */
    public void say(DecisionId id, List<RuleSaid> rules) {
        for (RuleSaid each : rules) {
            handle.createUpdate(
                            "update decision_rules set clause = :clause, says_en = :en, says_fr = :fr, says_de = :de "
                                    + "where decision = :id and rule = :rule")
                    .bind("id", id.value())
                    .bind("rule", each.rule())
                    .bind("clause", each.clause())
                    .bind("en", each.says().en())
                    .bind("fr", each.says().fr())
                    .bind("de", each.says().de())
                    .execute();
        }
    }

    /** What the rules that a decision rests on say to the person, by name; none if people decided, or it was not kept. */
    public List<RuleSaid> said(DecisionId id) {
        return handle.createQuery(
                        "select * from decision_rules where decision = :id and clause is not null order by rule")
                .bind("id", id.value())
                .map((row, context) -> new RuleSaid(
                        row.getString("rule"),
                        row.getString("clause"),
                        new Says(row.getString("says_en"), row.getString("says_fr"), row.getString("says_de"))))
                .list();
    }

    /** The first standing notice in a case that reached the account holder since {@code since}, or null. */
    public @Nullable DecisionRow warning(CaseId id, Instant since, Instant now) {
        return handle.createQuery(SELECT + "where d.case_id = :case and d.measure = 'NOTICE' "
                        + "and d.state = 'STANDING' and d.origin in ('RULE', 'PEOPLE') "
                        + "and least(n.sent_at, n.first_read_at) >= :since "
                        + "order by least(n.sent_at, n.first_read_at) limit 1")
                .bind("case", id.value())
                .bind("since", Column.time(since))
                .bind("now", Column.time(now))
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    /** Who took part in a decision. */
    public Set<String> participants(DecisionId id) {
        return handle.createQuery("select staff from decision_participants where decision = :id")
                .bind("id", id.value())
                .mapTo(String.class)
                .set();
    }

    /** Everything about when notices reached somebody. */
    public NoticeBook notices() {
        return new NoticeBook(handle, outbox, audit);
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

    /** All decisions of a case, the oldest first. */
    public List<DecisionRow> ofCase(CaseId id, Instant now) {
        return handle.createQuery(SELECT + "where d.case_id = :case order by d.delivered_at, d.id")
                .bind("case", id.value())
                .bind("now", Column.time(now))
                .map((row, context) -> row(row))
                .list();
    }

    /** Restrictions that stand and have not ended, withheld ones included, by id. */
    public List<DecisionRow> standing(Instant now) {
        return handle.createQuery(SELECT + STANDING + " order by d.id")
                .bind("now", Column.time(now))
                .map((row, context) -> row(row))
                .list();
    }

    /** Those of {@link #standing(Instant)} that concern one of these accounts. */
    public List<DecisionRow> standing(Set<AccountId> accounts, Instant now) {
        return handle.createQuery(SELECT + STANDING + " and d.account = any(:accounts) order by d.id")
                .bind("now", Column.time(now))
                .bindArray(
                        "accounts",
                        String.class,
                        accounts.stream().map(AccountId::value).toList())
                .map((row, context) -> row(row))
                .list();
    }

    private static String actor(Origin origin) {
        if (origin instanceof Origin.ByPeople people) {
            return people.approver();
        }
        if (origin instanceof Origin.ByClock) {
            return "clock";
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
