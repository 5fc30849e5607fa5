// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.attachment;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The kinds of file that are taken; told by the content, whatever the name says. */
public enum MediaType {
    PDF("application/pdf", "pdf"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg"),
    TEXT("text/plain", "txt");

    private static final byte[] PNG_MAGIC = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG_MAGIC = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] PDF_MAGIC = {'%', 'P', 'D', 'F', '-'};

    private final String value;
    private final String ending;

    MediaType(String value, String ending) {
        this.value = value;
        this.ending = ending;
    }

    public String value() {
        return value;
    }

    /** How the name of a file ends whose media type is this: of a type that is not taken, as that of a text. */
    public static String ending(String mediaType) {
        return Arrays.stream(values())
                .filter(each -> each.value.equals(mediaType))
                .findFirst()
                .orElse(TEXT)
                .ending;
    }

    /** What the content is, or null if it is nothing that is taken. */
    public static @Nullable MediaType of(byte[] content) {
        if (startsWith(content, PDF_MAGIC)) {
            return PDF;
        }
        if (startsWith(content, PNG_MAGIC)) {
            return PNG;
        }
        if (startsWith(content, JPEG_MAGIC)) {
            return JPEG;
        }
        return isPlainText(content) ? TEXT : null;
    }

    private static boolean startsWith(byte[] content, byte[] magic) {
        if (content.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (content[i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** Valid UTF-8 without control characters; a page with scripts is text too, and is never handed out as a page. */
    private static boolean isPlainText(byte[] content) {
        try {
            return content.length > 0
                    && StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(content))
                            .chars()
                            .noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t');
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
