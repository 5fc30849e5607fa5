// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.collateral;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.NetId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Sightings in memory, the newest of each account on each network; forgets what is older than {@link #RETENTION}. */
public final class SightingLog implements Sightings {
    private final Map<Key, Sighting> newest = new HashMap<>();

    private record Key(AccountId account, NetId network) {}

    /** Keeps the sighting if it is the newest of its account on its network. */
    public void add(Sighting sighting) {
        newest.merge(
                new Key(sighting.account(), sighting.network()), sighting, (a, b) -> a.at().isAfter(b.at()) ? a : b);
    }

    /** Forgets everything that must not be kept at this time; returns how many sightings that were. */
    public int forget(Instant now) {
        int before = newest.size();
        newest.values().removeIf(sighting -> sighting.at().isBefore(now.minus(RETENTION)));
        return before - newest.size();
    }

    /** Forgets the account. */
    public void forget(AccountId account) {
        newest.keySet().removeIf(key -> key.account().equals(account));
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
