// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.segment;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The boxes of an MP4 file, as far as the edge has to understand them (ISO/IEC 14496-12). */
final class Boxes {
    private static final int HEADER = 8;
    private static final Set<String> NESTED =
            Set.of("moov", "trak", "mdia", "minf", "stbl", "moof", "traf", "mvex", "edts");

    private Boxes() {}

    /** The next box as a whole, header included; null at the end. */
    static byte @Nullable [] next(DataInputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        byte[] header = new byte[HEADER];
        header[0] = (byte) first;
        in.readFully(header, 1, HEADER - 1);
        long size = ByteBuffer.wrap(header).getInt() & 0xffffffffL;
        if (size < HEADER || size > Cutter.BYTES_MAX) {
            throw new IOException("a box of " + size + " bytes");
        }
        byte[] box = new byte[(int) size];
        System.arraycopy(header, 0, box, 0, HEADER);
        try {
            in.readFully(box, HEADER, box.length - HEADER);
        } catch (EOFException e) {
            throw new IOException("a torn box", e);
        }
        return box;
    }

    static String type(byte[] box) {
        return type(box, 0);
    }

    private static String type(byte[] bytes, int at) {
        return new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
    }

    /** Where the first box of {@code wanted} type begins inside {@code box}, or -1. */
    static int find(byte[] box, String wanted) {
        return find(box, 0, box.length, wanted);
    }

    private static int find(byte[] bytes, int from, int to, String wanted) {
        int at = from;
        while (at + HEADER <= to) {
            int size = ByteBuffer.wrap(bytes).getInt(at);
            if (size < HEADER || at + size > to) {
                return -1;
            }
            String type = type(bytes, at);
            if (type.equals(wanted)) {
                return at;
            }
            if (NESTED.contains(type)) {
                int inside = find(bytes, at + HEADER, at + size, wanted);
                if (inside >= 0) {
                    return inside;
                }
            }
            at += size;
        }
        return -1;
    }
}
