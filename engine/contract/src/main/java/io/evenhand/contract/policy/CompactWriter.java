// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Numbers and texts as bytes, one after another. */
final class CompactWriter {
    private byte[] bytes = new byte[512];
    private int at;

    byte[] bytes() {
        return Arrays.copyOf(bytes, at);
    }

    void octet(int value) {
        ensure(1);
        bytes[at++] = (byte) value;
    }

    void raw(byte[] value) {
        ensure(value.length);
        System.arraycopy(value, 0, bytes, at, value.length);
        at += value.length;
    }

    void eight(long value) {
        ensure(Long.BYTES);
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[at++] = (byte) (value >>> shift);
        }
    }

    /** A number that counts as unsigned. */
    void number(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            octet((int) rest | 0x80);
            rest >>>= 7;
        }
        octet((int) rest);
    }

    void signed(long value) {
        number((value << 1) ^ (value >> (Long.SIZE - 1)));
    }

    void text(String value) {
        byte[] utf8 = value.getBytes(UTF_8);
        number(utf8.length);
        raw(utf8);
    }

    private void ensure(int more) {
        if (bytes.length - at < more) {
            bytes = Arrays.copyOf(bytes, Math.addExact(bytes.length, Math.max(bytes.length, more)));
        }
    }
}
