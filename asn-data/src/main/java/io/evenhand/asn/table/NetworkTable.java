// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.table;

import io.evenhand.asn.address.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An immutable table of ranges that do not overlap, each with its network; found by binary search over plain arrays.
 *
 * <p>Built once and published by replacing the reference to it: readers never see two versions mixed.
 */
public final class NetworkTable implements Networks {
    private final Ranges v4;
    private final Ranges v6;
    private final List<Network> networks;

    private NetworkTable(Ranges v4, Ranges v6, List<Network> networks) {
        this.v4 = v4;
        this.v6 = v6;
        this.networks = networks;
    }

    @Override
    public @Nullable Network find(Address address) {
        int network = (address.v4() ? v4 : v6).find(address);
        return network < 0 ? null : networks.get(network);
    }

    /** How many ranges there are, of both families. */
    public int size() {
        return v4.size() + v6.size();
    }

    /** The ranges announced by one autonomous system, IPv4 first, in order of address. */
    public List<AddressRange> rangesOf(long asn) {
        List<AddressRange> out = new ArrayList<>();
        for (Ranges ranges : List.of(v4, v6)) {
            for (int i = 0; i < ranges.size(); i++) {
                if (networks.get(ranges.networkAt(i)).asn() == asn) {
                    out.add(ranges.at(i));
                }
            }
        }
        return out;
    }

    /** Collects ranges in order of address; IPv4 and IPv6 may be mixed. */
    public static final class Builder {
        private final Ranges.Builder v4 = new Ranges.Builder(true);
        private final Ranges.Builder v6 = new Ranges.Builder(false);
        private final List<Network> networks = new ArrayList<>();
        private final Map<Network, Integer> indexes = new HashMap<>();

        /**
         * Adds a range after those already added of its family.
         *
         * @throws IllegalArgumentException if it begins before the last one ends
         */
        public Builder add(AddressRange range, Network network) {
            Ranges.Builder family = range.first().v4() ? v4 : v6;
            family.add(range, indexes.computeIfAbsent(network, this::append));
            return this;
        }

        private int append(Network network) {
            networks.add(network);
            return networks.size() - 1;
        }

        public NetworkTable build() {
            return new NetworkTable(v4.build(), v6.build(), List.copyOf(networks));
        }
    }
}
