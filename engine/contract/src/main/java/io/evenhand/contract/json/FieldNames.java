// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The names of all fields as bytes, to be found in a line without making a string of it. */
final class FieldNames {
    /** A power of two, several times the number of fields. */
    private static final int PLACES = 128;

    private static final byte[][] NAMES = new byte[PLACES][];
    private static final @Nullable Field[] FIELDS = new @Nullable Field[PLACES];

    static {
        for (Field field : Field.values()) {
            byte[] name = field.wire().getBytes(StandardCharsets.US_ASCII);
            int place = place(name, 0, name.length);
            NAMES[place] = name;
            FIELDS[place] = field;
        }
    }

    private FieldNames() {}

    /** The field whose name stands between the two places of the line, or null. */
    static @Nullable Field find(byte[] line, int from, int to) {
        return FIELDS[place(line, from, to)];
    }

    /** The name's place, or the free place where it would have to be. */
    private static int place(byte[] line, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + line[i];
        }
        int place = hash & (PLACES - 1);
        while (FIELDS[place] != null && !Arrays.equals(NAMES[place], 0, NAMES[place].length, line, from, to)) {
            place = (place + 1) & (PLACES - 1);
        }
        return place;
    }
}
