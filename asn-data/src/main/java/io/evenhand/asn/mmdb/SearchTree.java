// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.mmdb;

import io.evenhand.asn.address.Address;
import io.evenhand.asn.address.Prefix;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** The binary tree of a MaxMind database: a node for every bit that tells prefixes apart, IPv4 at {@code ::/96}. */
final class SearchTree {
    private static final int V4_AT = 96;
    private static final int SEPARATOR = 16;
    private static final int NONE = 0;
    private static final long RECORDS_24 = 1L << 24;
    private static final long RECORDS_28 = 1L << 28;

    /** Two for each node: 0 is nothing, above 0 a node, below 0 the data at offset {@code -child - 1}. */
    private int[] children = new int[1 << 12];

    private int nodes = 1;

    /** Makes every address of the prefix lead to the data; prefixes may not overlap. */
    void add(Prefix prefix, int offset) {
        Address first = prefix.first();
        int skipped = first.v4() ? V4_AT : 0;
        set(first.v4() ? 0 : first.high(), first.low(), skipped + prefix.length(), -offset - 1);
    }

    /** Makes the addresses of an IPv6 prefix lead to where those of IPv4 do, unless they lead somewhere already. */
    void alias(Prefix prefix) {
        int v4Root = follow(V4_AT);
        if (v4Root > 0) {
            set(prefix.first().high(), prefix.first().low(), prefix.length(), v4Root);
        }
    }

    int nodes() {
        return nodes;
    }

    /** How many bits a record needs for this much data. */
    int recordBits(long dataBytes) {
        long highest = nodes + SEPARATOR + dataBytes;
        return highest < RECORDS_24 ? 24 : highest < RECORDS_28 ? 28 : 32;
    }

    void write(OutputStream out, int recordBits) throws IOException {
        byte[] node = new byte[recordBits / 4];
        for (int at = 0; at < nodes; at++) {
            int left = pointer(children[2 * at]);
            int right = pointer(children[2 * at + 1]);
            int bytes = recordBits / 8;
            for (int i = 0; i < bytes; i++) {
                node[bytes - 1 - i] = (byte) (left >>> (8 * i));
                node[node.length - 1 - i] = (byte) (right >>> (8 * i));
            }
            if (recordBits == 28) {
                node[3] = (byte) (((left >>> 20) & 0xF0) | ((right >>> 24) & 0xF));
            }
            out.write(node);
        }
        out.write(new byte[SEPARATOR]);
    }

    private int pointer(int child) {
        return child == NONE ? nodes : child > 0 ? child : nodes + SEPARATOR - child - 1;
    }

    private int follow(int zeros) {
        int node = 0;
        for (int i = 0; i < zeros; i++) {
            node = children[2 * node];
            if (node <= 0) {
                return NONE;
            }
        }
        return node;
    }

    private void set(long high, long low, int length, int target) {
        if (length == 0) {
            throw new IllegalArgumentException("a prefix does not cover a whole address family");
        }
        int node = 0;
        for (int i = 0; i < length - 1; i++) {
            int at = 2 * node + bit(high, low, i);
            if (children[at] < 0 && target > 0) {
                return; // what an alias would stand for is announced by somebody
            }
            if (children[at] < 0) {
                throw new IllegalArgumentException("prefixes overlap");
            }
            if (children[at] == NONE) {
                int fresh = newNode();
                children[at] = fresh;
            }
            node = children[at];
        }
        int at = 2 * node + bit(high, low, length - 1);
        if (children[at] != NONE && target < 0) {
            throw new IllegalArgumentException("prefixes overlap");
        }
        if (children[at] == NONE) {
            children[at] = target;
        }
    }

    private static int bit(long high, long low, int at) {
        return (int) (at < Long.SIZE ? high >>> (63 - at) & 1 : low >>> (127 - at) & 1);
    }

    private int newNode() {
        if (2 * nodes + 2 > children.length) {
            children = Arrays.copyOf(children, children.length * 2);
        }
        return nodes++;
    }
}
