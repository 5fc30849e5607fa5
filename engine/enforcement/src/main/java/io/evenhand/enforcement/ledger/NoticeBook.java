// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * When notices reached the people they are for. Where a decision's own notice is the warning, its time to answer begins
 * then: the measure is put off, and it is put off again for as long as its notice reaches nobody.
 */
public final class NoticeBook {
    private static final String PUT_OFF = """
            update decisions d set starts_at = :now + lead_time(d.measure),
              ends_at = d.ends_at + (:now + lead_time(d.measure) - d.starts_at)
            from notices n where n.decision = d.id and d.state = 'STANDING' and d.warned_by = d.id
            """;

    private final Handle handle;
    private final Outbox outbox;
    private final AuditBook audit;

    NoticeBook(Handle handle, Outbox outbox, AuditBook audit) {
        this.handle = handle;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** When a notice was sent or first read, whichever came first; null if neither was. */
    public @Nullable Instant reachedAt(DecisionId id) {
        return handle.createQuery("select least(sent_at, first_read_at) as at from notices where decision = :id")
                .bind("id", id.value())
                .mapTo(OffsetDateTime.class)
                .findOne()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    /** Remembers that the account holder read the notice, the first time. */
    public void read(DecisionId id, Instant now) {
        reach(id, "first_read_at", now);
    }

    /** Remembers that the notice was really sent to the account holder, the first time. */
    public void sent(DecisionId id, Instant now) {
        reach(id, "sent_at", now);
    }

    private void reach(DecisionId id, String column, Instant now) {
        boolean reached = reachedAt(id) != null;
        handle.createUpdate("update notices set " + column + " = :now where decision = :id and " + column + " is null")
                .bind("id", id.value())
                .bind("now", Column.time(now))
                .execute();
        if (!reached) {
            post(
                    handle.createQuery(PUT_OFF + "and d.id = :id and d.starts_at < :now + lead_time(d.measure) "
                                    + "returning d.account, d.id")
                            .bind("id", id.value()),
                    now);
        }
    }

    /** Puts off what would begin although its notice reached nobody. */
    public void putOff(Instant now) {
        post(
                handle.createQuery(PUT_OFF + "and n.sent_at is null and n.first_read_at is null "
                        + "and d.starts_at < :now + lead_time(d.measure) - interval '1 day' returning d.account, d.id"),
                now);
    }

    /** Severe measures of people that have begun and of which scoring was not told; each is given out once. */
    public List<Moved> begun(Instant now) {
        return moved(
                handle.createQuery("update decisions d set confirmed_at = :now from notices n where n.decision = d.id "
                        + "and d.origin = 'PEOPLE' and d.state = 'STANDING' and d.confirmed_at is null "
                        + "and d.measure in ('SUSPEND_SERVER', 'SUSPEND_ACCOUNT', 'TERMINATE') and d.starts_at <= :now "
                        + "and (d.warned_by is distinct from d.id or least(n.sent_at, n.first_read_at) is not null) "
                        + "returning d.account, d.id"),
                now);
    }

    private void post(Query moved, Instant now) {
        moved(moved, now).forEach(each -> {
            outbox.postFeed(each.account(), each.decision(), now);
            audit.append(now, "clock", "decision.put_off", "decision:" + each.decision(), "");
        });
    }

    private static List<Moved> moved(Query query, Instant now) {
        return query.bind("now", Column.time(now))
                .map((row, context) ->
                        new Moved(new AccountId(row.getString("account")), new DecisionId(row.getString("id"))))
                .list();
    }

    /** A decision about an account that time moved on. */
    public record Moved(AccountId account, DecisionId decision) {}
}
