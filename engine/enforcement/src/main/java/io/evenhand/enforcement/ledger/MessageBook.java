// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How people can be reached, and what is to be said to them. */
public final class MessageBook {
    private final Handle handle;

    MessageBook(Handle handle) {
        this.handle = handle;
    }

    /** Remembers how an account holder is reached from now on. */
    public void reach(
            AccountId account, String language, @Nullable String mail, @Nullable String webhook, Instant now) {
        handle.createUpdate("insert into contact_points (account, language, mail, webhook, told_at) "
                        + "values (:account, :language, :mail, :webhook, :now) on conflict (account) do update set "
                        + "language = excluded.language, mail = excluded.mail, webhook = excluded.webhook, "
                        + "told_at = excluded.told_at")
                .bind("account", account.value())
                .bind("language", language)
                .bind("mail", mail)
                .bind("webhook", webhook)
                .bind("now", Column.time(now))
                .execute();
    }

    /** How the account holder is reached, or null. */
    public @Nullable ContactRow reached(AccountId account) {
        return handle.createQuery("select * from contact_points where account = :account")
                .bind("account", account.value())
                .map((row, context) -> new ContactRow(
                        row.getString("language"),
                        row.getString("mail"),
                        row.getString("webhook"),
                        Column.instant(row, "told_at")))
                .findOne()
                .orElse(null);
    }

    /** Forgets how an account holder is reached; false if that was not known. */
    public boolean forget(AccountId account) {
        return handle.createUpdate("delete from contact_points where account = :account")
                        .bind("account", account.value())
                        .execute()
                == 1;
    }

    /**
     * Puts a message in the outbox for every way in which the account holder can be reached; one about the same thing, of
     * the same kind, is there once however often it is put.
     *
     * @param about what it is about; with {@code kind} it makes the message the same one
     */
    public int put(AccountId account, String kind, String about, String slots, Instant now) {
        return put(account, kind, about, slots, true, now);
    }

    /** {@link #put} of what goes to the person's mailbox and nowhere else. */
    public int putByMail(AccountId account, String kind, String about, String slots, Instant now) {
        return put(account, kind, about, slots, false, now);
    }

    private int put(AccountId account, String kind, String about, String slots, boolean webhooks, Instant now) {
        return handle.createUpdate("""
                        insert into messages (id, account, channel, kind, about, slots, made_at, next_at)
                        select 'm-' || replace(gen_random_uuid()::text, '-', ''), c.account, w.channel, :kind, :about,
                          :slots, :now, :now
                        from contact_points c, (values ('MAIL'), ('WEBHOOK')) as w (channel)
                        where c.account = :account
                          and ((w.channel = 'MAIL' and c.mail is not null)
                            or (w.channel = 'WEBHOOK' and c.webhook is not null and :webhooks))
                        on conflict do nothing
                        """)
                .bind("account", account.value())
                .bind("kind", kind)
                .bind("about", about)
                .bind("slots", slots)
                .bind("webhooks", webhooks)
                .bind("now", Column.time(now))
                .execute();
    }

    /**
     * Takes the message that has been due for longest, or null if none is, and counts the attempt. It is locked until this
     * transaction ends, so nobody else takes it; whoever dies with it gives it back at once.
     *
     * @param mail whether e-mail can be sent; if not, what goes by e-mail waits and uses up no attempt
     */
    public @Nullable MessageRow take(boolean mail, Instant now) {
        return handle.createQuery("""
                        with due as (
                          select id from messages where next_at <= :now and (:mail or channel <> 'MAIL') order by next_at, id
                          limit 1 for update skip locked),
                        taken as (
                          update messages m set attempts = attempts + 1 from due where m.id = due.id returning m.*)
                        select t.*, coalesce(c.language, 'en') as language, c.mail, c.webhook
                        from taken t left join contact_points c on c.account = t.account
                        """)
                .bind("now", Column.time(now))
                .bind("mail", mail)
                .map((row, context) -> new MessageRow(
                        row.getString("id"),
                        new AccountId(row.getString("account")),
                        row.getString("channel"),
                        row.getString("kind"),
                        row.getString("about"),
                        row.getString("slots"),
                        Column.instant(row, "made_at"),
                        row.getInt("attempts"),
                        row.getString("language"),
                        row.getString("mail"),
                        row.getString("webhook")))
                .findOne()
                .orElse(null);
    }

    /** Remembers that it was sent; returns the decision if what was sent is its notice, otherwise null. */
    public @Nullable DecisionId sent(String id, Instant now) {
        handle.createUpdate("update messages set sent_at = :now, next_at = null, trouble = null where id = :id")
                .bind("id", id)
                .bind("now", Column.time(now))
                .execute();
        return handle.createQuery("select l.decision from messages m join letters l "
                        + "on l.id = case when m.about like 'letter:%' then substr(m.about, 8)::bigint end "
                        + "where m.id = :id and l.kind = 'NOTICE_SERVED'")
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .map(DecisionId::new)
                .orElse(null);
    }

    /** Tries again at {@code next}, or, if that is null, never. */
    public void troubled(String id, String trouble, @Nullable Instant next, Instant now) {
        handle.createUpdate(
                        "update messages set trouble = :trouble, next_at = :next, "
                                + "given_up_at = case when :next::timestamptz is null then :now::timestamptz end where id = :id")
                .bind("id", id)
                .bind("trouble", trouble)
                .bind("next", Column.timeOrNull(next))
                .bind("now", Column.time(now))
                .execute();
    }
}
