// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

/** The numbers of autonomous systems that nobody has (IANA registry; RFC 5398, 6793, 6996, 7300, 7607). */
public final class ReservedNumbers {
    private static final long AS_TRANS = 23456;

    private ReservedNumbers() {}

    /** Whether the number is reserved, private or for documentation. */
    public static boolean isReserved(long asn) {
        return asn == 0
                || asn == AS_TRANS
                || isForDocumentation(asn)
                || (asn >= 64512 && asn <= 65535)
                || asn >= 4_200_000_000L;
    }

    /** Whether the number stands in examples only. */
    public static boolean isForDocumentation(long asn) {
        return (asn >= 64496 && asn <= 64511) || (asn >= 65536 && asn <= 65551);
    }
}
