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

/** Messages due to account holders, written in the transaction of what they tell; another part delivers them. */
public final class LetterBook {
    private final Handle handle;

    LetterBook(Handle handle) {
        this.handle = handle;
    }

    public void post(
            LetterRow.Kind kind, AccountId account, DecisionId decision, @Nullable AppealId appeal, Instant now) {
        handle.createUpdate("insert into letters (kind, account, decision, appeal, due_at) "
                        + "values (:kind, :account, :decision, :appeal, :now)")
                .bind("kind", kind.name())
                .bind("account", account.value())
                .bind("decision", decision.value())
                .bind("appeal", appeal == null ? null : appeal.value())
                .bind("now", Column.time(now))
                .execute();
    }

    /** Messages not yet delivered, the oldest first. */
    public List<LetterRow> due(int limit) {
        return handle.createQuery("select * from letters where sent_at is null order by id limit :limit")
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list();
    }

    /**
     * Those of them whose account holder can be reached; the others wait until they can. They are locked: of two who
     * deliver, each gets others.
     */
    public List<LetterRow> deliverable(int limit) {
        return handle.createQuery("select l.* from letters l join contact_points c on c.account = l.account "
                        + "where l.sent_at is null order by l.id limit :limit for update of l skip locked")
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list();
    }

    /** The letter, or null. */
    public @Nullable LetterRow find(long id) {
        return handle.createQuery("select * from letters where id = :id")
                .bind("id", id)
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    private static LetterRow row(ResultSet row) throws SQLException {
        String appeal = row.getString("appeal");
        return new LetterRow(
                row.getLong("id"),
                LetterRow.Kind.valueOf(row.getString("kind")),
                new AccountId(row.getString("account")),
                new DecisionId(row.getString("decision")),
                appeal == null ? null : new AppealId(appeal),
                Column.instant(row, "due_at"));
    }

    public void sent(long id, Instant now) {
        handle.createUpdate("update letters set sent_at = :now where id = :id and sent_at is null")
                .bind("id", id)
                .bind("now", Column.time(now))
                .execute();
    }
}
