// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.address;

import org.jspecify.annotations.Nullable;

/**
 * The IPv4 address inside an IPv6 address of a gateway. An allow entry may be looked up for either; nothing may be denied
 * because of the inner one, for strangers share the gateway.
 *
 * @param kind how it is written
 * @param inner the address inside
 */
public record EmbeddedV4(Kind kind, Address inner) {
    private static final long NAT64_HIGH = 0x0064_FF9B_0000_0000L;
    private static final int TEREDO_HIGH = 0x2001_0000;
    private static final int SIX_TO_FOUR = 0x2002;
    private static final long V4_MASK = 0xFFFF_FFFFL;

    /** How an IPv4 address is written into an IPv6 address. */
    public enum Kind {
        /** The last 32 bits of {@code 64:ff9b::/96} (RFC 6052). */
        NAT64,
        /** Bits 16 to 47 of {@code 2002::/16} (RFC 3056). */
        SIX_TO_FOUR,
        /** The last 32 bits of {@code 2001::/32}, each inverted (RFC 4380). */
        TEREDO
    }

    /** What is inside the address, or null. */
    public static @Nullable EmbeddedV4 of(Address address) {
        long high = address.high();
        long low = address.low();
        if (address.v4()) {
            return null;
        }
        if (high == NAT64_HIGH && low >>> Integer.SIZE == 0) {
            return new EmbeddedV4(Kind.NAT64, Address.v4(low));
        }
        if (high >>> 48 == SIX_TO_FOUR) {
            return new EmbeddedV4(Kind.SIX_TO_FOUR, Address.v4(high >>> 16 & V4_MASK));
        }
        if (high >>> Integer.SIZE == TEREDO_HIGH) {
            return new EmbeddedV4(Kind.TEREDO, Address.v4(~low & V4_MASK));
        }
        return null;
    }
}
