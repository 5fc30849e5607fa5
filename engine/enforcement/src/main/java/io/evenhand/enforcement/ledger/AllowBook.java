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
    private static final String ACTIVE =
            "select * from allow_entries where withdrawn_at is null " + "and starts_at <= :now and ends_at > :now ";

    private final Handle handle;

    AllowBook(Handle handle) {
        this.handle = handle;
    }

    public AllowRow grant(AccountId account, String reason, String grantedBy, Instant from, Instant until) {
        return handle.createQuery("insert into allow_entries (account, reason, granted_by, starts_at, ends_at) "
                        + "values (:account, :reason, :by, :from, :until) returning *")
                .bind("account", account.value())
                .bind("reason", reason)
                .bind("by", grantedBy)
                .bind("from", Column.time(from))
                .bind("until", Column.time(until))
                .map((row, context) -> row(row))
                .one();
    }

    /** Ends an entry early; returns it, or null if there was nothing to end. */
    public @Nullable AllowRow withdraw(long id, String why, String by, Instant now) {
        return handle.createQuery(
                        "update allow_entries set withdrawn_at = :now, withdrawn_by = :by, withdrawn_why = :why "
                                + "where id = :id and withdrawn_at is null and ends_at > :now returning *")
                .bind("id", id)
                .bind("now", Column.time(now))
                .bind("by", by)
                .bind("why", why)
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    /** The active entry that lasts longest, or null. */
    public @Nullable AllowRow active(AccountId account, Instant now) {
        return handle.createQuery(ACTIVE + "and account = :account order by ends_at desc, id limit 1")
                .bind("account", account.value())
                .bind("now", Column.time(now))
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    public List<AllowRow> active(Instant now) {
        return handle.createQuery(ACTIVE + "order by ends_at, id")
                .bind("now", Column.time(now))
                .map((row, context) -> row(row))
                .list();
    }

    private static AllowRow row(ResultSet row) throws SQLException {
        return new AllowRow(
                row.getLong("id"),
                new AccountId(row.getString("account")),
                row.getString("reason"),
                row.getString("granted_by"),
                Column.instant(row, "starts_at"),
                Column.instant(row, "ends_at"));
    }
}
