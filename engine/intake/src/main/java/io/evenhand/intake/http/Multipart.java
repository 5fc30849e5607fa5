// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes one named part out of a {@code multipart/form-data} body in memory; the other parts, such as a poster, are never
 * decoded and never reach a disk.
 */
final class Multipart {
    private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary=(?:\"([^\"]{1,70})\"|([^;\\s\"]{1,70}))");
    private static final Pattern NAME = Pattern.compile("(?i)[;\\s]name=(?:\"([^\"]*)\"|([^;\\s\"]+))");
    private static final byte[] BLANK_LINE = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADERS_MAX = 4 * 1024;

    private Multipart() {}

    /** The content of the first part with this name, or null if there is none or the body is malformed. */
    static byte @Nullable [] part(byte[] body, String contentType, String name) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            return null;
        }
        String token = boundary.group(1) != null ? boundary.group(1) : boundary.group(2);
        byte[] delimiter = ("--" + token).getBytes(StandardCharsets.ISO_8859_1);
        int at = indexOf(body, delimiter, 0);
        while (at >= 0) {
            int start = at + delimiter.length;
            int next = indexOf(body, ("\r\n--" + token).getBytes(StandardCharsets.ISO_8859_1), start);
            if (next < 0) {
                return null;
            }
            int content = indexOf(body, BLANK_LINE, start);
            if (content < 0 || content > next || content - start > HEADERS_MAX) {
                return null;
            }
            if (name.equals(name(new String(body, start, content - start, StandardCharsets.UTF_8)))) {
                return Arrays.copyOfRange(body, Math.min(content + BLANK_LINE.length, next), next);
            }
            at = next + 2;
        }
        return null;
    }

    private static @Nullable String name(String headers) {
        for (String header : headers.split("\r\n", -1)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-disposition:")) {
                Matcher name = NAME.matcher(header);
                if (name.find()) {
                    return name.group(1) != null ? name.group(1) : name.group(2);
                }
            }
        }
        return null;
    }

    private static int indexOf(byte[] in, byte[] what, int from) {
        for (int i = from; i <= in.length - what.length; i++) {
            if (in[i] == what[0] && Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }
}
