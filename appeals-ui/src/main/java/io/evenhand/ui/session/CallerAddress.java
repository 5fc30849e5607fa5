// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from, to count tries by; it is kept nowhere. Behind a proxy everybody would be one address, so the
 * word of the one proxy that is trusted is taken, and nobody else's. Of an IPv6 address the network counts, for one line has
 * more addresses than there are counters.
 */
public final class CallerAddress {
    private static final Pattern LITERAL = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final int NETWORK_BYTES = 8;
    private static final int IPV6_BYTES = 16;

    private CallerAddress() {}

    /**
     * The address to count by.
     *
     * @param peer who is at the other end of the connection
     * @param forwarded the header X-Forwarded-For, or null; its last entry is what the proxy itself saw
     * @param proxy the address of the trusted proxy, or null
     */
    public static String of(String peer, @Nullable String forwarded, @Nullable String proxy) {
        if (proxy == null || forwarded == null || !peer.equals(proxy)) {
            return counted(peer);
        }
        String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return LITERAL.matcher(last).matches() ? counted(last) : counted(peer);
    }

    private static String counted(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            if (bytes.length != IPV6_BYTES) {
                return address;
            }
            StringBuilder network = new StringBuilder();
            for (int each = 0; each < NETWORK_BYTES; each++) {
                network.append(String.format("%02x", bytes[each] & 0xff));
            }
            return network.append("/64").toString();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
