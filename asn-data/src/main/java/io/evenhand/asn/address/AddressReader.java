// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.address;

/**
 * Reads exactly one address from bytes or characters without allocating anything; the same language as
 * {@link AddressParser}, for paths that read an address for every request.
 *
 * <p>One reader holds the last address it read and belongs to one thread.
 */
public final class AddressReader {
    private static final int LENGTH_MIN = 2;
    private static final int LENGTH_MAX = 45;
    private static final int GROUPS = 8;
    private static final int GROUPS_BEFORE_V4 = 6;
    private static final int GROUP_DIGITS_MAX = 4;
    private static final int OCTETS = 4;
    private static final int OCTET_DIGITS_MAX = 3;
    private static final int OCTET_MAX = 255;
    private static final int MAPPED = 0xFFFF;
    private static final int ASCII = 128;
    private static final byte OTHER = -1;
    private static final byte[] DIGIT = digits();

    private final byte[] copy = new byte[LENGTH_MAX];
    private final int[] groups = new int[GROUPS];
    private boolean v4;
    private boolean mapped;
    private long high;
    private long low;

    /** Reads the bytes from {@code from} up to {@code to}; false, and no address, if they are not exactly one. */
    public boolean read(byte[] text, int from, int to) {
        int length = to - from;
        if (length < LENGTH_MIN || length > LENGTH_MAX) {
            return false;
        }
        mapped = false;
        for (int i = from; i < to; i++) {
            if (text[i] == ':') {
                return readV6(text, from, to);
            }
        }
        long bits = octets(text, from, to);
        return bits >= 0 && set(true, 0, bits);
    }

    /** Reads the whole text; false, and no address, if it is not exactly one. */
    public boolean read(CharSequence text) {
        int length = text.length();
        if (length < LENGTH_MIN || length > LENGTH_MAX) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= ASCII) {
                return false;
            }
            copy[i] = (byte) c;
        }
        return read(copy, 0, length);
    }

    /** Whether the last address read is IPv4, also if it was written as one mapped into IPv6. */
    public boolean v4() {
        return v4;
    }

    /** Whether it was written as an IPv4 address mapped into IPv6. */
    boolean mapped() {
        return mapped;
    }

    /** The upper 64 bits of the last address read; 0 for IPv4. */
    public long high() {
        return high;
    }

    /** The lower 64 bits of the last address read; within 32 bits for IPv4. */
    public long low() {
        return low;
    }

    /** The last address read as a value of its own. */
    public Address address() {
        return new Address(v4, high, low);
    }

    private boolean set(boolean isV4, long upper, long lower) {
        v4 = isV4;
        high = upper;
        low = lower;
        return true;
    }

    /** The 32 bits of four decimal octets, or -1. */
    private static long octets(byte[] text, int from, int to) {
        long bits = 0;
        int at = from;
        for (int octet = 0; octet < OCTETS; octet++) {
            if (octet > 0 && (at >= to || text[at++] != '.')) {
                return -1;
            }
            int value = 0;
            int start = at;
            while (at < to && text[at] >= '0' && text[at] <= '9' && at - start < OCTET_DIGITS_MAX) {
                value = value * 10 + text[at++] - '0';
            }
            boolean leadingZero = at - start > 1 && text[start] == '0';
            if (at == start || leadingZero || value > OCTET_MAX) {
                return -1;
            }
            bits = bits << 8 | value;
        }
        return at == to ? bits : -1;
    }

    private boolean readV6(byte[] text, int from, int to) {
        int count = 0;
        int gap = -1;
        int at = from;
        if (text[at] == ':') {
            if (text[at + 1] != ':') {
                return false;
            }
            gap = 0;
            at += 2;
        }
        while (at < to) {
            int end = groupEnd(text, at, to);
            if (end < to && text[end] == '.') {
                long bits = count <= GROUPS_BEFORE_V4 ? octets(text, at, to) : -1;
                if (bits < 0) {
                    return false;
                }
                groups[count++] = (int) (bits >>> Short.SIZE);
                groups[count++] = (int) (bits & MAPPED);
                return assemble(count, gap);
            }
            if (end == at || count == GROUPS || (end < to && text[end] != ':')) {
                return false;
            }
            groups[count++] = group(text, at, end);
            at = end;
            if (at == to) {
                break;
            }
            at++;
            if (at == to) {
                return false;
            }
            if (text[at] == ':') {
                if (gap >= 0) {
                    return false;
                }
                gap = count;
                at++;
            }
        }
        return assemble(count, gap);
    }

    /** Where the hexadecimal digits end that begin at {@code at}, four at most. */
    private static int groupEnd(byte[] text, int at, int to) {
        int end = at;
        while (end < to && end - at < GROUP_DIGITS_MAX && text[end] >= 0 && DIGIT[text[end]] != OTHER) {
            end++;
        }
        return end;
    }

    private static int group(byte[] text, int at, int end) {
        int value = 0;
        for (int i = at; i < end; i++) {
            value = value << 4 | DIGIT[text[i]];
        }
        return value;
    }

    /** Eight groups, or fewer and a gap that stands for one zero group at least. */
    private boolean assemble(int count, int gap) {
        if (gap < 0 ? count != GROUPS : count >= GROUPS) {
            return false;
        }
        int zeros = GROUPS - count;
        long upper = 0;
        long lower = 0;
        for (int i = 0; i < GROUPS; i++) {
            int value = gap < 0 || i < gap ? groups[i] : i < gap + zeros ? 0 : groups[i - zeros];
            if (i < GROUPS / 2) {
                upper = upper << Short.SIZE | value;
            } else {
                lower = lower << Short.SIZE | value;
            }
        }
        mapped = upper == 0 && lower >>> Integer.SIZE == MAPPED;
        return mapped ? set(true, 0, lower & 0xFFFF_FFFFL) : set(false, upper, lower);
    }

    private static byte[] digits() {
        byte[] table = new byte[ASCII];
        for (int i = 0; i < ASCII; i++) {
            table[i] = (byte) Character.digit(i, 16);
        }
        return table;
    }
}
