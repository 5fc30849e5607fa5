// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.table;

import io.evenhand.asn.address.Address;
import java.util.Arrays;

/**
 * The ranges within an IPv6 {@code /64}: few, so they lie sorted in plain arrays beside the trie over the upper halves.
 */
final class SubnetRanges {
    private static final int CAPACITY_FIRST = 16;

    private long[] highs = new long[CAPACITY_FIRST];
    private long[] firsts = new long[CAPACITY_FIRST];
    private long[] lasts = new long[CAPACITY_FIRST];
    private int[] values = new int[CAPACITY_FIRST];
    private int size;

    /** Adds a range of lower halves after those already added. */
    void add(long high, long first, long last, int value) {
        if (size == values.length) {
            resize(size * 2);
        }
        highs[size] = high;
        firsts[size] = first;
        lasts[size] = last;
        values[size++] = value;
    }

    SubnetRanges trimmed() {
        resize(size);
        return this;
    }

    /** The value at the address, or 0. */
    int find(long high, long low) {
        int from = 0;
        int to = size;
        while (from < to) {
            int middle = (from + to) >>> 1;
            int byHigh = Long.compareUnsigned(highs[middle], high);
            if (byHigh < 0 || (byHigh == 0 && Long.compareUnsigned(firsts[middle], low) <= 0)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        int at = from - 1;
        return at >= 0 && highs[at] == high && Long.compareUnsigned(low, lasts[at]) <= 0 ? values[at] : 0;
    }

    /** Calls {@code out} for every range within these {@code /64}s. */
    void forEach(long firstHigh, long lastHigh, RangeTrie.Visitor out) {
        int at = 0;
        while (at < size && Long.compareUnsigned(highs[at], firstHigh) < 0) {
            at++;
        }
        for (; at < size && Long.compareUnsigned(highs[at], lastHigh) <= 0; at++) {
            out.accept(Address.v6(highs[at], firsts[at]), Address.v6(highs[at], lasts[at]), values[at]);
        }
    }

    long bytes() {
        return (long) highs.length * (3 * Long.BYTES + Integer.BYTES);
    }

    private void resize(int capacity) {
        highs = Arrays.copyOf(highs, capacity);
        firsts = Arrays.copyOf(firsts, capacity);
        lasts = Arrays.copyOf(lasts, capacity);
        values = Arrays.copyOf(values, capacity);
    }
}
