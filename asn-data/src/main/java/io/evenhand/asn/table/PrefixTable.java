// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.table;

import io.evenhand.asn.address.Address;
import io.evenhand.asn.address.Prefix;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map from prefixes that may lie inside each other to values; the longest prefix answers first, and every
 * shorter one that covers the address stands behind it.
 *
 * <p>Entries are never merged: each keeps its own value, also beside an equal one. Only the derived ranges that are looked
 * up are flat. Of entries for one prefix the one given first answers first.
 */
public final class PrefixTable<V> {
    private final RangeTrie innermost;
    private final List<Entry<V>> entries;
    private final int[] outer;

    private PrefixTable(RangeTrie innermost, List<Entry<V>> entries, int[] outer) {
        this.innermost = innermost;
        this.entries = entries;
        this.outer = outer;
    }

    /** One prefix and its value. */
    public record Entry<V>(Prefix prefix, V value) {}

    /** A table of these entries; those given first answer first among equal prefixes. */
    public static <V> PrefixTable<V> of(List<Entry<V>> given) {
        // what is preferred comes last, so that it ends up innermost
        List<Entry<V>> sorted = IntStream.range(0, given.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> given.get(i).prefix())
                        .thenComparing(Comparator.reverseOrder()))
                .map(given::get)
                .toList();
        int[] outer = new int[sorted.size() + 1];
        Sweep<V> sweep = new Sweep<>(sorted);
        for (int number = 1; number <= sorted.size(); number++) {
            outer[number] = sweep.enter(number);
        }
        sweep.leaveAll();
        return new PrefixTable<>(sweep.ranges.build(), sorted, outer);
    }

    /** The entry of the longest prefix that covers the address, or null. */
    public @Nullable Entry<V> longest(Address address) {
        int number = innermost.find(address);
        return number == 0 ? null : entries.get(number - 1);
    }

    /** The first entry of {@link #covering} that {@code still} holds for, or null: an ended one lets the next answer. */
    public @Nullable Entry<V> longest(Address address, Predicate<V> still) {
        for (int number = innermost.find(address); number != 0; number = outer[number]) {
            Entry<V> entry = entries.get(number - 1);
            if (still.test(entry.value())) {
                return entry;
            }
        }
        return null;
    }

    /** Every entry that covers the address, the one that answers first at the head. */
    public List<Entry<V>> covering(Address address) {
        List<Entry<V>> out = new ArrayList<>();
        for (int number = innermost.find(address); number != 0; number = outer[number]) {
            out.add(entries.get(number - 1));
        }
        return out;
    }

    /** Calls {@code out} for every range of addresses that the same entry answers for, IPv4 first, in order. */
    public void forEachRange(Ranges<V> out) {
        innermost.forEach((first, last, number) -> out.accept(new AddressRange(first, last), entries.get(number - 1)));
    }

    /** Takes one flat range and the entry that answers in it. */
    public interface Ranges<V> {
        void accept(AddressRange range, Entry<V> entry);
    }

    /** Goes through the sorted prefixes once; a stack holds those that cover the place it is at. */
    private static final class Sweep<V> {
        private final List<Entry<V>> sorted;
        private final RangeTrie.Builder ranges = new RangeTrie.Builder();
        private final Deque<Integer> open = new ArrayDeque<>();
        /** The first address not yet given to an entry; null after the last address of a family. */
        private @Nullable Address at;

        Sweep(List<Entry<V>> sorted) {
            this.sorted = sorted;
        }

        /** Opens the entry; returns the number of the one around it, or 0. */
        int enter(int number) {
            Prefix prefix = prefix(number);
            while (!open.isEmpty() && !prefix(open.element()).contains(prefix)) {
                leave();
            }
            int around = open.isEmpty() ? 0 : open.element();
            if (around != 0) {
                give(around, prefix.first());
            }
            at = prefix.first();
            open.push(number);
            return around;
        }

        void leaveAll() {
            while (!open.isEmpty()) {
                leave();
            }
        }

        private void leave() {
            int number = open.pop();
            Address last = prefix(number).last();
            Address from = at;
            if (from != null && from.compareTo(last) <= 0) {
                ranges.add(new AddressRange(from, last), number);
                Address next = last.next();
                at = next.compareTo(last) > 0 ? next : null;
            }
        }

        /** Gives everything before {@code end} that is still free to the entry. */
        private void give(int number, Address end) {
            Address from = at;
            if (from != null && from.compareTo(end) < 0) {
                ranges.add(new AddressRange(from, end.previous()), number);
            }
        }

        private Prefix prefix(int number) {
            return sorted.get(number - 1).prefix();
        }
    }
}
