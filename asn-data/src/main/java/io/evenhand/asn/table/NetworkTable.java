// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.table;

import io.evenhand.asn.address.Address;
import io.evenhand.asn.address.Prefix;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An immutable table of ranges that do not overlap, each with its network.
 *
 * <p>Built once and published by replacing the reference to it: readers never see two versions mixed.
 */
public final class NetworkTable implements Networks {
    private final RangeTrie ranges;
    private final NetworkRows rows;

    private NetworkTable(RangeTrie ranges, NetworkRows rows) {
        this.ranges = ranges;
        this.rows = rows;
    }

    /** Takes one range and its network. */
    public interface Visitor {
        void accept(AddressRange range, Network network);
    }

    @Override
    public @Nullable Network find(Address address) {
        int row = ranges.find(address);
        return row == 0 ? null : rows.at(row);
    }

    /** The AS number of an IPv4 address, or 0; allocates nothing. */
    public long asnOfV4(int bits) {
        int row = ranges.findV4(bits);
        return row == 0 ? 0 : rows.asn(row);
    }

    /** The AS number of an IPv6 address, or 0; allocates nothing. */
    public long asnOfV6(long high, long low) {
        int row = ranges.findV6(high, low);
        return row == 0 ? 0 : rows.asn(row);
    }

    /** How many ranges it was built from, of both families. */
    public int size() {
        return ranges.size();
    }

    /** How many bytes its arrays take: everything but the headers of a few objects. */
    public long bytes() {
        return ranges.bytes() + rows.bytes();
    }

    /**
     * The ranges announced by any of these autonomous systems, IPv4 first, in order of address; those that touch and have
     * one network are one.
     */
    public List<AddressRange> rangesOf(Collection<Long> asns) {
        Set<Long> wanted = Set.copyOf(asns);
        List<AddressRange> out = new ArrayList<>();
        ranges.forEach((first, last, row) -> {
            if (wanted.contains(rows.asn(row))) {
                out.add(new AddressRange(first, last));
            }
        });
        return out;
    }

    /** Calls {@code out} for every range, IPv4 first, in order of address; those that touch with one network are one. */
    public void forEach(Visitor out) {
        ranges.forEach((first, last, row) -> out.accept(new AddressRange(first, last), rows.at(row)));
    }

    /** Calls {@code out} for the part of every range that lies within the prefix, in order of address. */
    public void forEachIn(Prefix prefix, Visitor out) {
        Address first = prefix.first();
        Address last = prefix.last();
        ranges.forEach((from, to, row) -> {
            boolean inside = from.v4() == first.v4() && from.compareTo(last) <= 0 && to.compareTo(first) >= 0;
            if (inside) {
                Address start = from.compareTo(first) < 0 ? first : from;
                Address end = to.compareTo(last) > 0 ? last : to;
                out.accept(new AddressRange(start, end), rows.at(row));
            }
        });
    }

    /** Calls {@code out} for every different network. */
    public void forEachNetwork(Consumer<Network> out) {
        for (int row = 1; row <= rows.size(); row++) {
            out.accept(rows.at(row));
        }
    }

    /** Collects ranges in order of address; IPv4 and IPv6 may be mixed. */
    public static final class Builder {
        private final RangeTrie.Builder ranges = new RangeTrie.Builder();
        private final NetworkRows.Builder rows = new NetworkRows.Builder();

        /**
         * Adds a range after those already added of its family.
         *
         * @throws IllegalArgumentException if it begins before the last one ends
         */
        public Builder add(AddressRange range, Network network) {
            ranges.add(range, rows.row(network));
            return this;
        }

        public NetworkTable build() {
            return new NetworkTable(ranges.build(), rows.build());
        }
    }
}
