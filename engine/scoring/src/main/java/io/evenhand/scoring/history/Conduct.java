// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import java.time.Instant;
import java.util.Comparator;

/**
 * What an account did, as scoring sees it: an event without any trace of the network it came from.
 *
 * <p>This is the scorer's only input about behaviour; since it has no field for a network, no network can decide.
 */
public record Conduct(EventId id, Instant at, AccountId account, EventBody body) {
    /** The order of folding; the last resort makes it total even for two events that wrongly share an id and a time. */
    public static final Comparator<Conduct> ORDER = Comparator.comparing(Conduct::at)
            .thenComparing(Conduct::id)
            .thenComparing(conduct -> conduct.body().toString());

    /** The conduct in an event: everything but the network. */
    public static Conduct of(Event event) {
        return new Conduct(event.id(), event.at(), event.account(), event.body());
    }

    /** Milliseconds since 1970. */
    public long millis() {
        return at.toEpochMilli();
    }
}
