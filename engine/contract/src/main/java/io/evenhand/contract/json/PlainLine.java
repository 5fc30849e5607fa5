// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The short way for lines as programs write them: no blanks, ASCII without escapes, known fields, each once. Such a line is
 * read in one pass without a parser's machinery, which halves the cost of reading events.
 *
 * <p>It accepts only what {@link EventReader} would accept just so, and has no opinion on anything else: whatever is in the
 * least unusual, and every fault, is left to the careful way.
 */
final class PlainLine {
    private static final int DIGITS_MAX = 9;

    private final byte[] line;
    private final FieldValues values = new FieldValues();
    private @Nullable String address;
    private @Nullable String netName;
    private boolean netSeen;
    private int next;
    private int from;
    private int to;

    private PlainLine(byte[] line) {
        this.line = line;
    }

    /** The line's scalars, or null if it is not plain. */
    static EventReader.@Nullable Line read(byte[] line) {
        PlainLine it = new PlainLine(line);
        return it.object() ? new EventReader.Line(it.values, it.address, it.netName, 0) : null;
    }

    private boolean object() {
        if (!take('{')) {
            return false;
        }
        do {
            if (!field()) {
                return false;
            }
        } while (take(','));
        return take('}') && next == line.length;
    }

    private boolean field() {
        if (!text()) {
            return false;
        }
        Field field = FieldNames.find(line, from, to);
        if (field == null) {
            return isWord(Field.NET) && take(':') && net();
        }
        return !values.has(field) && take(':') && value(field);
    }

    private boolean value(Field field) {
        if (text()) {
            values.put(field, taken());
            return true;
        }
        if (number()) {
            values.put(field, Integer.valueOf(taken()));
            return true;
        }
        if (literal("true")) {
            values.put(field, true);
            return true;
        }
        if (literal("false")) {
            values.put(field, false);
            return true;
        }
        return false;
    }

    /** One of the two fields, and nothing beside it. */
    private boolean net() {
        if (netSeen || !take('{') || !text()) {
            return false;
        }
        netSeen = true;
        boolean isAddress = isWord("ip");
        if (!isAddress && !isWord("id")) {
            return false;
        }
        if (!take(':') || !text() || !take('}')) {
            return false;
        }
        if (isAddress) {
            address = taken();
        } else {
            netName = taken();
        }
        return true;
    }

    /** Moves past a string of plain characters, if there is one. */
    private boolean text() {
        int start = next;
        if (!take('"')) {
            return false;
        }
        from = next;
        while (next < line.length && isPlain(line[next])) {
            next++;
        }
        to = next;
        if (take('"')) {
            return true;
        }
        next = start;
        return false;
    }

    private static boolean isPlain(byte b) {
        return b >= ' ' && b != '"' && b != '\\' && b != 0x7f;
    }

    /** Moves past a number that is certainly an integer, if there is one; what follows it is looked at by whoever goes on. */
    private boolean number() {
        int start = next;
        while (next < line.length && line[next] >= '0' && line[next] <= '9') {
            next++;
        }
        from = start;
        to = next;
        int digits = to - from;
        boolean leadingZero = digits > 1 && line[from] == '0';
        if (digits > 0 && digits <= DIGITS_MAX && !leadingZero) {
            return true;
        }
        next = start;
        return false;
    }

    private boolean literal(String word) {
        from = next;
        to = Math.min(line.length, next + word.length());
        if (!isWord(word)) {
            return false;
        }
        next = to;
        return true;
    }

    private boolean take(char c) {
        if (next < line.length && line[next] == c) {
            next++;
            return true;
        }
        return false;
    }

    private boolean isWord(String word) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (line[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private String taken() {
        return new String(line, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
