// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from, to count tries by; it is kept nowhere. Behind a proxy everybody would be one address, so the
 * word of the one proxy that is trusted is taken, and nobody else's. Of an IPv6 address the network counts, for one line has
 * more addresses than there are counters.
 */
public final class CallerAddress {
    /** An address and never a name, which would be looked up. */
    private static final Pattern LITERAL = Pattern.compile("\\[?[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{1,45}]?"
            + "|(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.|$)){4}(?<!\\.)");

    private static final int NETWORK_BYTES = 8;
    private static final int IPV6_BYTES = 16;

    private CallerAddress() {}

    /**
     * The address to count by.
     *
     * @param peer who is at the other end of the connection
     * @param forwarded the lines of the header X-Forwarded-For; the last entry of the last one is what the proxy itself saw,
     *     for some proxies write behind what a caller sent and some add a line of their own
     * @param proxy the address of the trusted proxy, or null
     */
    public static String of(String peer, List<String> forwarded, @Nullable String proxy) {
        InetAddress other = parsed(peer);
        if (other == null) {
            return peer;
        }
        InetAddress told = proxy != null && other.equals(parsed(proxy)) ? last(forwarded) : null;
        return counted(told == null ? other : told);
    }

    /** Whether a text is an address and not a name. */
    public static boolean isAddress(String text) {
        return parsed(text) != null;
    }

    private static @Nullable InetAddress last(List<String> forwarded) {
        if (forwarded.isEmpty()) {
            return null;
        }
        String line = forwarded.get(forwarded.size() - 1);
        return parsed(line.substring(line.lastIndexOf(',') + 1).strip());
    }

    private static @Nullable InetAddress parsed(String address) {
        try {
            return LITERAL.matcher(address).matches() ? InetAddress.getByName(address) : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static String counted(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == IPV6_BYTES
                ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) + "/64"
                : address.getHostAddress();
    }
}
