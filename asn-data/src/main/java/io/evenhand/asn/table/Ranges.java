// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.table;

import io.evenhand.asn.address.Address;
import java.util.Arrays;

/** The ranges of one family as parallel arrays; the upper halves of IPv4 addresses are all zero and share one array. */
final class Ranges {
    private static final int CAPACITY_FIRST = 64;

    private final boolean ofV4;
    private final long[] firstHigh;
    private final long[] firstLow;
    private final long[] lastHigh;
    private final long[] lastLow;
    private final int[] network;

    private Ranges(Builder from) {
        ofV4 = from.ofV4;
        firstHigh = ofV4 ? new long[0] : Arrays.copyOf(from.firstHigh, from.size);
        firstLow = Arrays.copyOf(from.firstLow, from.size);
        lastHigh = ofV4 ? new long[0] : Arrays.copyOf(from.lastHigh, from.size);
        lastLow = Arrays.copyOf(from.lastLow, from.size);
        network = Arrays.copyOf(from.network, from.size);
    }

    int size() {
        return network.length;
    }

    int networkAt(int index) {
        return network[index];
    }

    AddressRange at(int index) {
        return ofV4
                ? new AddressRange(Address.v4(firstLow[index]), Address.v4(lastLow[index]))
                : new AddressRange(
                        Address.v6(firstHigh[index], firstLow[index]), Address.v6(lastHigh[index], lastLow[index]));
    }

    /** The index of the address's network, or -1. */
    int find(Address address) {
        int index = ofV4 ? lastStartV4(address.low()) : lastStartV6(address.high(), address.low());
        if (index < 0) {
            return -1;
        }
        boolean inside = ofV4
                ? address.low() <= lastLow[index]
                : compare(address.high(), address.low(), lastHigh[index], lastLow[index]) <= 0;
        return inside ? network[index] : -1;
    }

    private int lastStartV4(long low) {
        int found = Arrays.binarySearch(firstLow, low);
        return found >= 0 ? found : -found - 2;
    }

    private int lastStartV6(long high, long low) {
        int from = 0;
        int to = firstLow.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (compare(firstHigh[middle], firstLow[middle], high, low) <= 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from - 1;
    }

    private static int compare(long aHigh, long aLow, long bHigh, long bLow) {
        int byHigh = Long.compareUnsigned(aHigh, bHigh);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(aLow, bLow);
    }

    /** Grows the arrays and refuses what is out of order. */
    static final class Builder {
        private final boolean ofV4;
        private long[] firstHigh = new long[CAPACITY_FIRST];
        private long[] firstLow = new long[CAPACITY_FIRST];
        private long[] lastHigh = new long[CAPACITY_FIRST];
        private long[] lastLow = new long[CAPACITY_FIRST];
        private int[] network = new int[CAPACITY_FIRST];
        private int size;

        Builder(boolean ofV4) {
            this.ofV4 = ofV4;
        }

        void add(AddressRange range, int networkIndex) {
            Address first = range.first();
            if (size > 0 && compare(first.high(), first.low(), lastHigh[size - 1], lastLow[size - 1]) <= 0) {
                throw new IllegalArgumentException("the range overlaps the one before it or is out of order");
            }
            if (size == network.length) {
                grow(size * 2);
            }
            firstHigh[size] = first.high();
            firstLow[size] = first.low();
            lastHigh[size] = range.last().high();
            lastLow[size] = range.last().low();
            network[size] = networkIndex;
            size++;
        }

        private void grow(int capacity) {
            firstHigh = Arrays.copyOf(firstHigh, capacity);
            firstLow = Arrays.copyOf(firstLow, capacity);
            lastHigh = Arrays.copyOf(lastHigh, capacity);
            lastLow = Arrays.copyOf(lastLow, capacity);
            network = Arrays.copyOf(network, capacity);
        }

        Ranges build() {
            return new Ranges(this);
        }
    }
}
