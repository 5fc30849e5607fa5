// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/*
 * How a look-up finds its entry.
 * ==============================
 *
 * A tag's first bits choose a bucket of four to eight entries, its last eight are the entry's print. Where buckets begin, and
 * the prints, stand in one array of about two bytes an entry, which a processor keeps near even at a million entries;
 * eight prints are compared at once. So an account that nobody restricts is seldom looked for any further: of 60 such
 * look-ups one goes on to an entry, and finds another account's name there.
 */
/** A thousandth of the table: entries by a part of their account's hash, in flat arrays. */
final class Shard {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int PRINTS_A_WORD = Long.BYTES;
    private static final long EACH_LOW_BIT = 0x0101010101010101L;
    private static final long ALL_BUT_HIGH_BITS = 0x7f7f7f7f7f7f7f7fL;
    private static final int PRINT_MASK = 0xff;

    static final Shard EMPTY = of(List.of());

    private final int bits;
    /** Where the prints begin in {@link #index}. */
    private final int prints;

    /** The first place of each bucket and the end of the last, four bytes each; then a print an entry; then a word of nothing. */
    private final byte[] index;

    private final int[] starts;
    private final byte[] entries;

    private Shard(int bits, int size, byte[] entries) {
        this.bits = bits;
        this.entries = entries;
        prints = Integer.BYTES * ((1 << bits) + 1);
        index = new byte[prints + size + PRINTS_A_WORD];
        starts = new int[size];
    }

    /** An entry on its way into a shard. */
    static final class Row {
        private static final Comparator<Row> ORDER = (a, b) -> Integer.compareUnsigned(a.tag, b.tag);

        final int tag;
        final byte[] entry;

        /** @param tag counts as unsigned */
        Row(int tag, byte[] entry) {
            this.tag = tag;
            this.entry = entry;
        }
    }

    static Shard of(List<Row> rows) {
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(Row.ORDER);
        int length = 0;
        for (Row row : sorted) {
            length = Math.addExact(length, row.entry.length);
        }
        Shard shard = new Shard(bitsFor(sorted.size()), sorted.size(), new byte[length]);
        shard.fill(sorted);
        return shard;
    }

    private void fill(List<Row> sorted) {
        int start = 0;
        int bucket = 0;
        for (int i = 0; i < sorted.size(); i++) {
            Row row = sorted.get(i);
            for (; bucket < bucket(row.tag); bucket++) {
                INT.set(index, Integer.BYTES * (bucket + 1), i);
            }
            index[prints + i] = (byte) row.tag;
            starts[i] = start;
            System.arraycopy(row.entry, 0, entries, start, row.entry.length);
            start += row.entry.length;
        }
        for (; bucket < 1 << bits; bucket++) {
            INT.set(index, Integer.BYTES * (bucket + 1), sorted.size());
        }
    }

    /** How many bits of a tag choose the bucket where there are so many entries. */
    static int bitsFor(int size) {
        return size < 8 ? 0 : Integer.SIZE - 1 - Integer.numberOfLeadingZeros(size) - 2;
    }

    int bits() {
        return bits;
    }

    /** The entries; of their tags only what {@link #bits} bits choose and the print are known, the rest is zero. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>(size() + 4);
        for (int bucket = 0; bucket < 1 << bits; bucket++) {
            int first = bits == 0 ? 0 : bucket << (Integer.SIZE - bits);
            for (int i = begin(bucket); i < begin(bucket + 1); i++) {
                int end = i + 1 < size() ? starts[i + 1] : entries.length;
                rows.add(
                        new Row(first | (index[prints + i] & PRINT_MASK), Arrays.copyOfRange(entries, starts[i], end)));
            }
        }
        return rows;
    }

    int size() {
        return starts.length;
    }

    /** The first place of the bucket that an entry with this tag is in. */
    int seek(int tag) {
        return begin(bucket(tag));
    }

    /** The first place from {@code place} on whose entry may have this tag and is about this account, or -1. */
    int next(int place, int tag, String account) {
        int end = begin(bucket(tag) + 1);
        long wanted = (tag & PRINT_MASK) * EACH_LOW_BIT;
        for (int first = place; first < end; first += PRINTS_A_WORD) {
            long same = zeroBytes((long) WORD.get(index, prints + first) ^ wanted) & firstBytes(end - first);
            for (; same != 0; same &= same - 1) {
                int at = first + (Long.numberOfTrailingZeros(same) >>> 3);
                if (EntryBytes.isAbout(entries, starts[at], account)) {
                    return at;
                }
            }
        }
        return -1;
    }

    /** The high bit of every byte that is zero. */
    private static long zeroBytes(long word) {
        return ~(((word & ALL_BUT_HIGH_BITS) + ALL_BUT_HIGH_BITS) | word | ALL_BUT_HIGH_BITS);
    }

    private static long firstBytes(int count) {
        return count >= PRINTS_A_WORD ? -1 : (1L << (Byte.SIZE * count)) - 1;
    }

    private int bucket(int tag) {
        return bits == 0 ? 0 : tag >>> (Integer.SIZE - bits);
    }

    private int begin(int bucket) {
        return (int) INT.get(index, Integer.BYTES * bucket);
    }

    byte[] bytes() {
        return entries;
    }

    int start(int place) {
        return starts[place];
    }

    long from(int place) {
        return EntryBytes.from(entries, starts[place]);
    }

    long until(int place) {
        return EntryBytes.until(entries, starts[place]);
    }

    /** The bytes of what leads to the entries. */
    int indexBytes() {
        return index.length + Integer.BYTES * starts.length;
    }
}
