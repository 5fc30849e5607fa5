// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.table;

import java.util.Arrays;

/**
 * An immutable map from 64-bit keys to numbers, constant over stretches of keys: a compressed trie whose look-up follows
 * a few small indexes and allocates nothing.
 *
 * <p>After Asai and Ohara, "Poptrie: a compressed trie with population count for fast and scalable software IP routing
 * table lookup" (SIGCOMM 2015). The first {@value #DIRECT_BITS} bits index a plain array; below it every node
 * tells 64 ways apart by the next {@value #STRIDE} bits. A node is three longs: which ways lead to another node, at which
 * ways a new value begins, and where its children and its values start. A way's place is the number of bits set up to it.
 * Keys of IPv4 stand in the upper half.
 */
final class Poptrie {
    static final int DIRECT_BITS = 18;
    private static final int STRIDE = 6;
    private static final int WAYS = 1 << STRIDE;
    private static final int WAY_SHIFT = Long.SIZE - STRIDE;
    private static final int NODE = 3;

    private final int[] direct;
    private final long[] nodes;
    private final int[] values;

    private Poptrie(int[] direct, long[] nodes, int[] values) {
        this.direct = direct;
        this.nodes = nodes;
        this.values = values;
    }

    /** Takes one stretch of keys, both ends included, that share a value. */
    interface Visitor {
        void accept(long first, long last, int value);
    }

    /** The value of the key. */
    int find(long key) {
        int at = direct[(int) (key >>> (Long.SIZE - DIRECT_BITS))];
        int offset = DIRECT_BITS;
        while (at >= 0) {
            int way = (int) (key << offset >>> WAY_SHIFT);
            int node = at * NODE;
            long children = nodes[node];
            long upTo = (2L << way) - 1;
            long bases = nodes[node + 2];
            if ((children >>> way & 1) == 0) {
                return values[(int) bases + Long.bitCount(nodes[node + 1] & upTo) - 1];
            }
            at = (int) (bases >>> Integer.SIZE) + Long.bitCount(children & upTo) - 1;
            offset += STRIDE;
        }
        return ~at;
    }

    /** How many bytes its arrays take. */
    long bytes() {
        return (long) direct.length * Integer.BYTES
                + (long) nodes.length * Long.BYTES
                + (long) values.length * Integer.BYTES;
    }

    /** Calls {@code out} for every stretch in order of keys; neighbours with the same value are one. */
    void forEach(Visitor out) {
        Joined joined = new Joined(out);
        walk(joined);
        joined.flush();
    }

    /** Joins stretches that touch before it passes them on: the trie cuts them at its own bounds. */
    private static final class Joined implements Visitor {
        private final Visitor out;
        private long first;
        private long last;
        private int value = -1;

        Joined(Visitor out) {
            this.out = out;
        }

        @Override
        public void accept(long from, long to, int found) {
            if (found != value) {
                flush();
                first = from;
                value = found;
            }
            last = to;
        }

        void flush() {
            if (value >= 0) {
                out.accept(first, last, value);
            }
        }
    }

    private void walk(Visitor out) {
        for (int slot = 0; slot < direct.length; slot++) {
            long first = (long) slot << (Long.SIZE - DIRECT_BITS);
            if (direct[slot] < 0) {
                out.accept(first, last(first, DIRECT_BITS), ~direct[slot]);
            } else {
                walk(direct[slot], first, DIRECT_BITS, out);
            }
        }
    }

    private void walk(int at, long base, int offset, Visitor out) {
        int node = at * NODE;
        int child = (int) (nodes[node + 2] >>> Integer.SIZE);
        int value = (int) nodes[node + 2] - 1;
        int below = offset + STRIDE;
        // the last bits of a key do not fill a stride: several ways then stand for one key
        int step = below > Long.SIZE ? 1 << (below - Long.SIZE) : 1;
        for (int way = 0; way < WAYS; way += step) {
            value += (int) (nodes[node + 1] >>> way & 1);
            long first = wayFirst(base, offset, way);
            if ((nodes[node] >>> way & 1) == 0) {
                out.accept(first, last(first, below), values[value]);
            } else {
                walk(child++, first, below, out);
            }
        }
    }

    private static long wayFirst(long base, int offset, int way) {
        int shift = Long.SIZE - STRIDE - offset;
        return base | (shift >= 0 ? (long) way << shift : way >>> -shift);
    }

    /** The last key that begins with the first {@code bits} bits of {@code first}. */
    private static long last(long first, int bits) {
        return bits >= Long.SIZE ? first : first | (-1L >>> bits);
    }

    /**
     * Builds a trie from stretches that follow each other without gaps.
     *
     * @param firsts the first key of each stretch, ascending without sign, beginning with 0
     * @param stretchValues the value of each, 0 to 2^31-1
     */
    static Poptrie of(long[] firsts, int[] stretchValues) {
        return new Builder(firsts, stretchValues).build();
    }

    /** Goes through the stretches once per level; children of a node get places beside each other. */
    private static final class Builder {
        private final long[] firsts;
        private final int[] stretchValues;
        private long[] nodes = new long[NODE << 10];
        private int[] values = new int[1 << 10];
        private int nodeCount;
        private int valueCount;

        Builder(long[] firsts, int[] stretchValues) {
            if (firsts.length == 0 || firsts[0] != 0) {
                throw new IllegalArgumentException("the first stretch begins with key 0");
            }
            this.firsts = firsts;
            this.stretchValues = stretchValues;
        }

        Poptrie build() {
            int[] direct = new int[1 << DIRECT_BITS];
            int stretch = 0;
            for (int slot = 0; slot < direct.length; slot++) {
                long first = (long) slot << (Long.SIZE - DIRECT_BITS);
                stretch = forward(stretch, first);
                if (reaches(stretch, last(first, DIRECT_BITS))) {
                    direct[slot] = ~stretchValues[stretch];
                } else {
                    direct[slot] = newNodes(1);
                    fill(direct[slot], first, DIRECT_BITS, stretch);
                }
            }
            return new Poptrie(direct, Arrays.copyOf(nodes, nodeCount * NODE), Arrays.copyOf(values, valueCount));
        }

        private void fill(int at, long base, int offset, int firstStretch) {
            int below = offset + STRIDE;
            long children = 0;
            long starts = 0;
            int[] stretchOfWay = new int[WAYS];
            int valuesAt = valueCount;
            int stretch = firstStretch;
            for (int way = 0; way < WAYS; way++) {
                long first = wayFirst(base, offset, way);
                stretch = forward(stretch, first);
                stretchOfWay[way] = stretch;
                if (!reaches(stretch, last(first, below))) {
                    children |= 1L << way;
                } else if (valueCount == valuesAt || values[valueCount - 1] != stretchValues[stretch]) {
                    starts |= 1L << way;
                    append(stretchValues[stretch]);
                }
            }
            int childrenAt = newNodes(Long.bitCount(children));
            nodes[at * NODE] = children;
            nodes[at * NODE + 1] = starts;
            nodes[at * NODE + 2] = (long) childrenAt << Integer.SIZE | valuesAt;
            int child = childrenAt;
            for (int way = 0; way < WAYS; way++) {
                if ((children >>> way & 1) != 0) {
                    fill(child++, wayFirst(base, offset, way), below, stretchOfWay[way]);
                }
            }
        }

        /** The stretch that the key lies in, at or after {@code stretch}. */
        private int forward(int stretch, long key) {
            int at = stretch;
            while (at + 1 < firsts.length && Long.compareUnsigned(firsts[at + 1], key) <= 0) {
                at++;
            }
            return at;
        }

        private boolean reaches(int stretch, long key) {
            return stretch + 1 == firsts.length || Long.compareUnsigned(firsts[stretch + 1], key) > 0;
        }

        private int newNodes(int count) {
            int at = nodeCount;
            nodeCount += count;
            if (nodeCount * NODE > nodes.length) {
                nodes = Arrays.copyOf(nodes, Math.max(nodeCount * NODE, nodes.length * 2));
            }
            return at;
        }

        private void append(int value) {
            if (valueCount == values.length) {
                values = Arrays.copyOf(values, valueCount * 2);
            }
            values[valueCount++] = value;
        }
    }
}
