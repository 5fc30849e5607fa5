// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The registers of misuse and of authorities' requests, and what is counted for the public. */
public final class RegisterBook {
    private final Handle handle;

    RegisterBook(Handle handle) {
        this.handle = handle;
    }

    public long warn(AccountId account, String kind, String reasons, String by, Instant now) {
        return handle.createQuery("insert into misuse (account, kind, warned_at, warned_by, reasons) "
                        + "values (:account, :kind, :now, :by, :reasons) returning id")
                .bind("account", account.value())
                .bind("kind", kind)
                .bind("now", Column.time(now))
                .bind("by", by)
                .bind("reasons", reasons)
                .mapTo(Long.class)
                .one();
    }

    /** Pauses answers after a warning; returns the account, or null if the line cannot be paused. */
    public @Nullable AccountId pause(long line, String why, String by, Instant now, Instant until) {
        return handle.createQuery("update misuse set paused_at = :now, paused_until = :until, paused_by = :by, "
                        + "pause_why = :why where id = :id and paused_at is null returning account")
                .bind("id", line)
                .bind("now", Column.time(now))
                .bind("until", Column.time(until))
                .bind("by", by)
                .bind("why", why)
                .mapTo(String.class)
                .map(AccountId::new)
                .findOne()
                .orElse(null);
    }

    /** Whether answers to repeated appeals or reports of the account are paused. */
    public boolean isPaused(AccountId account, String kind, Instant now) {
        return handle.createQuery("select exists (select from misuse where account = :account and kind = :kind "
                        + "and paused_at <= :now and paused_until > :now)")
                .bind("account", account.value())
                .bind("kind", kind)
                .bind("now", Column.time(now))
                .mapTo(Boolean.class)
                .one();
    }

    public @Nullable MisuseRow misuse(long line) {
        return handle.createQuery("select * from misuse where id = :id")
                .bind("id", line)
                .map((row, context) -> misuse(row))
                .findOne()
                .orElse(null);
    }

    /** The account's lines, oldest first. */
    public List<MisuseRow> misuse(AccountId account) {
        return handle.createQuery("select * from misuse where account = :account order by id")
                .bind("account", account.value())
                .map((row, context) -> misuse(row))
                .list();
    }

    private static MisuseRow misuse(ResultSet row) throws SQLException {
        return new MisuseRow(
                row.getLong("id"),
                new AccountId(row.getString("account")),
                row.getString("kind"),
                Column.instant(row, "warned_at"),
                row.getString("warned_by"),
                row.getString("reasons"),
                Column.instantOrNull(row, "paused_until"),
                row.getString("paused_by"),
                row.getString("pause_why"));
    }

    public @Nullable AuthorityRow request(long id) {
        return handle.createQuery("select * from authority_requests where id = :id")
                .bind("id", id)
                .map((row, context) -> request(row))
                .findOne()
                .orElse(null);
    }

    /** The newest requests first. */
    public List<AuthorityRow> requests(int limit) {
        return handle.createQuery("select * from authority_requests order by id desc limit :limit")
                .bind("limit", limit)
                .map((row, context) -> request(row))
                .list();
    }

    private static AuthorityRow request(ResultSet row) throws SQLException {
        String account = row.getString("account") == null ? row.getString("barred_account") : row.getString("account");
        return new AuthorityRow(
                row.getLong("id"),
                account == null ? null : new AccountId(account),
                row.getString("authority"),
                row.getString("legal_basis"),
                row.getString("asked_for"),
                Column.instant(row, "received_at"),
                row.getString("recorded_by"),
                row.getString("checked_by"),
                row.getString("opinion"),
                row.getString("second_by"),
                row.getString("outcome"),
                row.getString("extract"),
                Column.instantOrNull(row, "decided_at"),
                Column.instantOrNull(row, "barred_until"),
                Column.instantOrNull(row, "told_at"));
    }

    /** What an authority asked for, as it is written down. */
    public record Asked(
            AccountId account,
            String authority,
            String legalBasis,
            String askedFor,
            @Nullable Instant barredUntil,
            @Nullable String barredWhy) {}

    public long record(Asked asked, String by, Instant now) {
        boolean barred = asked.barredUntil() != null;
        return handle.createQuery("insert into authority_requests (account, barred_account, authority, legal_basis, "
                        + "asked_for, received_at, recorded_by, barred_until, barred_why) values (:account, :barred, "
                        + ":authority, :basis, :asked, :now, :by, :until, :why) returning id")
                .bind("account", barred ? null : asked.account().value())
                .bind("barred", barred ? asked.account().value() : null)
                .bind("authority", asked.authority())
                .bind("basis", asked.legalBasis())
                .bind("asked", asked.askedFor())
                .bind("now", Column.time(now))
                .bind("by", by)
                .bind("until", Column.timeOrNull(asked.barredUntil()))
                .bind("why", asked.barredWhy())
                .mapTo(Long.class)
                .one();
    }

    /** The first person's opinion; false if there is one. */
    public boolean check(long request, String opinion, String by) {
        return handle.createUpdate("update authority_requests set checked_by = :by, opinion = :opinion "
                                + "where id = :id and checked_by is null")
                        .bind("id", request)
                        .bind("by", by)
                        .bind("opinion", opinion)
                        .execute()
                == 1;
    }

    /** The second person's decision; false if it is decided, unchecked, or they were the first. */
    public boolean decide(long request, String outcome, @Nullable String extract, String by, Instant now) {
        return handle.createUpdate("update authority_requests set second_by = :by, outcome = :outcome, "
                                + "extract = :extract, decided_at = :now where id = :id and outcome is null "
                                + "and checked_by is not null and checked_by <> :by")
                        .bind("id", request)
                        .bind("by", by)
                        .bind("outcome", outcome)
                        .bind("extract", extract)
                        .bind("now", Column.time(now))
                        .execute()
                == 1;
    }

    /** Somebody to be told now. */
    public record Untold(long id, AccountId account, Instant decidedAt) {}

    /** Marks as told, and returns, whoever may be told now that data about them was given; a bar that is over is lifted. */
    public List<Untold> tell(Instant now) {
        return new ArrayList<>(handle.createQuery("""
                        update authority_requests set account = coalesce(account, barred_account), barred_account = null,
                          told_at = :now
                        where told_at is null and outcome in ('DISCLOSED', 'PARTLY')
                          and (barred_until is null or barred_until <= :now)
                          and coalesce(account, barred_account) is not null
                        returning id, account, decided_at
                        """)
                .bind("now", Column.time(now))
                .map((row, context) -> new Untold(
                        row.getLong("id"), new AccountId(row.getString("account")), Column.instant(row, "decided_at")))
                .list());
    }
}
