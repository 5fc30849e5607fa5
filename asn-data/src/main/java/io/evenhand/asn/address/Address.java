// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.address;

import inet.ipaddr.IPAddress;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.nio.ByteBuffer;

/**
 * One address of one host in canonical form: an IPv4 address mapped into IPv6 is the IPv4 address.
 *
 * @param v4 whether it is an IPv4 address; {@code high} is then 0 and {@code low} within 32 bits
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record Address(boolean v4, long high, long low) implements Comparable<Address> {
    private static final int V4_HOST_BITS = 8;
    private static final int V6_HOST_BITS_OF_HIGH = 8;
    private static final long V4_MASK = 0xFFFF_FFFFL;

    public Address {
        if (v4 && (high != 0 || (low & ~V4_MASK) != 0)) {
            throw new IllegalArgumentException("an IPv4 address has 32 bits");
        }
    }

    /** The IPv4 address of these 32 bits. */
    public static Address v4(long bits) {
        return new Address(true, 0, bits);
    }

    /** The IPv6 address of these 128 bits. */
    public static Address v6(long high, long low) {
        return new Address(false, high, low);
    }

    /** The first address of its {@code /24} or {@code /56}: all that a pseudonym is made from. */
    public Address network() {
        return v4
                ? v4(low >>> V4_HOST_BITS << V4_HOST_BITS)
                : v6(high >>> V6_HOST_BITS_OF_HIGH << V6_HOST_BITS_OF_HIGH, 0);
    }

    /** The address after this one; wraps around after the last one. */
    public Address next() {
        if (v4) {
            return v4((low + 1) & V4_MASK);
        }
        return v6(low == -1 ? high + 1 : high, low + 1);
    }

    /** The address before this one; wraps around before the first one. */
    public Address previous() {
        if (v4) {
            return v4((low - 1) & V4_MASK);
        }
        return v6(low == 0 ? high - 1 : high, low - 1);
    }

    /** The 4 or 16 bytes in network order. */
    public byte[] bytes() {
        return v4
                ? ByteBuffer.allocate(Integer.BYTES).putInt((int) low).array()
                : ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
    }

    /** The canonical text (RFC 5952 for IPv6), for people who asked for this address; never for a log. */
    public String text() {
        IPAddress address = v4 ? new IPv4Address((int) low) : new IPv6Address(bytes());
        return address.toCanonicalString();
    }

    /** IPv4 before IPv6, then by unsigned value. */
    @Override
    public int compareTo(Address other) {
        if (v4 != other.v4) {
            return v4 ? -1 : 1;
        }
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** Without its value: addresses are never printed by accident. */
    @Override
    public String toString() {
        return v4 ? "Address[v4]" : "Address[v6]";
    }
}
