// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.table;

import java.util.Arrays;

/** Collects sorted ranges of keys into stretches without gaps, as {@link Poptrie} wants them; 0 stands for nothing. */
final class Stretches {
    private static final int CAPACITY_FIRST = 64;

    private long[] firsts = new long[CAPACITY_FIRST];
    private int[] values = new int[CAPACITY_FIRST];
    private int size = 1;
    private long next;
    private boolean full;

    /** Adds the keys from first to last after those already added. */
    void add(long first, long last, int value) {
        if (full || Long.compareUnsigned(first, next) < 0) {
            throw new IllegalArgumentException("the range overlaps the one before it or is out of order");
        }
        put(first, value);
        next = last + 1;
        full = next == 0;
        if (!full) {
            put(next, 0);
        }
    }

    /** From here on another value; replaces one that would begin at the same key. */
    private void put(long first, int value) {
        int at = firsts[size - 1] == first ? size - 1 : size++;
        if (at == values.length) {
            firsts = Arrays.copyOf(firsts, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        firsts[at] = first;
        values[at] = value;
    }

    Poptrie trie() {
        return Poptrie.of(Arrays.copyOf(firsts, size), Arrays.copyOf(values, size));
    }
}
