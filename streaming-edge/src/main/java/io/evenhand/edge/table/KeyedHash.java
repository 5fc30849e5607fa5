// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.table;

import java.security.SecureRandom;

/**
 * SipHash-2-4 of an identifier under a secret key.
 *
 * <p>Account holders choose names; without a key, somebody could choose many that meet in one place of the table.
 */
final class KeyedHash {
    private static final int BYTES_PER_WORD = 8;

    private final long k0;
    private final long k1;

    KeyedHash(long k0, long k1) {
        this.k0 = k0;
        this.k1 = k1;
    }

    static KeyedHash random() {
        SecureRandom random = new SecureRandom();
        return new KeyedHash(random.nextLong(), random.nextLong());
    }

    /** The hash of the characters' low bytes; identifiers are ASCII. */
    long of(String text) {
        long v0 = k0 ^ 0x736f6d6570736575L;
        long v1 = k1 ^ 0x646f72616e646f6dL;
        long v2 = k0 ^ 0x6c7967656e657261L;
        long v3 = k1 ^ 0x7465646279746573L;
        int length = text.length();
        int whole = length - length % BYTES_PER_WORD;
        // the last word carries the length and is followed by four rounds more, marked by a flip of v2
        for (int at = 0; at <= whole + BYTES_PER_WORD; at += BYTES_PER_WORD) {
            boolean closing = at > whole;
            long word = closing ? 0 : word(text, at, length);
            int rounds = 2;
            if (closing) {
                v2 ^= 0xff;
                rounds = 4;
            }
            v3 ^= word;
            for (int i = 0; i < rounds; i++) {
                v0 += v1;
                v2 += v3;
                v1 = Long.rotateLeft(v1, 13) ^ v0;
                v3 = Long.rotateLeft(v3, 16) ^ v2;
                v0 = Long.rotateLeft(v0, 32);
                v2 += v1;
                v0 += v3;
                v1 = Long.rotateLeft(v1, 17) ^ v2;
                v3 = Long.rotateLeft(v3, 21) ^ v0;
                v2 = Long.rotateLeft(v2, 32);
            }
            v0 ^= word;
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }

    /** Eight bytes from {@code at}, the first lowest; past the end zeros, and in the last word the length on top. */
    private static long word(String text, int at, int length) {
        long word = 0;
        int end = Math.min(at + BYTES_PER_WORD, length);
        for (int i = end - 1; i >= at; i--) {
            word = (word << 8) | (text.charAt(i) & 0xff);
        }
        return end == at + BYTES_PER_WORD ? word : word | ((long) length << 56);
    }
}
