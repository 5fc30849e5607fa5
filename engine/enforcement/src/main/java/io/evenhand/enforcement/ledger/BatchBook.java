// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.enforcement.ledger.BatchRow.Act;
import io.evenhand.enforcement.ledger.BatchRow.Item;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Batches of single decisions, and what second people found in those that were drawn. */
public final class BatchBook {
    private final Handle handle;

    BatchBook(Handle handle) {
        this.handle = handle;
    }

    public long open(String staff, List<CaseId> cases, Instant now) {
        long id = handle.createQuery("insert into batches (staff, made_at) values (:staff, :now) returning id")
                .bind("staff", staff)
                .bind("now", Column.time(now))
                .mapTo(Long.class)
                .one();
        for (int each = 0; each < cases.size(); each++) {
            handle.createUpdate("insert into batch_cases (batch, case_id, place) values (:batch, :case, :place)")
                    .bind("batch", id)
                    .bind("case", cases.get(each).value())
                    .bind("place", each + 1)
                    .execute();
        }
        return id;
    }

    /** The batch, locked until the transaction ends, or null. */
    public @Nullable BatchRow lock(long id) {
        return handle.createQuery("select * from batches where id = :id for update")
                .bind("id", id)
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    /** The batch somebody works through, or null. */
    public @Nullable BatchRow open(String staff) {
        return handle.createQuery("select * from batches where staff = :staff and finished_at is null")
                .bind("staff", staff)
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    /** The newest batches of somebody, and those of others in which something waits for a second person. */
    public List<BatchRow> forReader(String staff, int limit) {
        return handle.createQuery("select * from batches b where b.staff = :staff or (b.undone_at is null and exists "
                        + "(select from batch_cases i where i.batch = b.id and i.drawn and i.checked_by is null)) "
                        + "order by b.id desc limit :limit")
                .bind("staff", staff)
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list();
    }

    public List<Item> items(long batch) {
        return handle.createQuery("select i.*, c.account from batch_cases i join cases c on c.id = i.case_id "
                        + "where i.batch = :batch order by i.place")
                .bind("batch", batch)
                .map((row, context) -> item(row))
                .list();
    }

    /** Remembers what somebody decided in a case of the batch that they work through; nothing if it is in none. */
    public void decided(CaseId id, String staff, Act act, @Nullable String proposal, Instant now) {
        handle.createUpdate(
                        "update batch_cases i set act = :act, proposal = :proposal, decided_at = :now from batches b "
                                + "where i.case_id = :case and b.id = i.batch and b.staff = :staff and b.finished_at is null")
                .bind("case", id.value())
                .bind("staff", staff)
                .bind("act", act.name())
                .bind("proposal", proposal)
                .bind("now", Column.time(now))
                .execute();
    }

    /** Nothing is added to it any more; these are for a second person to look at. */
    public void finish(long batch, List<CaseId> drawn, Instant now) {
        handle.createUpdate("update batches set finished_at = :now where id = :id")
                .bind("id", batch)
                .bind("now", Column.time(now))
                .execute();
        handle.createUpdate("update batch_cases set drawn = true where batch = :id and case_id = any(:cases)")
                .bind("id", batch)
                .bindArray(
                        "cases", String.class, drawn.stream().map(CaseId::value).toList())
                .execute();
    }

    public void checked(long batch, CaseId id, String staff, boolean agrees, String words, Instant now) {
        handle.createUpdate("update batch_cases set checked_by = :staff, checked_at = :now, agrees = :agrees, "
                        + "words = :words where batch = :batch and case_id = :case")
                .bind("batch", batch)
                .bind("case", id.value())
                .bind("staff", staff)
                .bind("agrees", agrees)
                .bind("words", words)
                .bind("now", Column.time(now))
                .execute();
    }

    public void halt(long batch, Instant now) {
        handle.createUpdate("update batches set halted_at = coalesce(halted_at, :now) where id = :id")
                .bind("id", batch)
                .bind("now", Column.time(now))
                .execute();
    }

    public void undone(long batch, String staff, Instant now) {
        handle.createUpdate("update batches set undone_at = :now, undone_by = :staff, "
                        + "finished_at = coalesce(finished_at, :now) where id = :id")
                .bind("id", batch)
                .bind("staff", staff)
                .bind("now", Column.time(now))
                .execute();
    }

    private static BatchRow row(ResultSet row) throws SQLException {
        return new BatchRow(
                row.getLong("id"),
                row.getString("staff"),
                Column.instant(row, "made_at"),
                Column.instantOrNull(row, "finished_at"),
                Column.instantOrNull(row, "halted_at"),
                Column.instantOrNull(row, "undone_at"),
                row.getString("undone_by"));
    }

    private static Item item(ResultSet row) throws SQLException {
        String act = row.getString("act");
        return new Item(
                row.getLong("batch"),
                new CaseId(row.getString("case_id")),
                row.getString("account"),
                row.getInt("place"),
                act == null ? null : Act.valueOf(act),
                row.getString("proposal"),
                row.getBoolean("drawn"),
                row.getString("checked_by"),
                row.getObject("agrees", Boolean.class),
                row.getString("words"));
    }
}
