// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import io.evenhand.enforcement.identity.StaffMember;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in. They live in memory: after a restart people give their password again, and nothing on disk can be
 * stolen to become them.
 */
public final class Sessions {
    /** How long a session lasts without a request. */
    static final Duration IDLE_MAX = Duration.ofHours(2);

    /** How long a session lasts at all: a working day. */
    static final Duration AGE_MAX = Duration.ofHours(12);

    private static final int COUNT_MAX = 10_000;

    private final ConcurrentMap<String, Seen> byId = new ConcurrentHashMap<>();
    private final Clock clock;

    public Sessions(Clock clock) {
        this.clock = clock;
    }

    /** Begins a session under an id that did not exist before, so that one planted beforehand is worth nothing. */
    public StaffSession begin(StaffMember member) {
        Instant now = clock.instant();
        byId.values().removeIf(seen -> isOver(seen, now));
        if (byId.size() >= COUNT_MAX) {
            throw new IllegalStateException("too many sessions");
        }
        StaffSession session = new StaffSession(Tokens.random(), member, Tokens.random(), now);
        byId.put(session.id(), new Seen(session, now));
        return session;
    }

    /** The session with this id, or null if there is none any more. */
    public @Nullable StaffSession find(@Nullable String id) {
        if (id == null) {
            return null;
        }
        Instant now = clock.instant();
        Seen seen = byId.computeIfPresent(id, (key, old) -> isOver(old, now) ? null : new Seen(old.session(), now));
        return seen == null ? null : seen.session();
    }

    public void end(String id) {
        byId.remove(id);
    }

    private static boolean isOver(Seen seen, Instant now) {
        return Duration.between(seen.lastAt(), now).compareTo(IDLE_MAX) > 0
                || Duration.between(seen.session().began(), now).compareTo(AGE_MAX) > 0;
    }

    private record Seen(StaffSession session, Instant lastAt) {}
}
