// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.table;

import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.policy.PolicyEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The changes that lead from one table to the next; copies only the shards they fall into. Used by one thread, once. */
final class TableEdit {
    private final KeyedHash hash;
    private final Shard[] shards;
    private final long[][] decisions;
    private final Words.Editor words;
    private final Map<Integer, List<Shard.Row>> open = new HashMap<>();
    private int size;

    TableEdit(KeyedHash hash, Shard[] shards, long[][] decisions, Words words, int size) {
        this.hash = hash;
        this.shards = shards.clone();
        this.decisions = decisions.clone();
        this.words = words.edit();
        this.size = size;
    }

    /** Puts many into an empty table at once; of entries with the same decision, which stand together, the last counts. */
    void fill(List<PolicyEntry> entries) {
        List<List<Shard.Row>> rows = new ArrayList<>(shards.length);
        Growing[] indexed = new Growing[decisions.length];
        for (int i = 0; i < shards.length; i++) {
            rows.add(new ArrayList<>());
            indexed[i] = new Growing();
        }
        for (int i = 0; i < entries.size(); i++) {
            PolicyEntry entry = entries.get(i);
            boolean superseded =
                    i + 1 < entries.size() && entries.get(i + 1).decision().equals(entry.decision());
            if (!superseded) {
                long account = hash.of(entry.account().value());
                rows.get(PolicyTable.shardOf(account))
                        .add(new Shard.Row(PolicyTable.tag(account), EntryBytes.of(entry, words)));
                long decision = hash.of(entry.decision().value());
                indexed[DecisionIndex.shardOf(decision)].add(
                        DecisionIndex.word(decision, PolicyTable.shardOf(account)));
                size++;
            }
        }
        for (int i = 0; i < shards.length; i++) {
            shards[i] = rows.get(i).isEmpty() ? Shard.EMPTY : Shard.of(rows.get(i));
            decisions[i] = indexed[i].sorted();
        }
    }

    void put(PolicyEntry entry) {
        remove(entry.decision());
        long account = hash.of(entry.account().value());
        int shard = PolicyTable.shardOf(account);
        rows(shard).add(new Shard.Row(PolicyTable.tag(account), EntryBytes.of(entry, words)));
        long decision = hash.of(entry.decision().value());
        int at = DecisionIndex.shardOf(decision);
        decisions[at] = DecisionIndex.with(decisions[at], DecisionIndex.word(decision, shard));
        size++;
    }

    void remove(DecisionId decision) {
        long hashed = hash.of(decision.value());
        int at = DecisionIndex.shardOf(hashed);
        UUID uuid = EntryBytes.uuid(decision.value());
        for (int shard : DecisionIndex.candidates(decisions[at], hashed)) {
            boolean gone = rows(shard).removeIf(row -> EntryBytes.isOf(row.entry, 0, decision.value(), uuid));
            if (gone) {
                decisions[at] = DecisionIndex.without(decisions[at], DecisionIndex.word(hashed, shard));
                size--;
                return;
            }
        }
    }

    private List<Shard.Row> rows(int shard) {
        return open.computeIfAbsent(shard, at -> shards[at].rows());
    }

    Shard[] shards() {
        open.forEach((at, rows) -> shards[at] = shard(rows, shards[at].bits()));
        open.clear();
        return shards;
    }

    /** Where more bits of a tag are looked at than before, it is made again from the account. */
    private Shard shard(List<Shard.Row> rows, int bitsBefore) {
        if (rows.isEmpty()) {
            return Shard.EMPTY;
        }
        if (Shard.bitsFor(rows.size()) == bitsBefore) {
            return Shard.of(rows);
        }
        return Shard.of(rows.stream()
                .map(row -> new Shard.Row(PolicyTable.tag(hash.of(EntryBytes.account(row.entry, 0))), row.entry))
                .toList());
    }

    long[][] decisions() {
        return decisions;
    }

    Words words() {
        return words.done();
    }

    int size() {
        return size;
    }

    private static final class Growing {
        private static final long[] NONE = {};

        private long[] words = NONE;
        private int count;

        void add(long word) {
            if (count == words.length) {
                words = Arrays.copyOf(words, Math.max(16, count * 2));
            }
            words[count++] = word;
        }

        long[] sorted() {
            long[] exact = count == 0 ? NONE : Arrays.copyOf(words, count);
            Arrays.sort(exact);
            return exact;
        }
    }
}
