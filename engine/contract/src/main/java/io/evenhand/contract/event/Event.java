// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.event;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.NetId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What the platform reports about one account, free of content and of addresses.
 *
 * @param id unique per producer; a repeat is the same event
 * @param at when it happened, milliseconds, UTC
 * @param account the owner account it is about
 * @param net a keyed pseudonym of the network it came from, or null; there is no field for an address
 * @param body what happened
 */
public record Event(
        EventId id, Instant at, AccountId account, @Nullable NetId net, EventBody body) {
    /** The order in which one account's events are folded, whatever the order in which they arrived. */
    public static final Comparator<Event> BY_TIME_THEN_ID =
            Comparator.comparing(Event::at).thenComparing(Event::id);

    public Event {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    public EventType type() {
        return body.type();
    }

    /** The same event, from the network with this pseudonym. */
    public Event withNet(@Nullable NetId pseudonym) {
        return new Event(id, at, account, pseudonym, body);
    }
}
