// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.collateral;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** A store of sightings: filled from the topic of networks, read for people and for the fuse, and by no scorer. */
public interface Sightings {
    /** No sighting is kept for longer. */
    Duration RETENTION = Duration.ofDays(30);

    /** Passes every sighting in the scope on that is not older than {@code since}; one account may come many times. */
    void forEach(Scope scope, Instant since, Consumer<Sighting> out);
}
