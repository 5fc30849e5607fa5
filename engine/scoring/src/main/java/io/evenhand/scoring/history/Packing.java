// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes fields one after the other, without names; {@link Unpacking} reads them in the same order.
 *
 * <p>Identifiers are ASCII by contract and at most 128 characters long: one byte of length, one for each character.
 */
final class Packing {
    /** More than the longest event has. */
    private static final int LENGTH_MAX = 1_024;

    private final byte[] bytes = new byte[LENGTH_MAX];
    private int length;

    /** Begins anew. */
    void clear() {
        length = 0;
    }

    Packing code(int code) {
        bytes[length++] = (byte) code;
        return this;
    }

    Packing flag(boolean flag) {
        return code(flag ? 1 : 0);
    }

    Packing time(long millis) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (millis >>> shift);
        }
        return this;
    }

    /** A text of at least one character; null is the empty one. */
    @SuppressWarnings("deprecation") // the only way to copy ASCII without a detour, and these texts are ASCII
    Packing text(@Nullable String text) {
        if (text == null) {
            return code(0);
        }
        int size = text.length();
        code(size);
        text.getBytes(0, size, bytes, length);
        length += size;
        return this;
    }

    /** A number that is not negative, in as few groups of seven bits as it needs. */
    Packing number(int number) {
        return group((long) number + 1);
    }

    Packing number(@Nullable Integer number) {
        return number == null ? group(0) : number(number.intValue());
    }

    private Packing group(long rest) {
        long left = rest;
        while (left > 0x7f) {
            code((int) (left & 0x7f) | 0x80);
            left >>>= 7;
        }
        return code((int) left);
    }

    /** All since {@link #clear}. */
    byte[] take() {
        return Arrays.copyOf(bytes, length);
    }
}
