// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Packing} wrote. */
final class Unpacking {
    private final byte[] bytes;
    private int next;

    Unpacking(byte[] bytes) {
        this.bytes = bytes;
    }

    int code() {
        return bytes[next++] & 0xff;
    }

    boolean flag() {
        return code() == 1;
    }

    long time() {
        long millis = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            millis = millis << 8 | code();
        }
        return millis;
    }

    String text() {
        return Objects.requireNonNull(textOrNull());
    }

    @Nullable
    String textOrNull() {
        int size = code();
        if (size == 0) {
            return null;
        }
        String text = new String(bytes, next, size, StandardCharsets.ISO_8859_1);
        next += size;
        return text;
    }

    int number() {
        return Objects.requireNonNull(numberOrNull());
    }

    @Nullable
    Integer numberOrNull() {
        long number = 0;
        int shift = 0;
        int group = code();
        while (group > 0x7f) {
            number |= (long) (group & 0x7f) << shift;
            shift += 7;
            group = code();
        }
        number |= (long) group << shift;
        return number == 0 ? null : (int) (number - 1);
    }

    <E extends Enum<E>> E word(Words<E> words) {
        return Objects.requireNonNull(wordOrNull(words));
    }

    <E extends Enum<E>> @Nullable E wordOrNull(Words<E> words) {
        return words.word(code());
    }
}
