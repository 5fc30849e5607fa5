// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.table;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A persistent hash map of fixed breadth: a copy shares every shard that the change did not touch.
 *
 * <p>A delta of a few entries against a million must not copy a million: it copies the shards it falls into, about a
 * thousandth of the map each, and readers keep the map they hold.
 */
final class ShardedMap<K, V> {
    private static final int SHARDS = 1024;

    private final Map<K, V>[] shards;
    private final int size;

    private ShardedMap(Map<K, V>[] shards, int size) {
        this.shards = shards;
        this.size = size;
    }

    static <K, V> ShardedMap<K, V> empty() {
        @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type cannot be made otherwise
        Map<K, V>[] shards = new Map[SHARDS];
        java.util.Arrays.fill(shards, Map.of());
        return new ShardedMap<>(shards, 0);
    }

    @Nullable
    V get(K key) {
        return shards[shardOf(key)].get(key);
    }

    int size() {
        return size;
    }

    void forEach(BiConsumer<K, V> visit) {
        for (Map<K, V> shard : shards) {
            shard.forEach(visit);
        }
    }

    Editor<K, V> edit() {
        return new Editor<>(this);
    }

    private static int shardOf(Object key) {
        int hash = key.hashCode() * 0x9E3779B9;
        return hash >>> 22;
    }

    /** The changes that lead from one map to the next; used by one thread, once. */
    static final class Editor<K, V> {
        private final Map<K, V>[] shards;
        private final boolean[] owned = new boolean[SHARDS];
        private int size;

        private Editor(ShardedMap<K, V> from) {
            shards = from.shards.clone();
            size = from.size;
        }

        @Nullable
        V get(K key) {
            return shards[shardOf(key)].get(key);
        }

        void put(K key, V value) {
            if (writable(key).put(key, value) == null) {
                size++;
            }
        }

        void remove(K key) {
            if (writable(key).remove(key) != null) {
                size--;
            }
        }

        ShardedMap<K, V> done() {
            return new ShardedMap<>(shards, size);
        }

        private Map<K, V> writable(K key) {
            int at = shardOf(key);
            if (!owned[at]) {
                shards[at] = new HashMap<>(shards[at]);
                owned[at] = true;
            }
            return shards[at];
        }
    }
}
