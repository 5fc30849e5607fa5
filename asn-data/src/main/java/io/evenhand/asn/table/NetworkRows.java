// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.table;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The networks of a table in a few plain arrays, a tenth of what objects would take; row numbers begin with 1. */
final class NetworkRows {
    private static final int NO_COUNTRY = 0;
    private static final int NO_NAME = -1;

    private final int[] asns;
    private final short[] countries;
    private final byte[] categories;
    private final List<String> categoryNames;
    private final int[] nameStarts;
    private final byte[] names;

    private NetworkRows(Builder from) {
        asns = Arrays.copyOf(from.asns, from.size);
        countries = Arrays.copyOf(from.countries, from.size);
        categories = Arrays.copyOf(from.categories, from.size);
        categoryNames = List.copyOf(from.categoryNames.keySet());
        nameStarts = Arrays.copyOf(from.nameStarts, from.size);
        names = from.names.toByteArray();
    }

    int size() {
        return asns.length;
    }

    long asn(int row) {
        return Integer.toUnsignedLong(asns[row - 1]);
    }

    Network at(int row) {
        int index = row - 1;
        short country = countries[index];
        byte category = categories[index];
        return new Network(
                asn(row),
                country == NO_COUNTRY ? null : "" + (char) (country >>> Byte.SIZE) + (char) (country & 0xFF),
                name(index),
                category == 0 ? null : categoryNames.get(Byte.toUnsignedInt(category) - 1));
    }

    long bytes() {
        return (long) asns.length * (2 * Integer.BYTES + Short.BYTES + Byte.BYTES) + names.length;
    }

    private @Nullable String name(int index) {
        int start = nameStarts[index];
        if (start == NO_NAME) {
            return null;
        }
        int end = start;
        while (names[end] != 0) {
            end++;
        }
        return new String(names, start, end - start, StandardCharsets.UTF_8);
    }

    /** Gives every different network a row. */
    static final class Builder {
        private static final int CAPACITY_FIRST = 64;
        private static final int CATEGORIES_MAX = 255;

        private int[] asns = new int[CAPACITY_FIRST];
        private short[] countries = new short[CAPACITY_FIRST];
        private byte[] categories = new byte[CAPACITY_FIRST];
        private int[] nameStarts = new int[CAPACITY_FIRST];
        private final Map<String, Integer> categoryNames = new LinkedHashMap<>();
        private final ByteArrayOutputStream names = new ByteArrayOutputStream();
        private final Map<String, Integer> nameOffsets = new HashMap<>();
        private final Map<Network, Integer> rows = new HashMap<>();
        private int size;

        int row(Network network) {
            Integer known = rows.get(network);
            if (known != null) {
                return known;
            }
            if (size == asns.length) {
                asns = Arrays.copyOf(asns, size * 2);
                countries = Arrays.copyOf(countries, size * 2);
                categories = Arrays.copyOf(categories, size * 2);
                nameStarts = Arrays.copyOf(nameStarts, size * 2);
            }
            asns[size] = (int) network.asn();
            String country = network.country();
            countries[size] =
                    (short) (country == null ? NO_COUNTRY : country.charAt(0) << Byte.SIZE | country.charAt(1));
            categories[size] = category(network.category());
            String name = network.name();
            nameStarts[size] = name == null ? NO_NAME : nameOffsets.computeIfAbsent(name, this::append);
            rows.put(network, ++size);
            return size;
        }

        NetworkRows build() {
            return new NetworkRows(this);
        }

        private byte category(@Nullable String category) {
            if (category == null) {
                return 0;
            }
            int number = Objects.requireNonNullElse(categoryNames.get(category), categoryNames.size() + 1);
            if (number > CATEGORIES_MAX) {
                throw new IllegalArgumentException("more than " + CATEGORIES_MAX + " categories");
            }
            categoryNames.put(category, number);
            return (byte) number;
        }

        private int append(String name) {
            if (name.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("a name holds a character that nobody can read");
            }
            int at = names.size();
            names.writeBytes(name.getBytes(StandardCharsets.UTF_8));
            names.write(0);
            return at;
        }
    }
}
