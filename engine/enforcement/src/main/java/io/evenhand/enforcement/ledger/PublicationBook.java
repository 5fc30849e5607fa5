// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.DecisionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The outbox of public statements. */
public final class PublicationBook {
    private final Handle handle;

    PublicationBook(Handle handle) {
        this.handle = handle;
    }

    /** Writes a statement beside its decision; the same decision again changes nothing. */
    public void write(PublicationRow row, Instant now) {
        handle.createUpdate("insert into public_statements (puid, decision, body, written_at, state, next_try_at) "
                        + "values (:puid, :decision, :body, :now, :state, :now) on conflict (decision) do nothing")
                .bind("puid", row.puid())
                .bind("decision", row.decision().value())
                .bind("body", row.body())
                .bind("state", row.state().name())
                .bind("now", Column.time(now))
                .execute();
    }

    /**
     * Decisions that need a public statement and have none, the oldest first. They are written in that order, so none is
     * missing that is much older than the one written last; a day is for transactions that take long.
     */
    public List<DecisionId> missing(int limit) {
        return handle.createQuery("""
                        select d.id from decisions d
                        where d.measure <> 'NOTICE' and d.delivered_at > coalesce(
                            (select e.delivered_at - interval '1 day'
                             from public_statements p join decisions e on e.id = p.decision
                             order by p.written_at desc limit 1), '-infinity')
                          and not exists (select from public_statements p where p.decision = d.id)
                        order by d.delivered_at, d.id limit :limit
                        """)
                .bind("limit", limit)
                .mapTo(String.class)
                .map(DecisionId::new)
                .list();
    }

    /** Statements to be sent now, the oldest first. */
    public List<PublicationRow> waiting(Instant now, int limit) {
        return handle.createQuery("select * from public_statements where state = 'WAITING' and next_try_at <= :now "
                        + "order by next_try_at, puid limit :limit")
                .bind("now", Column.time(now))
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list();
    }

    /** Statements in a state, the oldest first. */
    public List<PublicationRow> in(PublicationRow.State state, int limit) {
        return handle.createQuery(
                        "select * from public_statements where state = :state order by written_at, puid limit :limit")
                .bind("state", state.name())
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list();
    }

    /** When the first statement was written, or {@code otherwise} if none was. */
    public Instant first(Instant otherwise) {
        return handle.createQuery("select coalesce(min(written_at), :otherwise) as at from public_statements")
                .bind("otherwise", Column.time(otherwise))
                .map((row, context) -> Column.instant(row, "at"))
                .one();
    }

    /** The statement about a decision, or null. */
    public @Nullable PublicationRow of(DecisionId decision) {
        return handle.createQuery("select * from public_statements where decision = :decision")
                .bind("decision", decision.value())
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    /** @param remoteId the receiving database's name for it, or null if it only said that it has it */
    public void sent(String puid, @Nullable String remoteId, String answer, Instant now) {
        handle.createUpdate("update public_statements set state = 'SENT', sent_at = :now, remote_id = :remote, "
                        + "answer = :answer, tries = tries + 1 where puid = :puid")
                .bind("puid", puid)
                .bind("remote", remoteId)
                .bind("answer", answer)
                .bind("now", Column.time(now))
                .execute();
    }

    public void refused(String puid, String answer) {
        handle.createUpdate("update public_statements set state = 'REFUSED', answer = :answer, tries = tries + 1 "
                        + "where puid = :puid")
                .bind("puid", puid)
                .bind("answer", answer)
                .execute();
    }

    public void later(String puid, String answer, Instant next) {
        handle.createUpdate("update public_statements set next_try_at = :next, answer = :answer, tries = tries + 1 "
                        + "where puid = :puid")
                .bind("puid", puid)
                .bind("answer", answer)
                .bind("next", Column.time(next))
                .execute();
    }

    /** A person looked at what was held, or put right what was refused, and lets it go. */
    public boolean release(String puid, String staff, Instant now) {
        return handle.createUpdate("update public_statements set state = 'WAITING', released_by = :staff, "
                                + "next_try_at = :now where puid = :puid and state = 'HELD'")
                        .bind("puid", puid)
                        .bind("staff", staff)
                        .bind("now", Column.time(now))
                        .execute()
                == 1;
    }

    /** Notes that a decision with a public statement was taken back: there it can neither be changed nor deleted. */
    public void reversed(DecisionId decision, String why, Instant now) {
        handle.createUpdate(
                        "insert into public_reversals (puid, at, why) select puid, :now, :why from public_statements "
                                + "where decision = :decision on conflict do nothing")
                .bind("decision", decision.value())
                .bind("why", why)
                .bind("now", Column.time(now))
                .execute();
    }

    private static PublicationRow row(ResultSet row) throws SQLException {
        return new PublicationRow(
                row.getString("puid"),
                new DecisionId(row.getString("decision")),
                row.getString("body"),
                PublicationRow.State.valueOf(row.getString("state")),
                row.getInt("tries"),
                row.getString("answer"));
    }
}
