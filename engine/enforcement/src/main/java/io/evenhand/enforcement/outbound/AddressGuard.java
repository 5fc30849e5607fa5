// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Tells addresses on the public internet from all others: private, loopback, link-local, multicast, documentation,
 * transition and reserved ranges, and with them every metadata service of a data centre.
 */
public final class AddressGuard {
    private static final List<Range> CLOSED_V4 = List.of(
            range("0.0.0.0", 8),
            range("10.0.0.0", 8),
            range("100.64.0.0", 10),
            range("127.0.0.0", 8),
            range("169.254.0.0", 16),
            range("172.16.0.0", 12),
            range("192.0.0.0", 24),
            range("192.0.2.0", 24),
            range("192.31.196.0", 24),
            range("192.52.193.0", 24),
            range("192.88.99.0", 24),
            range("192.168.0.0", 16),
            range("192.175.48.0", 24),
            range("198.18.0.0", 15),
            range("198.51.100.0", 24),
            range("203.0.113.0", 24),
            range("224.0.0.0", 4),
            range("240.0.0.0", 4));

    /** Of IPv6 only global unicast is open, and of that not what leads back into IPv4 or is for documents. */
    private static final Range OPEN_V6 = range("2000::", 3);

    private static final List<Range> CLOSED_V6 =
            List.of(range("2001::", 23), range("2001:db8::", 32), range("2002::", 16), range("3fff::", 20));

    private AddressGuard() {}

    /** Whether the address may be called. An IPv4 address in IPv6 clothes counts as what it is. */
    public static boolean isPublic(InetAddress address) {
        if (address instanceof Inet4Address) {
            return CLOSED_V4.stream().noneMatch(range -> range.contains(address));
        }
        return OPEN_V6.contains(address) && CLOSED_V6.stream().noneMatch(range -> range.contains(address));
    }

    private static Range range(String start, int bits) {
        try {
            return new Range(InetAddress.getByName(start).getAddress(), bits); // a literal: nothing is looked up
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Range(byte[] start, int bits) {
        boolean contains(InetAddress address) {
            byte[] value = address.getAddress();
            if (value.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((value[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
