// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Reads what {@link CompactWriter} wrote; no count is believed beyond the bytes that are there. */
final class CompactReader {
    private final byte[] bytes;
    private int at;

    CompactReader(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    boolean isAtEnd() {
        return at == bytes.length;
    }

    void requireEnd() throws MalformedBodyException {
        if (!isAtEnd()) {
            throw new MalformedBodyException("bytes follow the end of the compact body");
        }
    }

    int octet() throws MalformedBodyException {
        if (isAtEnd()) {
            throw new MalformedBodyException("the compact body ends too early");
        }
        return bytes[at++] & 0xff;
    }

    byte[] raw(int length) throws MalformedBodyException {
        if (length > bytes.length - at) {
            throw new MalformedBodyException("the compact body ends too early");
        }
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    long eight() throws MalformedBodyException {
        long value = 0;
        for (int left = Long.BYTES; left > 0; left--) {
            value = (value << Byte.SIZE) | octet();
        }
        return value;
    }

    long number() throws MalformedBodyException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int octet = octet();
            value |= (octet & 0x7fL) << shift;
            if (octet < 0x80) {
                if (octet == 0 && shift > 0) {
                    throw new MalformedBodyException("a number is longer than it needs to be");
                }
                return value;
            }
        }
        throw new MalformedBodyException("a number is too long");
    }

    long signed() throws MalformedBodyException {
        long folded = number();
        return (folded >>> 1) ^ -(folded & 1);
    }

    /** How many things or bytes follow; each takes at least one byte. */
    int count() throws MalformedBodyException {
        long count = number();
        if (count < 0 || count > bytes.length - at) {
            throw new MalformedBodyException("a count goes beyond the compact body");
        }
        return (int) count;
    }

    String text() throws MalformedBodyException {
        return new String(raw(count()), UTF_8);
    }
}
