// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.network;

import io.evenhand.asn.collateral.Scope;
import io.evenhand.asn.collateral.Sighting;
import io.evenhand.asn.collateral.Sightings;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.NetworkBook;
import java.time.Instant;
import java.util.function.Consumer;

/** The sightings that the ledger keeps for thirty days. */
public final class LedgerSightings implements Sightings {
    private final Ledger ledger;

    public LedgerSightings(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void forEach(Scope scope, Instant since, Consumer<Sighting> out) {
        Consumer<NetworkBook.SeenRow> each =
                row -> out.accept(new Sighting(row.account(), row.network(), row.asn(), row.at()));
        ledger.run(books -> {
            if (scope instanceof Scope.OfSystems systems) {
                books.networks().seenOn(systems.asns(), since, each);
            } else if (scope instanceof Scope.OfNetworks networks) {
                books.networks().seenIn(networks.networks(), since, each);
            }
        });
    }
}
