// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.policy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A block of addresses in one space of 128 bits, where IPv4 has its place among the mapped addresses.
 *
 * @param high the first address's upper half
 * @param low the first address's lower half
 * @param bits how many of the 128 are shared
 */
public record NetworkBlock(long high, long low, int bits) {
    private static final int BITS = 128;
    private static final int V4_BITS = 32;
    private static final long MAPPED = 0xffffL << V4_BITS;
    private static final Pattern V4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

    /** What begins with a dot Java takes for a name, whatever colons follow, and asks a resolver for. */
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:][0-9A-Fa-f:.]{1,44}");

    /** The single address of a literal, or null if the text is none; no name is ever looked up. */
    public static @Nullable NetworkBlock address(String literal) {
        boolean v4 = V4.matcher(literal).matches();
        if (!v4 && !(literal.indexOf(':') >= 0 && V6.matcher(literal).matches())) {
            return null;
        }
        try {
            byte[] bytes = InetAddress.getByName(literal).getAddress();
            long low = read(bytes, bytes.length - Math.min(8, bytes.length), bytes.length);
            return bytes.length == 4
                    ? new NetworkBlock(0, MAPPED | low, BITS)
                    : new NetworkBlock(read(bytes, 0, 8), low, BITS);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** The block of a text such as {@code 2001:db8::/32}, or null if it is none in canonical form. */
    static @Nullable NetworkBlock find(String text) {
        int slash = text.indexOf('/');
        NetworkBlock first = slash < 0 ? null : address(text.substring(0, slash));
        String shared = text.substring(slash + 1);
        if (first == null || !shared.matches("[1-9]\\d{0,2}")) {
            return null;
        }
        int bits = Integer.parseInt(shared) + (text.indexOf(':') < 0 ? BITS - V4_BITS : 0);
        if (bits > BITS) {
            return null;
        }
        NetworkBlock block = new NetworkBlock(first.high, first.low, bits);
        return (first.high & ~block.highMask()) == 0 && (first.low & ~block.lowMask()) == 0 ? block : null;
    }

    /** The upper half of the last address. */
    public long lastHigh() {
        return high | ~highMask();
    }

    /** The lower half of the last address. */
    public long lastLow() {
        return low | ~lowMask();
    }

    private long highMask() {
        return mask(Math.min(bits, Long.SIZE));
    }

    private long lowMask() {
        return mask(Math.max(0, bits - Long.SIZE));
    }

    private static long mask(int ones) {
        return ones == 0 ? 0 : -1L << (Long.SIZE - ones);
    }

    private static long read(byte[] bytes, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = (value << 8) | (bytes[i] & 0xff);
        }
        return value;
    }
}
