// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.PinRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where people keep edges at the newest revision for some hours, and let them go on.
 *
 * <p>Only the newest revision can be pinned: an older one would restrict again whoever was given back their account since.
 * A pin keeps back what relieves people too, so it ends by itself within a day.
 */
public final class PinDesk {
    static final Duration LONGEST = Duration.ofHours(24);
    private static final int REASON_LENGTH_MIN = 10;
    private static final int REASON_LENGTH_MAX = 500;

    private final Ledger ledger;
    private final FeedPublisher feed;
    private final Clock clock;

    public PinDesk(Ledger ledger, FeedPublisher feed, Clock clock) {
        this.ledger = ledger;
        this.feed = feed;
        this.clock = clock;
    }

    /** What comes of it. */
    public enum Outcome {
        DONE,
        /** The person's role does not allow it. */
        ROLE,
        REASON_LENGTH,
        /** Longer than a day, or no time at all. */
        TOO_LONG,
        /** Another revision is the newest one. */
        NOT_THE_NEWEST,
        /** A pin holds already. */
        PINNED_ALREADY,
        /** No pin holds. */
        NOT_PINNED
    }

    /** Keeps edges at {@code rev}, which must be the newest, until it is released or the time is over. */
    public Outcome pin(StaffMember by, long rev, Duration length, String reason) {
        String why = reason.strip();
        if (!by.role().pinsFeed()) {
            return Outcome.ROLE;
        }
        if (why.length() < REASON_LENGTH_MIN || why.length() > REASON_LENGTH_MAX) {
            return Outcome.REASON_LENGTH;
        }
        if (length.compareTo(LONGEST) > 0 || length.isNegative() || length.isZero()) {
            return Outcome.TOO_LONG;
        }
        return feed.betweenRevisions(head -> rev == head ? pinned(by, rev, length, why) : Outcome.NOT_THE_NEWEST);
    }

    private Outcome pinned(StaffMember by, long rev, Duration length, String why) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant until = now.plus(length);
        return ledger.inTransaction(books -> {
            if (books.feed().pin(now) != null) {
                return Outcome.PINNED_ALREADY;
            }
            books.feed().pin(rev, why, by.name(), now, until);
            books.audit()
                    .append(now, by.name(), "feed.pinned", "feed", "revision " + rev + " until " + until + ": " + why);
            return Outcome.DONE;
        });
    }

    /** Lets edges go on. */
    public Outcome release(StaffMember by, String reason) {
        String why = reason.strip();
        if (!by.role().pinsFeed()) {
            return Outcome.ROLE;
        }
        if (why.length() < REASON_LENGTH_MIN || why.length() > REASON_LENGTH_MAX) {
            return Outcome.REASON_LENGTH;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return feed.betweenRevisions(head -> ledger.inTransaction(books -> {
            PinRow pin = books.feed().pin(now);
            if (pin == null) {
                return Outcome.NOT_PINNED;
            }
            books.feed().unpin(pin.id(), why, by.name(), now);
            books.audit().append(now, by.name(), "feed.unpinned", "feed", "revision " + pin.rev() + ": " + why);
            return Outcome.DONE;
        }));
    }
}
