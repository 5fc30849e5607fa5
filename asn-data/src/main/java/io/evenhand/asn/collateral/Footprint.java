// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.collateral;

import inet.ipaddr.IPAddress;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import io.evenhand.asn.address.Address;
import io.evenhand.asn.address.Prefix;
import io.evenhand.asn.table.AddressRange;
import io.evenhand.asn.table.NetworkTable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What one or more autonomous systems cover.
 *
 * @param v4Addresses how many IPv4 addresses
 * @param v4Prefixes how many prefixes it takes to write them down
 * @param v6Networks how many IPv6 {@code /64}s, each a customer or more
 * @param v6Prefixes how many prefixes it takes to write the IPv6 addresses down
 */
public record Footprint(long v4Addresses, int v4Prefixes, BigInteger v6Networks, int v6Prefixes) {
    private static final int V6_NETWORK_BITS = 64;

    /** The footprint of these autonomous systems together; adjacent ranges count as one. */
    public static Footprint of(NetworkTable table, Collection<Long> asns) {
        return of(table.rangesOf(asns));
    }

    /** The footprint of what is announced within the prefix. */
    public static Footprint of(NetworkTable table, Prefix prefix) {
        List<AddressRange> ranges = new ArrayList<>();
        table.forEachIn(prefix, (range, network) -> ranges.add(range));
        return of(ranges);
    }

    /** The footprint of these prefixes together, whoever announces them; one inside another counts once. */
    public static Footprint ofPrefixes(Collection<Prefix> prefixes) {
        List<AddressRange> ranges = new ArrayList<>();
        Prefix around = null;
        for (Prefix prefix : prefixes.stream().sorted().toList()) {
            if (around == null || !around.contains(prefix)) {
                around = prefix;
                ranges.add(new AddressRange(prefix.first(), prefix.last()));
            }
        }
        return of(ranges);
    }

    /** How much of all announced IPv4 addresses that is, per cent. */
    public double percentOfAnnounced(NetworkTable table) {
        long[] all = new long[1];
        table.forEach((range, network) -> {
            if (range.first().v4()) {
                all[0] += range.last().low() - range.first().low() + 1;
            }
        });
        return all[0] == 0 ? 0 : 100.0 * v4Addresses / all[0];
    }

    private static Footprint of(List<AddressRange> ranges) {
        long v4Addresses = 0;
        int v4Prefixes = 0;
        BigInteger v6Addresses = BigInteger.ZERO;
        int v6Prefixes = 0;
        for (AddressRange range : joined(ranges)) {
            IPAddress first = library(range.first());
            IPAddress last = library(range.last());
            int prefixes = first.spanWithPrefixBlocks(last).length;
            if (range.first().v4()) {
                v4Addresses += range.last().low() - range.first().low() + 1;
                v4Prefixes += prefixes;
            } else {
                v6Addresses = v6Addresses.add(
                        last.getValue().subtract(first.getValue()).add(BigInteger.ONE));
                v6Prefixes += prefixes;
            }
        }
        return new Footprint(v4Addresses, v4Prefixes, v6Addresses.shiftRight(V6_NETWORK_BITS), v6Prefixes);
    }

    private static List<AddressRange> joined(List<AddressRange> sorted) {
        List<AddressRange> out = new ArrayList<>();
        for (AddressRange range : sorted) {
            AddressRange before = out.isEmpty() ? null : out.get(out.size() - 1);
            if (before != null
                    && before.first().v4() == range.first().v4()
                    && before.last().next().equals(range.first())) {
                out.set(out.size() - 1, new AddressRange(before.first(), range.last()));
            } else {
                out.add(range);
            }
        }
        return out;
    }

    private static IPAddress library(Address address) {
        return address.v4() ? new IPv4Address((int) address.low()) : new IPv6Address(address.bytes());
    }
}
