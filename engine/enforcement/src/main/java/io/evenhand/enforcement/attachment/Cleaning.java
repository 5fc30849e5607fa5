// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.attachment;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a file what it says about cameras, places, people and programs. Pictures are cut, not decoded: what is
 * left is byte for byte what it was, and no picture can make a decoder do anything.
 */
public final class Cleaning {
    private static final Set<String> PNG_KEPT =
            Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs");
    private static final int PNG_HEADER = 8;
    private static final int PNG_CHUNK_EXTRA = 12;
    private static final int BYTE = 0xff;
    private static final int JPEG_APP0 = 0xe0;
    private static final int JPEG_APP14 = 0xee;
    private static final int JPEG_APP15 = 0xef;
    private static final int JPEG_COMMENT = 0xfe;
    private static final int JPEG_SCAN = 0xda;
    private static final int JPEG_END = 0xd9;

    private Cleaning() {}

    /** The cleaned content, or null if it is not a sound file of this type. */
    public static byte @Nullable [] clean(byte[] content, MediaType type) {
        return switch (type) {
            case TEXT -> content.clone();
            case PNG -> png(content);
            case JPEG -> jpeg(content);
            case PDF -> PdfCleaning.clean(content);
        };
    }

    private static byte @Nullable [] png(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length);
        out.write(content, 0, PNG_HEADER);
        int at = PNG_HEADER;
        while (at + PNG_CHUNK_EXTRA <= content.length) {
            int length = ByteBuffer.wrap(content, at, Integer.BYTES).getInt();
            long end = (long) at + PNG_CHUNK_EXTRA + length;
            if (length < 0 || end > content.length) {
                return null;
            }
            String kind = new String(content, at + Integer.BYTES, Integer.BYTES, StandardCharsets.ISO_8859_1);
            if (at == PNG_HEADER && !"IHDR".equals(kind)) {
                return null;
            }
            if (PNG_KEPT.contains(kind)) {
                out.write(content, at, (int) end - at);
            }
            if ("IEND".equals(kind)) {
                // whatever comes after the end is no part of the picture
                return out.toByteArray();
            }
            at = (int) end;
        }
        return null;
    }

    private static byte @Nullable [] jpeg(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length);
        out.write(content, 0, 2);
        int at = 2;
        while (at + 4 <= content.length) {
            int marker = content[at + 1] & BYTE;
            int length = ((content[at + 2] & BYTE) << Byte.SIZE) | (content[at + 3] & BYTE);
            if ((content[at] & BYTE) != BYTE || length < 2 || at + 2 + length > content.length) {
                return null;
            }
            if (marker == JPEG_SCAN) {
                return scans(content, at, out);
            }
            if (!saysSomething(marker)) {
                out.write(content, at, 2 + length);
            }
            at += 2 + length;
        }
        return null;
    }

    /** The picture itself: from the first scan to the end mark, segments between scans cleaned as well. */
    private static byte @Nullable [] scans(byte[] content, int from, ByteArrayOutputStream out) {
        int at = from;
        while (at + 1 < content.length) {
            boolean mark = (content[at] & BYTE) == BYTE;
            int marker = content[at + 1] & BYTE;
            if (mark && marker == JPEG_END) {
                out.write(content, at, 2);
                return out.toByteArray();
            }
            if (mark && saysSomething(marker) && at + 4 <= content.length) {
                at += 2 + (((content[at + 2] & BYTE) << Byte.SIZE) | (content[at + 3] & BYTE));
            } else {
                out.write(content[at]);
                at++;
            }
        }
        return null;
    }

    /** Segments that hold text, times, places or previews; those for size (JFIF) and colour (Adobe) stay. */
    private static boolean saysSomething(int marker) {
        return marker == JPEG_COMMENT || (marker > JPEG_APP0 && marker <= JPEG_APP15 && marker != JPEG_APP14);
    }
}
