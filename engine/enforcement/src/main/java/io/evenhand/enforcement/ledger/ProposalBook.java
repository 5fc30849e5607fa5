// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.decision.Subject;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.AssessmentId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.verdict.Measure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Proposals, and what account holders answered to notices before anything more happened. */
public final class ProposalBook {
    private final Handle handle;

    ProposalBook(Handle handle) {
        this.handle = handle;
    }

    public void insert(ProposalRow row, Instant now) {
        ServerId server = row.subject().server();
        Urgency urgency = row.urgency();
        AssessmentId assessment = row.assessment();
        handle.createUpdate("insert into proposals (id, case_id, account, server, measure, clause, terms, facts, "
                        + "proportionality, days, urgency, state, version, proposer, proposed_at, changed_at, assessment) "
                        + "values (:id, :case, :account, :server, :measure, :clause, :terms, :facts, :proportionality, "
                        + ":days, :urgency, 'PROPOSED', 1, :proposer, :now, :now, :assessment)")
                .bind("id", row.id())
                .bind("case", row.caseId().value())
                .bind("account", row.subject().account().value())
                .bind("server", server == null ? null : server.value())
                .bind("measure", row.measure().name())
                .bind("clause", row.clause())
                .bind("terms", row.terms())
                .bind("facts", row.facts())
                .bind("proportionality", row.proportionality())
                .bind("days", row.days())
                .bind("urgency", urgency == null ? null : urgency.name())
                .bind("proposer", row.proposer())
                .bind("assessment", assessment == null ? null : assessment.value())
                .bind("now", Column.time(now))
                .execute();
    }

    /** Writes how far a proposal has come; the version counts up. */
    public void update(ProposalRow row, @Nullable String closedBy, Instant now) {
        DecisionId decision = row.decision();
        int changed = handle.createUpdate("update proposals set state = :state, version = version + 1, "
                        + "approver = :approver, approved_at = case when :approver::text is null then null else "
                        + "coalesce(approved_at, :now) end, second_approver = :second, decision = :decision, "
                        + "closed_by = :closed, changed_at = :now where id = :id and version = :version")
                .bind("state", row.state().name())
                .bind("approver", row.approver())
                .bind("second", row.secondApprover())
                .bind("decision", decision == null ? null : decision.value())
                .bind("closed", closedBy)
                .bind("now", Column.time(now))
                .bind("id", row.id())
                .bind("version", row.version())
                .execute();
        if (changed != 1) {
            throw new IllegalStateException("a proposal changed under its lock");
        }
    }

    /** Nothing comes of what is proposed in a case that is closed. */
    public void close(CaseId id, String staff, Instant now) {
        handle.createUpdate("update proposals set state = 'CLOSED_NO_ACTION', closed_by = :staff, changed_at = :now, "
                        + "version = version + 1 where case_id = :id and state in ('PROPOSED', 'AWAITING_SECOND')")
                .bind("id", id.value())
                .bind("staff", staff)
                .bind("now", Column.time(now))
                .execute();
    }

    /** The proposal, or null. */
    public @Nullable ProposalRow find(String id) {
        return handle.createQuery("select * from proposals where id = :id")
                .bind("id", id)
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    /** The proposal of a case that is not yet decided, or null. */
    public @Nullable ProposalRow live(CaseId id) {
        return handle.createQuery(
                        "select * from proposals where case_id = :id and state in ('PROPOSED', 'AWAITING_SECOND')")
                .bind("id", id.value())
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    /** All proposals of a case, the newest first. */
    public List<ProposalRow> of(CaseId id) {
        return handle.createQuery("select * from proposals where case_id = :id order by proposed_at desc, id")
                .bind("id", id.value())
                .map((row, context) -> row(row))
                .list();
    }

    /** What an account holder answers to a notice. */
    public void respond(DecisionId decision, CaseId caseId, String words, Instant now) {
        handle.createUpdate(
                        "insert into responses (decision, case_id, at, words) values (:decision, :case, :now, :words)")
                .bind("decision", decision.value())
                .bind("case", caseId.value())
                .bind("now", Column.time(now))
                .bind("words", words)
                .execute();
    }

    /** How often somebody answered a notice. */
    public int responses(DecisionId decision) {
        return handle.createQuery("select count(*) from responses where decision = :decision")
                .bind("decision", decision.value())
                .mapTo(Integer.class)
                .one();
    }

    /** Everything an account holder answered in a case, the oldest first. */
    public List<Answered> answers(CaseId id) {
        return handle.createQuery("select at, words from responses where case_id = :id order by at, id")
                .bind("id", id.value())
                .map((row, context) -> new Answered(Column.instant(row, "at"), row.getString("words")))
                .list();
    }

    /** An account holder's own words. */
    public record Answered(Instant at, String words) {}

    private static ProposalRow row(ResultSet row) throws SQLException {
        String server = row.getString("server");
        String urgency = row.getString("urgency");
        String decision = row.getString("decision");
        String assessment = row.getString("assessment");
        return new ProposalRow(
                row.getString("id"),
                new CaseId(row.getString("case_id")),
                new Subject(new AccountId(row.getString("account")), server == null ? null : new ServerId(server)),
                Measure.valueOf(row.getString("measure")),
                row.getString("clause"),
                row.getString("terms"),
                row.getString("facts"),
                row.getString("proportionality"),
                row.getObject("days", Integer.class),
                urgency == null ? null : Urgency.valueOf(urgency),
                ProposalRow.State.valueOf(row.getString("state")),
                row.getInt("version"),
                row.getString("proposer"),
                row.getString("approver"),
                row.getString("second_approver"),
                decision == null ? null : new DecisionId(decision),
                assessment == null ? null : new AssessmentId(assessment));
    }
}
