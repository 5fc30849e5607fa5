// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.address;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.IncompatibleAddressException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of exactly one address and nothing else: no ranges, prefixes, zones, ports, white space, octal,
 * hexadecimal or abbreviated IPv4, no name to look up.
 *
 * <p>The library's defaults read {@code "-"} as every IPv4 address and {@code ""} as the loopback, so two gates stand in
 * a row: the characters and the length here (the library trims, and is slow on long text), then its strictest parameters.
 */
public final class AddressParser {
    private static final int LENGTH_MIN = 2;
    private static final int LENGTH_MAX = 45;
    private static final int MAPPED_PREFIX = 0xFFFF;

    private static final IPAddressStringParameters STRICT = strict();

    private AddressParser() {}

    /** The address, or null if the text is not exactly one. */
    public static @Nullable Address parse(String text) {
        if (!hasAddressCharactersOnly(text)) {
            return null;
        }
        try {
            IPAddress parsed = new IPAddressString(text, STRICT).toAddress();
            return parsed == null || parsed.isMultiple() || parsed.isPrefixed() ? null : canonical(parsed);
        } catch (AddressStringException | IncompatibleAddressException e) {
            return null;
        }
    }

    private static Address canonical(IPAddress parsed) {
        ByteBuffer bytes = ByteBuffer.wrap(parsed.getBytes());
        if (parsed.isIPv4()) {
            return Address.v4(Integer.toUnsignedLong(bytes.getInt()));
        }
        long high = bytes.getLong();
        long low = bytes.getLong();
        boolean mapped = high == 0 && low >>> Integer.SIZE == MAPPED_PREFIX;
        return mapped ? Address.v4(low & 0xFFFF_FFFFL) : Address.v6(high, low);
    }

    private static boolean hasAddressCharactersOnly(String text) {
        if (text.length() < LENGTH_MIN || text.length() > LENGTH_MAX) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            if (!digit && c != ':' && c != '.') {
                return false;
            }
        }
        return true;
    }

    private static IPAddressStringParameters strict() {
        return new IPAddressStringParameters.Builder()
                .allowEmpty(false)
                .allowAll(false)
                .allowSingleSegment(false)
                .allowWildcardedSeparator(false)
                .allowMask(false)
                .allowPrefix(false)
                .allowPrefixOnly(false)
                .setRangeOptions(RangeParameters.NO_RANGE)
                .getIPv4AddressParametersBuilder()
                .setRangeOptions(RangeParameters.NO_RANGE)
                .allow_inet_aton(false)
                .allowLeadingZeros(false)
                .allowUnlimitedLeadingZeros(false)
                .allowPrefixLengthLeadingZeros(false)
                .allowPrefixesBeyondAddressSize(false)
                .allowBinary(false)
                .getParentBuilder()
                .getIPv6AddressParametersBuilder()
                .setRangeOptions(RangeParameters.NO_RANGE)
                .allowZone(false)
                .allowEmptyZone(false)
                .allowBase85(false)
                .allowBinary(false)
                .allowUnlimitedLeadingZeros(false)
                .allowMixed(true)
                .getEmbeddedIPv4AddressParametersBuilder()
                .setRangeOptions(RangeParameters.NO_RANGE)
                .allow_inet_aton(false)
                .allowLeadingZeros(false)
                .allowUnlimitedLeadingZeros(false)
                .allowBinary(false)
                .getEmbeddedIPv4AddressParentBuilder()
                .getParentBuilder()
                .toParams();
    }
}
