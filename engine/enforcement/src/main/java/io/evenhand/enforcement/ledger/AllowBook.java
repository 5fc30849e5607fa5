// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Allow entries. */
public final class AllowBook {
    private final Handle handle;

    AllowBook(Handle handle) {
        this.handle = handle;
    }

    /** Writes an entry down; it begins when a second person agrees. */
    public AllowRow propose(
            AccountId account, AllowRow.Scope scope, String reason, String by, Instant now, Instant until) {
        return handle.createQuery(
                        "insert into allow_entries (account, scope, reason, granted_by, proposed_at, ends_at) "
                                + "values (:account, :scope, :reason, :by, :now, :until) returning *")
                .bind("account", account.value())
                .bind("scope", scope.name())
                .bind("reason", reason)
                .bind("by", by)
                .bind("now", Column.time(now))
                .bind("until", Column.time(until))
                .map((row, context) -> row(row))
                .one();
    }

    /** The entry, locked until the transaction ends; or null. */
    public @Nullable AllowRow find(long id) {
        return handle.createQuery("select * from allow_entries where id = :id for update")
                .bind("id", id)
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    /** Every entry of an account, the oldest first. */
    public List<AllowRow> of(AccountId account) {
        return handle.createQuery("select * from allow_entries where account = :account order by id")
                .bind("account", account.value())
                .map((row, context) -> row(row))
                .list();
    }

    public void approve(long id, String by, Instant now) {
        handle.createUpdate("update allow_entries set approved_by = :by, starts_at = :now where id = :id")
                .bind("id", id)
                .bind("by", by)
                .bind("now", Column.time(now))
                .execute();
    }

    /** Ends an entry early; returns it, or null if there was nothing to end. */
    public @Nullable AllowRow withdraw(long id, String why, String by, Instant now, Instant appealBy) {
        return handle.createQuery(
                        "update allow_entries set withdrawn_at = :now, withdrawn_by = :by, withdrawn_why = :why, "
                                + "appeal_by = :appeal_by where id = :id and withdrawn_at is null and ends_at > :now "
                                + "and outcome is null returning *")
                .bind("id", id)
                .bind("now", Column.time(now))
                .bind("by", by)
                .bind("why", why)
                .bind("appeal_by", Column.time(appealBy))
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    public boolean appeal(long id, String words, Instant now) {
        return handle.createUpdate("update allow_entries set appeal = :words, appealed_at = :now where id = :id "
                                + "and starts_at is not null and withdrawn_at is not null and appeal is null "
                                + "and appeal_by > :now")
                        .bind("id", id)
                        .bind("words", words)
                        .bind("now", Column.time(now))
                        .execute()
                == 1;
    }

    /** Answers an appeal; overturned, the entry holds again. */
    public boolean answer(long id, boolean overturned, String answer, String by, Instant now) {
        return handle.createUpdate("update allow_entries set outcome = :outcome, answer = :answer, decider = :by, "
                                + "decided_at = :now, withdrawn_at = case when :back then null else withdrawn_at end "
                                + "where id = :id and appeal is not null and outcome is null")
                        .bind("id", id)
                        .bind("outcome", overturned ? "OVERTURNED" : "UPHELD")
                        .bind("back", overturned)
                        .bind("answer", answer)
                        .bind("by", by)
                        .bind("now", Column.time(now))
                        .execute()
                == 1;
    }

    /** The active entry that lasts longest, or null. */
    public @Nullable AllowRow active(AccountId account, Instant now) {
        return handle.createQuery("select * from allow_entries where account = :account and withdrawn_at is null "
                        + "and starts_at <= :now and ends_at > :now order by ends_at desc, id limit 1")
                .bind("account", account.value())
                .bind("now", Column.time(now))
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    private static AllowRow row(ResultSet row) throws SQLException {
        return new AllowRow(
                row.getLong("id"),
                new AccountId(row.getString("account")),
                AllowRow.Scope.valueOf(row.getString("scope")),
                row.getString("reason"),
                row.getString("granted_by"),
                row.getString("approved_by"),
                Column.instantOrNull(row, "starts_at"),
                Column.instant(row, "ends_at"),
                Column.instantOrNull(row, "withdrawn_at"),
                row.getString("withdrawn_by"));
    }
}
