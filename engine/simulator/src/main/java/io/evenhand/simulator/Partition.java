// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import java.util.Arrays;

/** Numbers from 0 on, joined into disjoint parts. */
final class Partition {
    private final int[] parents;

    Partition(int size) {
        parents = new int[size];
        Arrays.setAll(parents, i -> i);
    }

    /** Puts two numbers, and whatever is with either, into one part. */
    void join(int a, int b) {
        int rootA = root(a);
        int rootB = root(b);
        parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
    }

    private int root(int number) {
        int root = number;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }

    /** The parts, each ascending, in the order of their first numbers. */
    int[][] parts() {
        int[] sizes = new int[parents.length];
        int[] places = new int[parents.length];
        int count = 0;
        for (int i = 0; i < parents.length; i++) {
            int root = root(i);
            if (root == i) {
                places[i] = count++;
            }
            sizes[places[root]]++;
        }
        int[][] parts = new int[count][];
        int[] filled = new int[count];
        for (int i = 0; i < parents.length; i++) {
            int place = places[root(i)];
            if (parts[place] == null) {
                parts[place] = new int[sizes[place]];
            }
            parts[place][filled[place]++] = i;
        }
        return parts;
    }
}
