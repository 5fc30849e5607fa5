// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A thousandth of the table: entries sorted by a part of their account's hash, in three flat arrays.
 *
 * <p>Hashes spread evenly, so a tag's value tells about where it stands; from there it is a few steps within one or two
 * cache lines.
 */
final class Shard {
    static final Shard EMPTY = new Shard(new int[0], new int[0], new byte[0]);

    private final int[] tags;
    private final int[] starts;
    private final byte[] entries;

    private Shard(int[] tags, int[] starts, byte[] entries) {
        this.tags = tags;
        this.starts = starts;
        this.entries = entries;
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
        int[] tags = new int[sorted.size()];
        int[] starts = new int[sorted.size()];
        int length = 0;
        for (int i = 0; i < tags.length; i++) {
            tags[i] = sorted.get(i).tag;
            starts[i] = length;
            length = Math.addExact(length, sorted.get(i).entry.length);
        }
        byte[] entries = new byte[length];
        for (int i = 0; i < tags.length; i++) {
            byte[] entry = sorted.get(i).entry;
            System.arraycopy(entry, 0, entries, starts[i], entry.length);
        }
        return new Shard(tags, starts, entries);
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>(tags.length + 4);
        for (int i = 0; i < tags.length; i++) {
            int end = i + 1 < tags.length ? starts[i + 1] : entries.length;
            rows.add(new Row(tags[i], java.util.Arrays.copyOfRange(entries, starts[i], end)));
        }
        return rows;
    }

    int size() {
        return tags.length;
    }

    /** The first place from {@code place} on whose entry has this tag and is about this account, or -1. */
    int next(int place, int tag, String account) {
        for (int i = place; i < tags.length && tags[i] == tag; i++) {
            if (EntryBytes.isAbout(entries, starts[i], account)) {
                return i;
            }
        }
        return -1;
    }

    /** The first place whose tag is not below {@code tag}. */
    int seek(int tag) {
        int place = (int) (((tag & 0xffffffffL) * tags.length) >>> 32);
        int wanted = tag + Integer.MIN_VALUE;
        while (place < tags.length && tags[place] + Integer.MIN_VALUE < wanted) {
            place++;
        }
        while (place > 0 && tags[place - 1] + Integer.MIN_VALUE >= wanted) {
            place--;
        }
        return place;
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
}
