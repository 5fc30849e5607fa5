// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.network;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.format.util.AssociativeAddressTrie.AssociativeTrieNode;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv4.IPv4AddressAssociativeTrie;
import inet.ipaddr.ipv6.IPv6Address;
import inet.ipaddr.ipv6.IPv6AddressAssociativeTrie;
import io.evenhand.asn.address.Address;
import io.evenhand.asn.address.Prefix;
import io.evenhand.asn.table.NetworkTable;
import io.evenhand.bench.program.Meter;
import org.jspecify.annotations.Nullable;

/** The tries of the IPAddress library, with its parser; its defaults read texts that are no address. */
final class LibraryTrie implements Contestant {
    private final IPv4AddressAssociativeTrie<Long> v4 = new IPv4AddressAssociativeTrie<>();
    private final IPv6AddressAssociativeTrie<Long> v6 = new IPv6AddressAssociativeTrie<>();
    private final long bytes;

    LibraryTrie(NetworkTable table) {
        long before = Meter.heap();
        table.forEach((range, network) -> Prefix.cover(range.first(), range.last(), prefix -> {
            Address first = prefix.first();
            if (first.v4()) {
                v4.put(new IPv4Address((int) first.low(), prefix.length()), network.asn());
            } else {
                v6.put(new IPv6Address(first.bytes(), prefix.length()), network.asn());
            }
        }));
        bytes = Meter.heap() - before;
    }

    @Override
    public String name() {
        return "IPAddress trie";
    }

    @Override
    public long find(Address address) {
        return address.v4()
                ? value(v4.longestPrefixMatchNode(new IPv4Address((int) address.low())))
                : value(v6.longestPrefixMatchNode(new IPv6Address(address.bytes())));
    }

    @Override
    public long read(String text) {
        IPAddress parsed = new IPAddressString(text).getAddress();
        return parsed.isIPv4()
                ? value(v4.longestPrefixMatchNode(parsed.toIPv4()))
                : value(v6.longestPrefixMatchNode(parsed.toIPv6()));
    }

    private static long value(@Nullable AssociativeTrieNode<?, Long> node) {
        return node == null ? 0 : node.getValue();
    }

    @Override
    public long bytes() {
        return bytes;
    }
}
