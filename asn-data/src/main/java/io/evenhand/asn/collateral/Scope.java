// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.collateral;

import io.evenhand.contract.id.NetId;
import java.util.Set;

/** Which sightings are asked for. */
public sealed interface Scope {
    boolean covers(Sighting sighting);

    /** Those on networks of these autonomous systems. */
    record OfSystems(Set<Long> asns) implements Scope {
        public OfSystems {
            asns = Set.copyOf(asns);
        }

        @Override
        public boolean covers(Sighting sighting) {
            Long asn = sighting.asn();
            return asn != null && asns.contains(asn);
        }
    }

    /** Those on these networks, by their pseudonyms in every period of the window. */
    record OfNetworks(Set<NetId> networks) implements Scope {
        public OfNetworks {
            networks = Set.copyOf(networks);
        }

        @Override
        public boolean covers(Sighting sighting) {
            return networks.contains(sighting.network());
        }
    }
}
