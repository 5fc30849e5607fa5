// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.network;

import io.evenhand.asn.address.Prefix;
import io.evenhand.enforcement.ledger.MeasureRow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is done about a network under attack from it. It is no decision about anybody: it has another table, another desk
 * and an end within {@link #LONGEST}.
 *
 * @param until when it ends, early or not
 */
public record NetworkMeasure(
        long id, Prefix prefix, Action action, Cause cause, String words, Instant from, Instant until) {
    /** No measure lasts longer. */
    public static final Duration LONGEST = Duration.ofDays(3);

    /** What is done; a closed choice, so that no other program takes one for another. */
    public enum Action {
        /** Connections from it are refused. */
        DENY,
        /** Connections from it are let through, also where a wider measure refuses them. */
        ALLOW
    }

    /** Why; selling access is no cause, and there is no way to say so. */
    public enum Cause {
        /** A flood of requests. */
        DDOS,
        /** Attempts to break in. */
        SECURITY
    }

    public NetworkMeasure {
        if (!until.isAfter(from) || until.isAfter(from.plus(LONGEST))) {
            throw new IllegalArgumentException(
                    "a measure against a network ends within " + LONGEST.toHours() + " hours");
        }
    }

    public boolean isInForce(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }

    /** The measure that two people made of a proposal, or null if they have not, or it was ended before it began. */
    public static @Nullable NetworkMeasure of(MeasureRow row) {
        Instant from = row.startsAt();
        Instant until = row.endsAt();
        Instant lifted = row.liftedAt();
        if (from == null || until == null || (lifted != null && !lifted.isAfter(from))) {
            return null;
        }
        return new NetworkMeasure(
                row.id(),
                Prefix.parse(row.prefix()),
                Action.valueOf(row.action()),
                Cause.valueOf(row.cause()),
                row.words(),
                from,
                lifted != null && lifted.isBefore(until) ? lifted : until);
    }
}
