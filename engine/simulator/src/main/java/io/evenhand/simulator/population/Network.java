// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import io.evenhand.simulator.draw.Draws;

/**
 * One synthetic network: a range out of those reserved for documentation and benchmarks, so that no address here is
 * anybody's.
 *
 * @param block the first of its /24 or /48 blocks: an address's leading 24 bits, or the 16 bits after 2001:db8
 * @param blocks how many blocks there are
 * @param asn an autonomous system number reserved for documentation
 */
public record Network(Kind kind, Family family, int block, int blocks, long asn, String country, String name) {
    /** What sort of place it is; context for audits, never evidence. */
    public enum Kind {
        HOME,
        /** Households that share addresses with many others. */
        CGNAT,
        MOBILE,
        CAMPUS,
        HOSTING,
        /** The exits of a VPN or of Tor. */
        VPN
    }

    /** The version of its addresses. */
    public enum Family {
        V4,
        V6
    }

    /** Somebody in it: the block is the household, campus or rack, the rest the machine. */
    Origin origin(Draws draws) {
        int chosen = block + draws.between(0, blocks - 1);
        return switch (family) {
            case V4 -> new Origin(this, chosen, 0, draws.between(1, 254));
            case V6 -> new Origin(this, chosen, draws.between(0, 255), draws.between(1, 0xfffe));
        };
    }

    String address(Origin origin) {
        return switch (family) {
            case V4 -> v4(origin.block()) + origin.machine();
            case V6 ->
                v6(origin.block()) + Integer.toHexString(origin.subnet()) + "::"
                        + Integer.toHexString(origin.machine());
        };
    }

    /** The first address of the range. */
    public String first() {
        return family == Family.V4 ? v4(block) + "0" : "2001:db8:" + Integer.toHexString(block) + "::";
    }

    /** The last address of the range. */
    public String last() {
        int end = block + blocks - 1;
        return family == Family.V4
                ? v4(end) + "255"
                : "2001:db8:" + Integer.toHexString(end) + ":ffff:ffff:ffff:ffff:ffff";
    }

    /** A line of the table that intake reads: first, last, ASN, country, name. */
    public String line() {
        return first() + '\t' + last() + '\t' + asn + '\t' + country + '\t' + name;
    }

    private static String v4(int block) {
        return (block >>> 16) + "." + (block >>> 8 & 255) + "." + (block & 255) + ".";
    }

    private static String v6(int block) {
        return "2001:db8:" + Integer.toHexString(block) + ":";
    }
}
