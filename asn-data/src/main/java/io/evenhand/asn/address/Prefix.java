// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.address;

import java.math.BigInteger;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A block of addresses that share their first bits, in canonical form: every bit after the prefix is zero.
 *
 * @param first its first address
 * @param length how many bits are shared, 0 to 32 or 0 to 128
 */
public record Prefix(Address first, int length) implements Comparable<Prefix> {
    private static final int V4_BITS = 32;
    private static final int V6_BITS = 128;
    private static final int MAPPED_BITS = 96;
    private static final int LENGTH_DIGITS_MAX = 3;

    public Prefix {
        if (length < 0 || length > width(first)) {
            throw new IllegalArgumentException("a prefix of this family has 0 to " + width(first) + " bits");
        }
        if (!truncated(first, length).equals(first)) {
            throw new IllegalArgumentException("bits are set after the prefix");
        }
    }

    /**
     * The prefix of a text such as {@code 198.51.100.0/24}; a single address is a prefix of all its bits.
     *
     * @throws IllegalArgumentException with one sentence for the person who typed it, if the text is anything else, if bits
     *     are set after the prefix, if it is longer than its family allows, if it covers a whole family, or if it is a
     *     mapped IPv4 prefix that also covers addresses that are not mapped
     */
    public static Prefix parse(String text) {
        int slash = text.indexOf('/');
        AddressReader reader = new AddressReader();
        if (!reader.read(slash < 0 ? text : text.substring(0, slash))) {
            throw new IllegalArgumentException("not an address or a prefix such as 198.51.100.0/24");
        }
        Address address = reader.address();
        if (slash < 0) {
            return new Prefix(address, width(address));
        }
        int length = length(text.substring(slash + 1));
        if (reader.mapped()) {
            if (length < MAPPED_BITS) {
                throw new IllegalArgumentException("a mapped IPv4 prefix has " + MAPPED_BITS + " bits at least");
            }
            length -= MAPPED_BITS;
        }
        if (length > width(address)) {
            throw new IllegalArgumentException("a prefix of this family has at most " + width(address) + " bits");
        }
        if (length == 0) {
            throw new IllegalArgumentException("a prefix does not cover a whole address family");
        }
        Prefix block = new Prefix(truncated(address, length), length);
        if (!block.first.equals(address)) {
            throw new IllegalArgumentException("bits are set after the prefix: did you mean " + block.text() + " ("
                    + String.format(Locale.ROOT, "%,d", block.size()) + " addresses) or " + address.text()
                    + "?");
        }
        return block;
    }

    /** The block of {@code length} bits that the address lies in. */
    public static Prefix of(Address address, int length) {
        return new Prefix(truncated(address, length), length);
    }

    /** Calls {@code blocks} with the fewest prefixes that cover exactly the addresses from first to last, in order. */
    public static void cover(Address first, Address last, Consumer<Prefix> blocks) {
        Address from = first;
        while (true) {
            int length = width(from);
            while (length > 0
                    && truncated(from, length - 1).equals(from)
                    && filled(from, length - 1).compareTo(last) <= 0) {
                length--;
            }
            blocks.accept(new Prefix(from, length));
            Address end = filled(from, length);
            if (end.compareTo(last) >= 0) {
                return;
            }
            from = end.next();
        }
    }

    /** Its last address. */
    public Address last() {
        return filled(first, length);
    }

    public boolean contains(Address address) {
        if (address.v4() != first.v4()) {
            return false;
        }
        return first.v4()
                ? (address.low() & mask(Integer.SIZE + length)) == first.low()
                : (address.high() & mask(length)) == first.high()
                        && (address.low() & mask(length - Long.SIZE)) == first.low();
    }

    /** Whether every address of {@code other} lies in this one. */
    public boolean contains(Prefix other) {
        return other.length >= length && contains(other.first);
    }

    /** Whether the two have an address in common, which for prefixes means that one contains the other. */
    public boolean overlaps(Prefix other) {
        return contains(other) || other.contains(this);
    }

    /** How many addresses it has. */
    public BigInteger size() {
        return BigInteger.ONE.shiftLeft(width(first) - length);
    }

    /** The canonical text, for people who asked for it; never for a log. */
    public String text() {
        return first.text() + "/" + length;
    }

    /** By first address, then the shorter prefix first: what contains comes before what is contained. */
    @Override
    public int compareTo(Prefix other) {
        int byFirst = first.compareTo(other.first);
        return byFirst != 0 ? byFirst : Integer.compare(length, other.length);
    }

    /** Without its value: addresses are never printed by accident. */
    @Override
    public String toString() {
        return first.v4() ? "Prefix[v4]" : "Prefix[v6]";
    }

    private static int length(String digits) {
        boolean decimal = !digits.isEmpty()
                && digits.length() <= LENGTH_DIGITS_MAX
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && (digits.length() == 1 || digits.charAt(0) != '0');
        if (!decimal) {
            throw new IllegalArgumentException("after the slash stands a number of bits without leading zeros");
        }
        return Integer.parseInt(digits);
    }

    private static int width(Address address) {
        return address.v4() ? V4_BITS : V6_BITS;
    }

    private static Address truncated(Address address, int length) {
        return address.v4()
                ? Address.v4(address.low() & mask(Integer.SIZE + length))
                : Address.v6(address.high() & mask(length), address.low() & mask(length - Long.SIZE));
    }

    private static Address filled(Address address, int length) {
        return address.v4()
                ? Address.v4(address.low() | (~mask(Integer.SIZE + length) & 0xFFFF_FFFFL))
                : Address.v6(address.high() | ~mask(length), address.low() | ~mask(length - Long.SIZE));
    }

    /** The first {@code bits} of 64 set; none below zero and all above 64. */
    private static long mask(int bits) {
        return bits <= 0 ? 0 : bits >= Long.SIZE ? -1L : -1L << (Long.SIZE - bits);
    }
}
