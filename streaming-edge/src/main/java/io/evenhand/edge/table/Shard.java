// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A thousandth of the table: entries sorted by a part of their account's hash, in two flat arrays.
 *
 * <p>Hashes spread evenly, so a tag's value tells about where it stands; from there it is a few steps within one or two
 * cache lines.
 */
final class Shard {
    static final Shard EMPTY = new Shard(new int[0], new byte[0]);

    /** A tag and where its entry starts, in turns: one cache line holds both. */
    private final int[] places;

    private final byte[] entries;

    private Shard(int[] places, byte[] entries) {
        this.places = places;
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
        int[] places = new int[2 * sorted.size()];
        int length = 0;
        for (int i = 0; i < sorted.size(); i++) {
            places[2 * i] = sorted.get(i).tag;
            places[2 * i + 1] = length;
            length = Math.addExact(length, sorted.get(i).entry.length);
        }
        byte[] entries = new byte[length];
        for (int i = 0; i < sorted.size(); i++) {
            byte[] entry = sorted.get(i).entry;
            System.arraycopy(entry, 0, entries, places[2 * i + 1], entry.length);
        }
        return new Shard(places, entries);
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>(size() + 4);
        for (int i = 0; i < size(); i++) {
            int end = i + 1 < size() ? start(i + 1) : entries.length;
            rows.add(new Row(tag(i), Arrays.copyOfRange(entries, start(i), end)));
        }
        return rows;
    }

    int size() {
        return places.length >> 1;
    }

    /** The first place from {@code place} on whose entry has this tag and is about this account, or -1. */
    int next(int place, int tag, String account) {
        for (int i = place; i < size() && tag(i) == tag; i++) {
            if (EntryBytes.isAbout(entries, start(i), account)) {
                return i;
            }
        }
        return -1;
    }

    /** The first place whose tag is not below {@code tag}. */
    int seek(int tag) {
        int place = (int) (((tag & 0xffffffffL) * size()) >>> 32);
        int wanted = tag + Integer.MIN_VALUE;
        while (place < size() && tag(place) + Integer.MIN_VALUE < wanted) {
            place++;
        }
        while (place > 0 && tag(place - 1) + Integer.MIN_VALUE >= wanted) {
            place--;
        }
        return place;
    }

    byte[] bytes() {
        return entries;
    }

    int start(int place) {
        return places[2 * place + 1];
    }

    private int tag(int place) {
        return places[2 * place];
    }

    long from(int place) {
        return EntryBytes.from(entries, start(place));
    }

    long until(int place) {
        return EntryBytes.until(entries, start(place));
    }
}
