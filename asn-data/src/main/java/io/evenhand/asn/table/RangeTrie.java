// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.table;

import io.evenhand.asn.address.Address;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for ranges of addresses of both families: what every table here looks up. Immutable once built.
 *
 * <p>IPv4 keys are the address in the upper half of a long; IPv6 keys are the upper half of the address, and a {@code /64}
 * that several ranges share is marked and looked up in {@link SubnetRanges}.
 */
public final class RangeTrie {
    private static final int SHARED = Integer.MAX_VALUE;
    private static final long V4_LAST_BITS = 0xFFFF_FFFFL;

    private final Poptrie v4;
    private final Poptrie v6;
    private final SubnetRanges subnets;
    private final int size;

    private RangeTrie(Builder from) {
        v4 = from.v4.trie();
        v6 = from.v6.trie();
        subnets = from.subnets.trimmed();
        size = from.size;
    }

    /** Takes one range and its number. */
    public interface Visitor {
        void accept(Address first, Address last, int value);
    }

    /** The number of the range that the address lies in, or 0; allocates nothing. */
    public int find(Address address) {
        return address.v4() ? findV4((int) address.low()) : findV6(address.high(), address.low());
    }

    /** The number of the range that the IPv4 address lies in, or 0; allocates nothing. */
    public int findV4(int bits) {
        return v4.find((long) bits << Integer.SIZE);
    }

    /** The number of the range that the IPv6 address lies in, or 0; allocates nothing. */
    public int findV6(long high, long low) {
        int value = v6.find(high);
        return value == SHARED ? subnets.find(high, low) : value;
    }

    /** How many ranges it was built from. */
    public int size() {
        return size;
    }

    /** How many bytes its arrays take. */
    public long bytes() {
        return v4.bytes() + v6.bytes() + subnets.bytes();
    }

    /** Calls {@code out} for every range in order, IPv4 first; ranges that touch and have the same number are one. */
    public void forEach(Visitor out) {
        Joined joinedV4 = new Joined(out);
        v4.forEach((first, last, value) ->
                joinedV4.accept(Address.v4(first >>> Integer.SIZE), Address.v4(last >>> Integer.SIZE), value));
        joinedV4.flush();
        Joined joinedV6 = new Joined(out);
        v6.forEach((first, last, value) -> {
            if (value == SHARED) {
                subnets.forEach(first, last, joinedV6);
            } else {
                joinedV6.accept(Address.v6(first, 0), Address.v6(last, -1), value);
            }
        });
        joinedV6.flush();
    }

    /** Joins neighbours before it passes them on. */
    private static final class Joined implements Visitor {
        private final Visitor out;
        private @Nullable Address first;
        private @Nullable Address last;
        private int value;

        Joined(Visitor out) {
            this.out = out;
        }

        @Override
        public void accept(Address from, Address to, int found) {
            Address before = last;
            if (found == value && before != null && before.next().equals(from)) {
                last = to;
                return;
            }
            flush();
            first = from;
            last = to;
            value = found;
        }

        void flush() {
            if (value != 0 && first != null && last != null) {
                out.accept(first, last, value);
            }
        }
    }

    /** Collects ranges in order of address; IPv4 and IPv6 may be mixed. */
    public static final class Builder {
        private final Stretches v4 = new Stretches();
        private final Stretches v6 = new Stretches();
        private final SubnetRanges subnets = new SubnetRanges();
        private @Nullable Address lastV6;
        private int size;

        /**
         * Adds a range after those already added of its family.
         *
         * @param value from 1 to 2^31-2
         * @throws IllegalArgumentException if it begins before the last one ends, or the value cannot be told apart
         */
        public Builder add(AddressRange range, int value) {
            if (value < 1 || value == SHARED) {
                throw new IllegalArgumentException("a value lies between 1 and 2^31-2");
            }
            if (range.first().v4()) {
                v4.add(range.first().low() << Integer.SIZE, range.last().low() << Integer.SIZE | V4_LAST_BITS, value);
            } else {
                addV6(range.first(), range.last(), value);
            }
            size++;
            return this;
        }

        private void addV6(Address first, Address last, int value) {
            Address before = lastV6;
            if (before != null && before.compareTo(first) >= 0) {
                throw new IllegalArgumentException("the range overlaps the one before it or is out of order");
            }
            long from = first.high();
            long to = last.high();
            boolean within = from == to;
            boolean cutAtStart = first.low() != 0;
            boolean cutAtEnd = last.low() != -1;
            if (cutAtStart || (within && cutAtEnd)) {
                share(before, from);
                subnets.add(from, first.low(), within ? last.low() : -1, value);
            }
            long wholeFrom = cutAtStart ? from + 1 : from;
            long wholeTo = cutAtEnd ? to - 1 : to;
            boolean whole = within ? !cutAtStart && !cutAtEnd : Long.compareUnsigned(wholeFrom, wholeTo) <= 0;
            if (whole) {
                v6.add(wholeFrom, wholeTo, value);
            }
            if (!within && cutAtEnd) {
                v6.add(to, to, SHARED);
                subnets.add(to, 0, last.low(), value);
            }
            lastV6 = last;
        }

        /** Marks a {@code /64} as shared, once. */
        private void share(@Nullable Address before, long high) {
            boolean marked = before != null && before.high() == high;
            if (!marked) {
                v6.add(high, high, SHARED);
            }
        }

        public RangeTrie build() {
            return new RangeTrie(this);
        }
    }
}
