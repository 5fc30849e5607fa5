// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What the start of a fragmented MP4 says: the clock of its one track, and what a decoder must be able to do. */
public record InitSegment(long timescale, String codec, int width, int height) {
    private static final int AVCC_OFFSET = 86; // of a visual sample entry, where its boxes begin

    /** Reads {@code ftyp} and {@code moov}. */
    public static InitSegment read(byte[] bytes) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            int mdhd = required(bytes, "mdhd");
            boolean wide = bytes[mdhd + 8] == 1;
            long timescale = in.getInt(mdhd + (wide ? 28 : 20)) & 0xffffffffL;
            int stsd = required(bytes, "stsd");
            int entry = stsd + 16;
            String kind = new String(bytes, entry + 4, 4, StandardCharsets.ISO_8859_1);
            int width = in.getShort(entry + 32) & 0xffff;
            int height = in.getShort(entry + 34) & 0xffff;
            int avcc = entry + AVCC_OFFSET;
            String codec = kind;
            if (kind.equals("avc1") || kind.equals("avc3")) {
                codec = String.format(
                        Locale.ROOT,
                        "%s.%02x%02x%02x",
                        kind,
                        bytes[avcc + 9] & 0xff,
                        bytes[avcc + 10] & 0xff,
                        bytes[avcc + 11] & 0xff);
            }
            return new InitSegment(timescale, codec, width, height);
        } catch (IndexOutOfBoundsException e) {
            throw new IOException("the start of a stream cannot be read", e);
        }
    }

    private static int required(byte[] bytes, String box) throws IOException {
        int at = Boxes.find(bytes, box);
        if (at < 0) {
            throw new IOException("the start of a stream lacks " + box);
        }
        return at;
    }
}
