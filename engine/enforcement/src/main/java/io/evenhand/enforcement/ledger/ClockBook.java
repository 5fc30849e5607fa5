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

/** Every promise about time. */
public final class ClockBook {
    private final Handle handle;

    ClockBook(Handle handle) {
        this.handle = handle;
    }

    public void start(ClockRow clock) {
        AppealId appeal = clock.appeal();
        handle.createUpdate("insert into clocks (kind, account, decision, appeal, started_at, due_at, met_at) "
                        + "values (:kind, :account, :decision, :appeal, :started, :due, :met)")
                .bind("kind", clock.kind().name())
                .bind("account", clock.account().value())
                .bind("decision", clock.decision().value())
                .bind("appeal", appeal == null ? null : appeal.value())
                .bind("started", Column.time(clock.startedAt()))
                .bind("due", Column.time(clock.dueAt()))
                .bind("met", Column.timeOrNull(clock.metAt()))
                .execute();
    }

    /** What was due was done. A clock that ran out before stays breached. */
    public void meet(AppealId appeal, List<ClockRow.Kind> kinds, Instant now) {
        handle.createUpdate("update clocks set met_at = :now, paused_at = null where appeal = :appeal "
                        + "and kind in (<kinds>) and met_at is null and breached_at is null")
                .bind("appeal", appeal.value())
                .bindList("kinds", kinds.stream().map(Enum::name).toList())
                .bind("now", Column.time(now))
                .execute();
    }

    /** A person read what the account holder of this case answered. */
    public void meetResponses(CaseId id, Instant now) {
        handle.createUpdate(
                        "update clocks set met_at = :now where kind = 'RESPONSE' and met_at is null and breached_at is"
                                + " null and decision in (select d.id from decisions d where d.case_id = :id)")
                .bind("id", id.value())
                .bind("now", Column.time(now))
                .execute();
    }

    public void pause(AppealId appeal, Instant now) {
        handle.createUpdate("update clocks set paused_at = :now where appeal = :appeal "
                        + "and kind in ('HUMAN_LOOK', 'DECISION') and met_at is null and breached_at is null "
                        + "and paused_at is null")
                .bind("appeal", appeal.value())
                .bind("now", Column.time(now))
                .execute();
    }

    /** Clocks that stood still go on, due later by the time that they did. */
    public void resume(AppealId appeal, Instant now) {
        handle.createUpdate("update clocks set due_at = due_at + (:now - paused_at), paused_at = null "
                        + "where appeal = :appeal and paused_at is not null")
                .bind("appeal", appeal.value())
                .bind("now", Column.time(now))
                .execute();
    }

    /** Notes that a clock ran out, and what was done about it in the same act. */
    public void breach(long id, ClockRow.Relief relief, @Nullable DecisionId by, Instant now) {
        handle.createUpdate("update clocks set breached_at = :now, relief = :relief, relieved_by = :by where id = :id")
                .bind("id", id)
                .bind("relief", relief.name())
                .bind("by", by == null ? null : by.value())
                .bind("now", Column.time(now))
                .execute();
    }

    /** Clocks that have run out and about which nothing was done yet, the oldest first. */
    public List<ClockRow> over(Instant now, int limit) {
        return handle.createQuery("select * from clocks where met_at is null and breached_at is null "
                        + "and paused_at is null and due_at <= :now order by due_at, id limit :limit")
                .bind("now", Column.time(now))
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list();
    }

    /** What was not done in time, the newest first. */
    public List<ClockRow> breached(int limit) {
        return handle.createQuery(
                        "select * from clocks where breached_at is not null order by breached_at desc, id desc limit"
                                + " :limit")
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list();
    }

    /** The clock, locked until the transaction ends, so that nobody meets one that is being breached; or null. */
    public @Nullable ClockRow lock(long id) {
        return handle.createQuery("select * from clocks where id = :id for update")
                .bind("id", id)
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    /** Every clock of an appeal, in the order in which they are due. */
    public List<ClockRow> of(AppealId appeal) {
        return handle.createQuery("select * from clocks where appeal = :appeal order by due_at, id")
                .bind("appeal", appeal.value())
                .map((row, context) -> row(row))
                .list();
    }

    /** Every clock about a decision, in the order in which they are due. */
    public List<ClockRow> of(DecisionId decision) {
        return handle.createQuery("select * from clocks where decision = :decision order by due_at, id")
                .bind("decision", decision.value())
                .map((row, context) -> row(row))
                .list();
    }

    private static ClockRow row(ResultSet row) throws SQLException {
        String appeal = row.getString("appeal");
        String relief = row.getString("relief");
        return new ClockRow(
                row.getLong("id"),
                ClockRow.Kind.valueOf(row.getString("kind")),
                new AccountId(row.getString("account")),
                new DecisionId(row.getString("decision")),
                appeal == null ? null : new AppealId(appeal),
                Column.instant(row, "started_at"),
                Column.instant(row, "due_at"),
                Column.instantOrNull(row, "paused_at"),
                Column.instantOrNull(row, "met_at"),
                Column.instantOrNull(row, "breached_at"),
                relief == null ? null : ClockRow.Relief.valueOf(relief));
    }
}
