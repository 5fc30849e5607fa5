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

/** Appeals and, apart from them, how to reach the people who made them. */
public final class AppealBook {
    private static final String SELECT =
            "select a.*, exists (select from appeal_contacts c where c.appeal = a.id) as has_contact from appeals a ";

    private final Handle handle;

    AppealBook(Handle handle) {
        this.handle = handle;
    }

    public void file(AppealRow appeal, @Nullable String contact) {
        handle.createUpdate("insert into appeals (id, decision, account, statement, filed_at, answer_by) "
                        + "values (:id, :decision, :account, :statement, :filed, :answer)")
                .bind("id", appeal.id().value())
                .bind("decision", appeal.decision().value())
                .bind("account", appeal.account().value())
                .bind("statement", appeal.statement())
                .bind("filed", Column.time(appeal.filedAt()))
                .bind("answer", Column.time(appeal.answerBy()))
                .execute();
        if (contact != null) {
            handle.createUpdate("insert into appeal_contacts (appeal, contact) values (:id, :contact)")
                    .bind("id", appeal.id().value())
                    .bind("contact", contact)
                    .execute();
        }
    }

    public void decide(AppealId id, AppealOutcome outcome, String decider, String reasons, Instant now) {
        handle.createUpdate(
                        "update appeals set outcome = :outcome, decider = :decider, reasons = :reasons, decided_at = :now "
                                + "where id = :id and outcome is null")
                .bind("id", id.value())
                .bind("outcome", outcome.name())
                .bind("decider", decider)
                .bind("reasons", reasons)
                .bind("now", Column.time(now))
                .execute();
    }

    /** The appeal, or null. */
    public @Nullable AppealRow find(AppealId id) {
        return handle.createQuery(SELECT + "where a.id = :id")
                .bind("id", id.value())
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    /** The appeal against a decision, or null. */
    public @Nullable AppealRow against(DecisionId decision) {
        return handle.createQuery(SELECT + "where a.decision = :decision")
                .bind("decision", decision.value())
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    /** Undecided appeals, the most urgent first. */
    public List<AppealRow> open(int limit) {
        return handle.createQuery(SELECT + "where a.outcome is null order by a.answer_by, a.id limit :limit")
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list();
    }

    public long openCount() {
        return handle.createQuery("select count(*) from appeals where outcome is null")
                .mapTo(Long.class)
                .one();
    }

    /** How to reach the person, or null. */
    public @Nullable String contact(AppealId id) {
        return handle.createQuery("select contact from appeal_contacts where appeal = :id")
                .bind("id", id.value())
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    private static AppealRow row(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new AppealRow(
                new AppealId(row.getString("id")),
                new DecisionId(row.getString("decision")),
                new AccountId(row.getString("account")),
                row.getString("statement"),
                row.getBoolean("has_contact"),
                Column.instant(row, "filed_at"),
                Column.instant(row, "answer_by"),
                outcome == null ? null : AppealOutcome.valueOf(outcome),
                row.getString("decider"),
                row.getString("reasons"),
                Column.instantOrNull(row, "decided_at"));
    }
}
