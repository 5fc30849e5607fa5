// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Holds of accounts whose servers move. */
public final class MigrationHoldBook {
    private final Handle handle;

    MigrationHoldBook(Handle handle) {
        this.handle = handle;
    }

    public MigrationHoldRow place(AccountId account, String reason, String by, Instant now, Instant until) {
        return handle.createQuery("insert into migration_holds (account, reason, placed_by, placed_at, ends_at) "
                        + "values (:account, :reason, :by, :now, :until) returning *")
                .bind("account", account.value())
                .bind("reason", reason)
                .bind("by", by)
                .bind("now", Column.time(now))
                .bind("until", Column.time(until))
                .map((row, context) -> row(row))
                .one();
    }

    /** The hold, locked until the transaction ends; or null. */
    public @Nullable MigrationHoldRow find(long id) {
        return handle.createQuery("select * from migration_holds where id = :id for update")
                .bind("id", id)
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    /** Every hold of an account, the newest first. */
    public List<MigrationHoldRow> of(AccountId account) {
        return handle.createQuery("select * from migration_holds where account = :account order by id desc")
                .bind("account", account.value())
                .map((row, context) -> row(row))
                .list();
    }

    public void end(long id, String by, Instant now) {
        handle.createUpdate("update migration_holds set ended_at = :now, ended_by = :by where id = :id")
                .bind("id", id)
                .bind("by", by)
                .bind("now", Column.time(now))
                .execute();
    }

    private static MigrationHoldRow row(ResultSet row) throws SQLException {
        return new MigrationHoldRow(
                row.getLong("id"),
                new AccountId(row.getString("account")),
                row.getString("reason"),
                row.getString("placed_by"),
                Column.instant(row, "placed_at"),
                Column.instant(row, "ends_at"),
                Column.instantOrNull(row, "ended_at"));
    }
}
