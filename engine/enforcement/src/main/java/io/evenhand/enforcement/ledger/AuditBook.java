// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The audit log: append-only, each row chained to the one before, written in the transaction that it speaks about. */
public final class AuditBook {
    /** Any constant will do: it names the lock that puts appending transactions in a row. */
    private static final long LOCK = 0x65_76_65_6e_68_61_6eL;

    private final Handle handle;
    private final List<Entry> pending = new ArrayList<>();

    AuditBook(Handle handle) {
        this.handle = handle;
    }

    /**
     * Notes an act; it is written when the transaction commits.
     *
     * @param actor a member of staff, or {@code rules}, {@code account holder}, {@code feed}
     * @param subject what it was done to, as {@code noun:id}; never an account
     */
    public void append(Instant at, String actor, String act, String subject, String detail) {
        pending.add(new Entry(at.truncatedTo(ChronoUnit.MILLIS), actor, act, subject, detail));
    }

    void flush() {
        if (pending.isEmpty()) {
            return;
        }
        handle.execute("select pg_advisory_xact_lock(?)", LOCK);
        AuditRow last = last();
        long seq = last == null ? 0 : last.seq();
        String hash = last == null ? AuditRow.START : last.hash();
        for (Entry entry : pending) {
            AuditRow row =
                    AuditRow.next(++seq, hash, entry.at(), entry.actor(), entry.act(), entry.subject(), entry.detail());
            insert(row);
            hash = row.hash();
        }
        pending.clear();
    }

    /** The newest row, or null. */
    public @Nullable AuditRow last() {
        return handle.createQuery("select * from audit_log order by seq desc limit 1")
                .map((row, context) -> row(row))
                .findOne()
                .orElse(null);
    }

    /** How often something was done. */
    public long count(String act) {
        return handle.createQuery("select count(*) from audit_log where act = :act")
                .bind("act", act)
                .mapTo(Long.class)
                .one();
    }

    /** The first row that is not as it was written or does not follow the one before it; 0 if the whole chain is sound. */
    public long firstBroken() {
        long seq = 0;
        String hash = AuditRow.START;
        try (var rows = handle.createQuery("select * from audit_log order by seq")
                .setFetchSize(1_000)
                .map((row, context) -> row(row))
                .iterator()) {
            for (Iterator<AuditRow> each = rows; each.hasNext(); ) {
                AuditRow row = each.next();
                if (!row.follows(seq, hash)) {
                    return row.seq();
                }
                seq = row.seq();
                hash = row.hash();
            }
        }
        return 0;
    }

    private void insert(AuditRow row) {
        handle.createUpdate("insert into audit_log (seq, at, actor, act, subject, detail, prev_hash, hash) "
                        + "values (:seq, :at, :actor, :act, :subject, :detail, :prev, :hash)")
                .bind("seq", row.seq())
                .bind("at", Column.time(row.at()))
                .bind("actor", row.actor())
                .bind("act", row.act())
                .bind("subject", row.subject())
                .bind("detail", row.detail())
                .bind("prev", row.prevHash())
                .bind("hash", row.hash())
                .execute();
    }

    private static AuditRow row(ResultSet row) throws SQLException {
        return new AuditRow(
                row.getLong("seq"),
                Column.instant(row, "at"),
                row.getString("actor"),
                row.getString("act"),
                row.getString("subject"),
                row.getString("detail"),
                row.getString("prev_hash"),
                row.getString("hash"));
    }

    private record Entry(Instant at, String actor, String act, String subject, String detail) {}
}
