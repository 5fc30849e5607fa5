// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Who is signed in at the desk, by a digest of what their browser holds. */
public final class SessionBook {
    private static final String DIGEST = "digest";

    private final Handle handle;

    SessionBook(Handle handle) {
        this.handle = handle;
    }

    /** Remembers a new one, and forgets those that began before {@code over}. */
    public void begin(String digest, String name, String role, Instant now, Instant over) {
        handle.createUpdate("delete from staff_sessions where began < :over")
                .bind("over", Column.time(over))
                .execute();
        handle.createUpdate("insert into staff_sessions (digest, name, role, began, last_at) "
                        + "values (:digest, :name, :role, :now, :now)")
                .bind(DIGEST, digest)
                .bind("name", name)
                .bind("role", role)
                .bind("now", Column.time(now))
                .execute();
    }

    public @Nullable SessionRow find(String digest) {
        return handle.createQuery("select name, role, began, last_at from staff_sessions where digest = :digest")
                .bind(DIGEST, digest)
                .map((row, context) -> new SessionRow(
                        row.getString("name"),
                        row.getString("role"),
                        Column.instant(row, "began"),
                        Column.instant(row, "last_at")))
                .findOne()
                .orElse(null);
    }

    /** They were seen; times never go back. */
    public void seen(String digest, Instant now) {
        handle.createUpdate("update staff_sessions set last_at = greatest(last_at, :now) where digest = :digest")
                .bind(DIGEST, digest)
                .bind("now", Column.time(now))
                .execute();
    }

    public void end(String digest) {
        handle.createUpdate("delete from staff_sessions where digest = :digest")
                .bind(DIGEST, digest)
                .execute();
    }

    /** Ends every one of a person, whose role or password is another from now on. */
    public void endAll(String name) {
        handle.createUpdate("delete from staff_sessions where name = :name")
                .bind("name", name)
                .execute();
    }
}
