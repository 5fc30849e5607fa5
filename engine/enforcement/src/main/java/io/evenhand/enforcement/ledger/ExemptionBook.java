// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.ServerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Entries that keep single signals of one account from counting. */
public final class ExemptionBook {
    private final Handle handle;

    ExemptionBook(Handle handle) {
        this.handle = handle;
    }

    public ExemptionRow propose(
            AccountId account,
            @Nullable ServerId server,
            List<String> signals,
            String reason,
            String by,
            Instant now,
            Instant until) {
        return handle.createQuery("insert into exemptions (account, server, signals, reason, proposed_by, proposed_at, "
                        + "ends_at) values (:account, :server, :signals, :reason, :by, :now, :until) returning *")
                .bind("account", account.value())
                .bind("server", server == null ? null : server.value())
                .bind("signals", Column.joined(signals))
                .bind("reason", reason)
                .bind("by", by)
                .bind("now", Column.time(now))
                .bind("until", Column.time(until))
                .map((row, context) -> row(row))
                .one();
    }

    public @Nullable ExemptionRow find(long id) {
        return handle.createQuery("select * from exemptions where id = :id for update")
                .bind("id", id)
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    public List<ExemptionRow> of(AccountId account) {
        return handle.createQuery("select * from exemptions where account = :account order by id")
                .bind("account", account.value())
                .map((row, context) -> row(row))
                .list();
    }

    /** Active entries that end before {@code until}. */
    public List<ExemptionRow> ending(Instant now, Instant until) {
        return handle.createQuery("select * from exemptions where starts_at <= :now and ends_at > :now "
                        + "and ends_at <= :until and (withdrawn_at is null or outcome = 'OVERTURNED') order by id")
                .bind("now", Column.time(now))
                .bind("until", Column.time(until))
                .map((row, context) -> row(row))
                .list();
    }

    public void approve(long id, String by, Instant now) {
        handle.createUpdate("update exemptions set approved_by = :by, starts_at = :now where id = :id")
                .bind("id", id)
                .bind("by", by)
                .bind("now", Column.time(now))
                .execute();
    }

    public void withdraw(long id, String why, String by, Instant now, Instant appealBy) {
        handle.createUpdate("update exemptions set withdrawn_at = :now, withdrawn_by = :by, withdrawn_why = :why, "
                        + "appeal_by = :appeal_by where id = :id")
                .bind("id", id)
                .bind("by", by)
                .bind("why", why)
                .bind("now", Column.time(now))
                .bind("appeal_by", Column.time(appealBy))
                .execute();
    }

    public boolean appeal(long id, String words, Instant now) {
        return handle.createUpdate("update exemptions set appeal = :words, appealed_at = :now where id = :id "
                                + "and withdrawn_at is not null and appeal is null and appeal_by > :now")
                        .bind("id", id)
                        .bind("words", words)
                        .bind("now", Column.time(now))
                        .execute()
                == 1;
    }

    public boolean answer(long id, String outcome, String answer, String by, Instant now) {
        return handle.createUpdate("update exemptions set outcome = :outcome, answer = :answer, decider = :by, "
                                + "decided_at = :now where id = :id and appeal is not null and outcome is null")
                        .bind("id", id)
                        .bind("outcome", outcome)
                        .bind("answer", answer)
                        .bind("by", by)
                        .bind("now", Column.time(now))
                        .execute()
                == 1;
    }

    private static ExemptionRow row(ResultSet row) throws SQLException {
        String server = row.getString("server");
        return new ExemptionRow(
                row.getLong("id"),
                new AccountId(row.getString("account")),
                server == null ? null : new ServerId(server),
                Column.codes(row, "signals"),
                row.getString("reason"),
                row.getString("proposed_by"),
                row.getString("approved_by"),
                Column.instantOrNull(row, "starts_at"),
                Column.instant(row, "ends_at"),
                Column.instantOrNull(row, "withdrawn_at"),
                row.getString("withdrawn_by"),
                row.getString("withdrawn_why"),
                Column.instantOrNull(row, "appealed_at"),
                Column.instantOrNull(row, "appeal_by"),
                row.getString("outcome"));
    }
}
