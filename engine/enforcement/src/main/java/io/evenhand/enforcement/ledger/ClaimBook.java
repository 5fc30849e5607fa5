// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Who works on which case right now. */
public final class ClaimBook {
    private final Handle handle;

    ClaimBook(Handle handle) {
        this.handle = handle;
    }

    /** Somebody who works on a case, until it is free again. */
    public record Claim(String staff, Instant until) {}

    /** Takes a case that is free, or makes one's own claim longer; nothing happens if somebody else works on it. */
    public void take(CaseId id, String staff, Instant until, Instant now) {
        handle.createUpdate("insert into case_claims (case_id, staff, until) values (:id, :staff, :until) "
                        + "on conflict (case_id) do update set staff = excluded.staff, until = excluded.until "
                        + "where case_claims.until <= :now or case_claims.staff = excluded.staff")
                .bind("id", id.value())
                .bind("staff", staff)
                .bind("until", Column.time(until))
                .bind("now", Column.time(now))
                .execute();
    }

    /** Who works on a case, or null. */
    public @Nullable Claim find(CaseId id, Instant now) {
        return handle.createQuery("select staff, until from case_claims where case_id = :id and until > :now")
                .bind("id", id.value())
                .bind("now", Column.time(now))
                .map((row, context) -> new Claim(row.getString("staff"), Column.instant(row, "until")))
                .findOne()
                .orElse(null);
    }

    /** Gives a case back; nothing happens if it is somebody else's. */
    public void release(CaseId id, String staff) {
        handle.createUpdate("delete from case_claims where case_id = :id and staff = :staff")
                .bind("id", id.value())
                .bind("staff", staff)
                .execute();
    }
}
