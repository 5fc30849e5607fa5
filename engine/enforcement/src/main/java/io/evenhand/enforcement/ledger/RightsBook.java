// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Objections and restrictions. */
public final class RightsBook {
    private final Handle handle;

    RightsBook(Handle handle) {
        this.handle = handle;
    }

    public RightsRow file(
            AccountId account, String kind, List<String> signals, String words, Instant now, Instant due) {
        return handle.createQuery("insert into rights_requests (account, kind, signals, words, filed_at, due_at) "
                        + "values (:account, :kind, :signals, :words, :now, :due) returning *")
                .bind("account", account.value())
                .bind("kind", kind)
                .bind("signals", Column.joined(signals))
                .bind("words", words)
                .bind("now", Column.time(now))
                .bind("due", Column.time(due))
                .map((row, context) -> row(row))
                .one();
    }

    public @Nullable RightsRow find(long id) {
        return handle.createQuery("select * from rights_requests where id = :id")
                .bind("id", id)
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    public List<RightsRow> of(AccountId account) {
        return handle.createQuery("select * from rights_requests where account = :account order by id")
                .bind("account", account.value())
                .map((row, context) -> row(row))
                .list();
    }

    /** Those without an answer, the one that is due first in front. */
    public List<RightsRow> open() {
        return handle.createQuery("select * from rights_requests where outcome is null order by due_at, id")
                .map((row, context) -> row(row))
                .list();
    }

    /** Answers a request; false if it had an answer. */
    public boolean decide(long id, String outcome, String reasons, String by, Instant now) {
        return handle.createUpdate("update rights_requests set outcome = :outcome, reasons = :reasons, decider = :by, "
                                + "decided_at = :now where id = :id and outcome is null")
                        .bind("id", id)
                        .bind("outcome", outcome)
                        .bind("reasons", reasons)
                        .bind("by", by)
                        .bind("now", Column.time(now))
                        .execute()
                == 1;
    }

    private static RightsRow row(ResultSet row) throws SQLException {
        return new RightsRow(
                row.getLong("id"),
                new AccountId(row.getString("account")),
                row.getString("kind"),
                Column.codes(row, "signals"),
                row.getString("words"),
                Column.instant(row, "filed_at"),
                Column.instant(row, "due_at"),
                row.getString("outcome"),
                row.getString("reasons"),
                Column.instantOrNull(row, "decided_at"));
    }
}
