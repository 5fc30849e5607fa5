// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * A gzip stream whose bytes depend on nothing but its content.
 *
 * <p>The JDK's deflater is whatever zlib the JDK was linked with, and versions differ in the bytes they make; a
 * simulation's file must be the same everywhere. This writes one deflate block with the fixed code of RFC 1951 and
 * finds repetitions through a hash of four bytes, which suits lines that resemble one another.
 */
final class PortableGzip extends OutputStream {
    private static final int WINDOW = 1 << 15;
    private static final int BUFFER = 1 << 18;
    private static final int MATCH_MAX = 258;
    private static final int HASH_BITS = 16;
    private static final int TRIES = 24;
    /** What a match must at least be; three bytes would often cost more than they save. */
    private static final int MATCH_MIN = 4;

    private static final int[] LENGTH_BASE = {
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258
    };
    private static final int[] LENGTH_EXTRA = {
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
    };
    private static final int[] DISTANCE_BASE = {
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145, 8193, 12289, 16385, 24577
    };

    private final OutputStream out;
    private final CRC32 checksum = new CRC32();
    private final byte[] data = new byte[BUFFER];
    private final int[] newest = new int[1 << HASH_BITS];
    private final int[] older = new int[BUFFER];
    private final byte[] pending = new byte[1 << 13];
    private int pendingLength;
    private long bits;
    private int bitCount;
    private int filled;
    private int encoded;
    private long total;
    private boolean closed;

    PortableGzip(OutputStream out) throws IOException {
        this.out = out;
        Arrays.fill(newest, -1);
        // magic, deflate, no flags, no time, no hint, unknown system
        out.write(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 255});
        bits(1, 1);
        bits(1, 2);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        checksum.update(bytes, offset, length);
        total += length;
        int from = offset;
        int left = length;
        while (left > 0) {
            if (filled == BUFFER) {
                encode(BUFFER - MATCH_MAX);
                slide();
            }
            int part = Math.min(left, BUFFER - filled);
            System.arraycopy(bytes, from, data, filled, part);
            filled += part;
            from += part;
            left -= part;
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out) {
            encode(filled);
            symbol(256);
            bits(0, 7 & -bitCount);
            number(checksum.getValue());
            number(total & 0xffffffffL);
            out.write(pending, 0, pendingLength);
        }
    }

    /** Encodes what has been written up to a position, or a little further when a match reaches over it. */
    private void encode(int until) throws IOException {
        while (encoded < until) {
            int match = encoded + MATCH_MIN <= filled ? longestMatch() : 0;
            int length = match >>> 16;
            if (length >= MATCH_MIN) {
                length(length);
                distance(match & 0xffff);
            } else {
                length = 1;
                symbol(data[encoded] & 255);
            }
            for (int end = encoded + length; encoded < end; encoded++) {
                remember(encoded);
            }
        }
    }

    /** The longest earlier occurrence of what comes next: its length in the upper half, its distance in the lower. */
    private int longestMatch() {
        int limit = Math.min(MATCH_MAX, filled - encoded);
        int best = 0;
        int distance = 0;
        int candidate = newest[hash(encoded)];
        for (int tries = 0; tries < TRIES && candidate >= 0 && encoded - candidate < WINDOW; tries++) {
            int length = Arrays.mismatch(data, candidate, candidate + limit, data, encoded, encoded + limit);
            length = length < 0 ? limit : length;
            if (length > best) {
                best = length;
                distance = encoded - candidate;
                if (best == limit) {
                    break;
                }
            }
            candidate = older[candidate];
        }
        return best << 16 | distance;
    }

    private void remember(int position) {
        if (position + MATCH_MIN <= filled) {
            int hash = hash(position);
            older[position] = newest[hash];
            newest[hash] = position;
        }
    }

    private int hash(int position) {
        int four = (data[position] & 255)
                | ((data[position + 1] & 255) << 8)
                | ((data[position + 2] & 255) << 16)
                | (data[position + 3] << 24);
        return (four * 0x9E3779B1) >>> (32 - HASH_BITS);
    }

    /** Keeps the window before the next byte to encode and moves it to the buffer's beginning. */
    private void slide() {
        int shift = encoded - WINDOW;
        System.arraycopy(data, shift, data, 0, filled - shift);
        System.arraycopy(older, shift, older, 0, filled - shift);
        for (int i = 0; i < older.length; i++) {
            older[i] = Math.max(-1, older[i] - shift);
        }
        for (int i = 0; i < newest.length; i++) {
            newest[i] = Math.max(-1, newest[i] - shift);
        }
        filled -= shift;
        encoded = WINDOW;
    }

    private void symbol(int literalOrLength) throws IOException {
        if (literalOrLength < 144) {
            code(0x30 + literalOrLength, 8);
        } else if (literalOrLength < 256) {
            code(0x190 + literalOrLength - 144, 9);
        } else if (literalOrLength < 280) {
            code(literalOrLength - 256, 7);
        } else {
            code(0xC0 + literalOrLength - 280, 8);
        }
    }

    private void length(int length) throws IOException {
        int index = floor(LENGTH_BASE, length);
        symbol(257 + index);
        bits(length - LENGTH_BASE[index], LENGTH_EXTRA[index]);
    }

    private void distance(int distance) throws IOException {
        int index = floor(DISTANCE_BASE, distance);
        code(index, 5);
        bits(distance - DISTANCE_BASE[index], index < 4 ? 0 : index / 2 - 1);
    }

    private static int floor(int[] bases, int value) {
        int index = Arrays.binarySearch(bases, value);
        return index >= 0 ? index : -index - 2;
    }

    /** Huffman codes go out with their first bit first, everything else with its last. */
    private void code(int code, int length) throws IOException {
        bits(Integer.reverse(code) >>> (32 - length), length);
    }

    private void bits(int value, int count) throws IOException {
        bits |= (long) value << bitCount;
        bitCount += count;
        while (bitCount >= 8) {
            octet((int) bits & 255);
            bits >>>= 8;
            bitCount -= 8;
        }
    }

    private void number(long value) throws IOException {
        for (int shift = 0; shift < 32; shift += 8) {
            octet((int) (value >>> shift) & 255);
        }
    }

    private void octet(int value) throws IOException {
        if (pendingLength == pending.length) {
            out.write(pending, 0, pendingLength);
            pendingLength = 0;
        }
        pending[pendingLength++] = (byte) value;
    }
}
