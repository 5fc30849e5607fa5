// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.mmdb;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes values as a MaxMind database holds them; a text written before becomes a pointer to it. */
final class DataSection {
    private static final int POINTER = 1;
    private static final int STRING = 2;
    private static final int UINT16 = 5;
    private static final int UINT32 = 6;
    private static final int MAP = 7;
    private static final int UINT64 = 9;
    private static final int ARRAY = 11;
    private static final int SIZE_INLINE = 29;
    private static final int SIZE_BYTE = 285;
    private static final int POINTER_11_BITS = 1 << 11;
    private static final int POINTER_19_BITS = POINTER_11_BITS + (1 << 19);
    private static final int POINTER_27_BITS = POINTER_19_BITS + (1 << 27);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<String, Integer> texts = new HashMap<>();
    private final boolean pointers;

    /** @param pointers whether repeated texts become pointers; not in metadata, where readers expect none */
    DataSection(boolean pointers) {
        this.pointers = pointers;
    }

    int size() {
        return out.size();
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    DataSection map(int entries) {
        control(MAP, entries);
        return this;
    }

    DataSection text(String text) {
        Integer known = pointers ? texts.get(text) : null;
        if (known != null) {
            pointer(known);
            return this;
        }
        texts.put(text, out.size());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        control(STRING, bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    DataSection texts(List<String> each) {
        control(ARRAY, each.size());
        each.forEach(this::text);
        return this;
    }

    DataSection uint16(int value) {
        return number(UINT16, value);
    }

    DataSection uint32(long value) {
        return number(UINT32, value);
    }

    DataSection uint64(long value) {
        return number(UINT64, value);
    }

    private DataSection number(int type, long value) {
        int size = (Long.SIZE - Long.numberOfLeadingZeros(value) + 7) / 8;
        control(type, size);
        bigEndian(value, size);
        return this;
    }

    private void pointer(int at) {
        if (at < POINTER_11_BITS) {
            out.write(POINTER << 5 | at >>> 8);
            bigEndian(at, 1);
        } else if (at < POINTER_19_BITS) {
            int rest = at - POINTER_11_BITS;
            out.write(POINTER << 5 | 1 << 3 | rest >>> 16);
            bigEndian(rest, 2);
        } else if (at < POINTER_27_BITS) {
            int rest = at - POINTER_19_BITS;
            out.write(POINTER << 5 | 2 << 3 | rest >>> 24);
            bigEndian(rest, 3);
        } else {
            out.write(POINTER << 5 | 3 << 3);
            bigEndian(at, 4);
        }
    }

    private void control(int type, int size) {
        if (size >= SIZE_BYTE + (1 << 16)) {
            throw new IllegalArgumentException("a text is longer than 65,000 bytes");
        }
        int inline = size < SIZE_INLINE ? size : size < SIZE_BYTE ? SIZE_INLINE : SIZE_INLINE + 1;
        if (type <= MAP) {
            out.write(type << 5 | inline);
        } else {
            out.write(inline);
            out.write(type - MAP);
        }
        if (inline == SIZE_INLINE) {
            out.write(size - SIZE_INLINE);
        } else if (inline > SIZE_INLINE) {
            bigEndian(size - SIZE_BYTE, 2);
        }
    }

    private void bigEndian(long value, int size) {
        for (int i = size - 1; i >= 0; i--) {
            out.write((int) (value >>> (8 * i)));
        }
    }
}
