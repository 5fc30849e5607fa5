// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.collateral;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.NetId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Sightings in memory, the newest of each account on each network. For one thread. */
public final class SightingLog implements Sightings {
    private final Map<Key, Sighting> newest = new HashMap<>();

    private record Key(AccountId account, NetId network) {}

    /** Keeps the sighting if it is the newest of its account on its network. */
    public void add(Sighting sighting) {
        newest.merge(
                new Key(sighting.account(), sighting.network()), sighting, (a, b) -> a.at().isAfter(b.at()) ? a : b);
    }

    @Override
    public void forEach(Scope scope, Instant since, Consumer<Sighting> out) {
        for (Sighting sighting : newest.values()) {
            if (!sighting.at().isBefore(since) && scope.covers(sighting)) {
                out.accept(sighting);
            }
        }
    }
}
