// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.table;

import java.util.Arrays;

/**
 * Which shard of accounts may hold a decision's entry: the writer's way from a removed decision to its entry.
 *
 * <p>A word is a decision's hash whose lowest bits were replaced by the shard, so a look-up is a search in a sorted array;
 * two decisions may share a hash, which costs a look into a second shard and nothing else.
 */
final class DecisionIndex {
    private static final int SHARD_BITS = PolicyTable.SHARD_BITS;
    private static final long SHARD_MASK = (1L << SHARD_BITS) - 1;

    private DecisionIndex() {}

    static int shardOf(long decisionHash) {
        return (int) (decisionHash >>> (Long.SIZE - SHARD_BITS));
    }

    static long word(long decisionHash, int accountShard) {
        return (decisionHash & ~SHARD_MASK) | accountShard;
    }

    /** The shards of accounts to look into. */
    static int[] candidates(long[] words, long decisionHash) {
        long first = word(decisionHash, 0);
        int at = Arrays.binarySearch(words, first);
        int begin = at < 0 ? -at - 1 : at;
        while (begin > 0 && words[begin - 1] == first) {
            begin--;
        }
        int end = begin;
        while (end < words.length && (words[end] & ~SHARD_MASK) == first) {
            end++;
        }
        int[] shards = new int[end - begin];
        for (int i = 0; i < shards.length; i++) {
            shards[i] = (int) (words[begin + i] & SHARD_MASK);
        }
        return shards;
    }

    static long[] with(long[] words, long word) {
        int at = Arrays.binarySearch(words, word);
        int place = at < 0 ? -at - 1 : at;
        long[] more = new long[words.length + 1];
        System.arraycopy(words, 0, more, 0, place);
        more[place] = word;
        System.arraycopy(words, place, more, place + 1, words.length - place);
        return more;
    }

    static long[] without(long[] words, long word) {
        int at = Arrays.binarySearch(words, word);
        if (at < 0) {
            return words;
        }
        long[] fewer = new long[words.length - 1];
        System.arraycopy(words, 0, fewer, 0, at);
        System.arraycopy(words, at + 1, fewer, at, fewer.length - at);
        return fewer;
    }
}
