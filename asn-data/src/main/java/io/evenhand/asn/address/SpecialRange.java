// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.address;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block that the IANA registries of special-purpose addresses set apart from the ordinary Internet.
 *
 * @param prefix the block
 * @param name what it is for
 * @param rfc the document that says so
 * @param treatment what follows from it here
 */
public record SpecialRange(Prefix prefix, String name, String rfc, Treatment treatment) {
    /** What may be done with an address of a block. */
    public enum Treatment {
        /** Reachable and announced like any other. */
        GLOBAL,
        /** A house, a machine or a carrier's inside: as a client's address it means a proxy that hides the client. */
        LOCAL,
        /** For examples only: nobody has one. */
        DOCUMENTATION,
        /** Nobody's: never the source of a connection. */
        RESERVED,
        /** A gateway that strangers share; the address of one of them may be inside. */
        GATEWAY
    }

    private static final List<SpecialRange> MOST_SPECIFIC_FIRST = sorted(
            row("0.0.0.0/8", "this network", "RFC 791", Treatment.RESERVED),
            row("10.0.0.0/8", "private", "RFC 1918", Treatment.LOCAL),
            row("100.64.0.0/10", "shared by customers of a carrier", "RFC 6598", Treatment.LOCAL),
            row("127.0.0.0/8", "loopback", "RFC 1122", Treatment.LOCAL),
            row("169.254.0.0/16", "link-local", "RFC 3927", Treatment.LOCAL),
            row("172.16.0.0/12", "private", "RFC 1918", Treatment.LOCAL),
            row("192.0.0.0/24", "protocol assignments", "RFC 6890", Treatment.RESERVED),
            row("192.0.0.9/32", "port control anycast", "RFC 7723", Treatment.GLOBAL),
            row("192.0.0.10/32", "relays anycast", "RFC 8155", Treatment.GLOBAL),
            row("192.0.2.0/24", "documentation", "RFC 5737", Treatment.DOCUMENTATION),
            row("192.31.196.0/24", "AS112", "RFC 7535", Treatment.GLOBAL),
            row("192.52.193.0/24", "multicast tunnels", "RFC 7450", Treatment.GLOBAL),
            row("192.88.99.0/24", "6to4 relays", "RFC 7526", Treatment.GATEWAY),
            row("192.168.0.0/16", "private", "RFC 1918", Treatment.LOCAL),
            row("192.175.48.0/24", "AS112", "RFC 7534", Treatment.GLOBAL),
            row("198.18.0.0/15", "benchmarking", "RFC 2544", Treatment.DOCUMENTATION),
            row("198.51.100.0/24", "documentation", "RFC 5737", Treatment.DOCUMENTATION),
            row("203.0.113.0/24", "documentation", "RFC 5737", Treatment.DOCUMENTATION),
            row("224.0.0.0/4", "multicast", "RFC 5771", Treatment.RESERVED),
            row("240.0.0.0/4", "reserved", "RFC 1112", Treatment.RESERVED),
            row("255.255.255.255/32", "broadcast", "RFC 8190", Treatment.RESERVED),
            row("::/128", "unspecified", "RFC 4291", Treatment.RESERVED),
            row("::1/128", "loopback", "RFC 4291", Treatment.LOCAL),
            row("64:ff9b::/96", "NAT64", "RFC 6052", Treatment.GATEWAY),
            row("64:ff9b:1::/48", "NAT64 of one site", "RFC 8215", Treatment.LOCAL),
            row("100::/64", "discard", "RFC 6666", Treatment.RESERVED),
            row("100:0:0:1::/64", "dummy", "RFC 9780", Treatment.RESERVED),
            row("2001::/32", "Teredo", "RFC 4380", Treatment.GATEWAY),
            row("2001:2::/48", "benchmarking", "RFC 5180", Treatment.DOCUMENTATION),
            row("2001:10::/28", "ORCHID", "RFC 4843", Treatment.RESERVED),
            row("2001:20::/28", "ORCHIDv2", "RFC 7343", Treatment.RESERVED),
            row("2001:db8::/32", "documentation", "RFC 3849", Treatment.DOCUMENTATION),
            row("2002::/16", "6to4", "RFC 3056", Treatment.GATEWAY),
            row("2620:4f:8000::/48", "AS112", "RFC 7534", Treatment.GLOBAL),
            row("3fff::/20", "documentation", "RFC 9637", Treatment.DOCUMENTATION),
            row("5f00::/16", "segment identifiers", "RFC 9602", Treatment.RESERVED),
            row("fc00::/7", "unique local", "RFC 4193", Treatment.LOCAL),
            row("fe80::/10", "link-local", "RFC 4291", Treatment.LOCAL),
            row("ff00::/8", "multicast", "RFC 4291", Treatment.RESERVED));

    /** Every block, the most specific first. IPv4 mapped into IPv6 is none: it is read as IPv4. */
    public static List<SpecialRange> all() {
        return MOST_SPECIFIC_FIRST;
    }

    /** The most specific block that the address lies in, or null if it is an ordinary one. */
    public static @Nullable SpecialRange of(Address address) {
        for (SpecialRange range : MOST_SPECIFIC_FIRST) {
            if (range.prefix.contains(address)) {
                return range;
            }
        }
        return null;
    }

    /** What may be done with the address; ordinary ones are {@link Treatment#GLOBAL}. */
    public static Treatment treatment(Address address) {
        SpecialRange range = of(address);
        return range == null ? Treatment.GLOBAL : range.treatment;
    }

    private static List<SpecialRange> sorted(SpecialRange... rows) {
        return Arrays.stream(rows)
                .sorted(Comparator.comparingInt(
                        (SpecialRange row) -> -row.prefix().length()))
                .toList();
    }

    private static SpecialRange row(String prefix, String name, String rfc, Treatment treatment) {
        return new SpecialRange(Prefix.parse(prefix), name, rfc, treatment);
    }
}
