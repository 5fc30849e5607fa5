// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.evenhand.contract.id.Sha256;
import io.evenhand.enforcement.identity.Role;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.SessionRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in. A session outlives the process in which it began and is known to all of them. What is kept of it is a
 * digest of what the browser holds, so nothing can be stolen from the shelf to become somebody.
 */
public final class Sessions {
    /** How long a session lasts without a request. */
    static final Duration IDLE_MAX = Duration.ofHours(2);

    /** How long a session lasts at all: a working day. */
    static final Duration AGE_MAX = Duration.ofHours(12);

    /** That somebody was seen is written down this often; a request more costs a look only. */
    static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private final SessionShelf shelf;
    private final Clock clock;

    public Sessions(SessionShelf shelf, Clock clock) {
        this.shelf = shelf;
        this.clock = clock;
    }

    /** Begins a session under an id that did not exist before, so that one planted beforehand is worth nothing. */
    public StaffSession begin(StaffMember member) {
        Instant now = clock.instant();
        String id = Tokens.random();
        shelf.begin(digest(id), member.name(), member.role().name(), now, now.minus(AGE_MAX));
        return new StaffSession(id, member, proof(id), now);
    }

    /** The session with this id, or null if there is none any more. */
    public @Nullable StaffSession find(@Nullable String id) {
        if (id == null || id.isEmpty()) {
            return null;
        }
        String digest = digest(id);
        SessionRow row = shelf.find(digest);
        Instant now = clock.instant();
        if (row == null || isOver(row, now)) {
            return null;
        }
        if (Duration.between(row.lastAt(), now).compareTo(SEEN_EVERY) >= 0) {
            shelf.seen(digest, now);
        }
        return new StaffSession(id, new StaffMember(row.name(), Role.valueOf(row.role())), proof(id), row.began());
    }

    public void end(String id) {
        shelf.end(digest(id));
    }

    private static boolean isOver(SessionRow row, Instant now) {
        return Duration.between(row.lastAt(), now).compareTo(IDLE_MAX) > 0
                || Duration.between(row.began(), now).compareTo(AGE_MAX) > 0;
    }

    private static String digest(String id) {
        return Sha256.hex(("session " + id).getBytes(US_ASCII));
    }

    /** What forms carry follows from the id, which it does not give away. */
    private static String proof(String id) {
        return Sha256.hex(("form " + id).getBytes(US_ASCII));
    }
}
