// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.table;

import io.evenhand.contract.policy.NetworkBlock;
import io.evenhand.contract.policy.NetworkEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/*
 * Blocks of addresses nest or are apart, so they cut the space into intervals, each with one innermost block. A look-up is
 * a binary search for the interval and a walk outwards to the first block that is in force: one that ended lets the next
 * wider one answer, and nothing is ever rebuilt because time passed. The table is small, because each entry is the work of
 * two people and lasts three days at most.
 */
/** Networks under attack, in flat arrays by address; immutable. It knows no account, and no account's look-up reads it. */
public final class NetworkTable {
    public static final NetworkTable EMPTY = new NetworkTable(List.of());

    private final List<NetworkEntry> entries;
    /** By entry: the next wider one, or -1. */
    private final int[] wider;
    /** Where intervals begin, in order; as unsigned. */
    private final long[] high;

    private final long[] low;
    /** By interval: the innermost entry, or -1. */
    private final int[] innermost;

    private NetworkTable(List<NetworkEntry> unordered) {
        // of two for one block the one that allows answers, so it counts as the inner one
        entries = unordered.stream()
                .sorted(Comparator.comparing(NetworkEntry::block, NetworkTable::outerFirst)
                        .thenComparing(NetworkEntry::action)
                        .thenComparing(NetworkEntry::from)
                        .thenComparing(NetworkEntry::until))
                .toList();
        wider = new int[entries.size()];
        List<Cut> cuts = cuts();
        high = new long[cuts.size()];
        low = new long[cuts.size()];
        innermost = new int[cuts.size()];
        for (int i = 0; i < cuts.size(); i++) {
            high[i] = cuts.get(i).high;
            low[i] = cuts.get(i).low;
            innermost[i] = cuts.get(i).entry;
        }
    }

    /** From here on, this entry is the innermost. */
    private record Cut(long high, long low, int entry) {}

    static NetworkTable of(@Nullable List<NetworkEntry> entries) {
        return entries == null || entries.isEmpty() ? EMPTY : new NetworkTable(entries);
    }

    private List<Cut> cuts() {
        List<Cut> cuts = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < entries.size(); i++) {
            NetworkBlock block = entries.get(i).block();
            while (!open.isEmpty() && endsBefore(entries.get(open.peek()).block(), block)) {
                close(cuts, open);
            }
            wider[i] = open.isEmpty() ? -1 : open.peek();
            open.push(i);
            add(cuts, new Cut(block.high(), block.low(), i));
        }
        while (!open.isEmpty()) {
            close(cuts, open);
        }
        return cuts;
    }

    private void close(List<Cut> cuts, Deque<Integer> open) {
        NetworkBlock ended = entries.get(open.pop()).block();
        long nextLow = ended.lastLow() + 1;
        long nextHigh = nextLow == 0 ? ended.lastHigh() + 1 : ended.lastHigh();
        boolean atTheEnd = nextLow == 0 && nextHigh == 0;
        if (!atTheEnd) {
            add(cuts, new Cut(nextHigh, nextLow, open.isEmpty() ? -1 : open.peek()));
        }
    }

    /** A later cut at the same place replaces an earlier one. */
    private static void add(List<Cut> cuts, Cut cut) {
        int last = cuts.size() - 1;
        if (last >= 0 && cuts.get(last).high == cut.high && cuts.get(last).low == cut.low) {
            cuts.set(last, cut);
        } else {
            cuts.add(cut);
        }
    }

    private static int outerFirst(NetworkBlock a, NetworkBlock b) {
        int first = compare(a.high(), a.low(), b.high(), b.low());
        return first != 0 ? first : Integer.compare(a.bits(), b.bits());
    }

    private static boolean endsBefore(NetworkBlock a, NetworkBlock b) {
        return compare(a.lastHigh(), a.lastLow(), b.high(), b.low()) < 0;
    }

    private static int compare(long aHigh, long aLow, long bHigh, long bLow) {
        int high = Long.compareUnsigned(aHigh, bHigh);
        return high != 0 ? high : Long.compareUnsigned(aLow, bLow);
    }

    /** The entry that answers for an address now, or null: then nothing is said about it. */
    public @Nullable NetworkEntry find(NetworkBlock address, long nowMillis) {
        for (int at = interval(address); at >= 0; at = wider[at]) {
            NetworkEntry entry = entries.get(at);
            if (entry.from().toEpochMilli() <= nowMillis
                    && nowMillis < entry.until().toEpochMilli()) {
                return entry;
            }
        }
        return null;
    }

    private int interval(NetworkBlock address) {
        int begin = 0;
        int end = high.length;
        while (begin < end) {
            int middle = (begin + end) >>> 1;
            if (compare(high[middle], low[middle], address.high(), address.low()) <= 0) {
                begin = middle + 1;
            } else {
                end = middle;
            }
        }
        return begin == 0 ? -1 : innermost[begin - 1];
    }

    /** All entries, in force or not. */
    public List<NetworkEntry> entries() {
        return entries;
    }
}
