// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.SessionRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where sessions are kept, by a digest of what the browser holds. */
public interface SessionShelf {
    /** Remembers a new one, and forgets those that began before {@code over}. */
    void begin(String digest, String name, String role, Instant now, Instant over);

    @Nullable
    SessionRow find(String digest);

    void seen(String digest, Instant now);

    void end(String digest);

    /** In the ledger, where every casework process finds them. */
    static SessionShelf in(Ledger ledger) {
        return new SessionShelf() {
            @Override
            public void begin(String digest, String name, String role, Instant now, Instant over) {
                ledger.run(books -> books.sessions().begin(digest, name, role, now, over));
            }

            @Override
            public @Nullable SessionRow find(String digest) {
                return ledger.<@Nullable SessionRow>inTransaction(
                        books -> books.sessions().find(digest));
            }

            @Override
            public void seen(String digest, Instant now) {
                ledger.run(books -> books.sessions().seen(digest, now));
            }

            @Override
            public void end(String digest) {
                ledger.run(books -> books.sessions().end(digest));
            }
        };
    }
}
