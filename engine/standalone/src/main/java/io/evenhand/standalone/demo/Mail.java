// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail as its reader sees it.
 *
 * @param to whom it is to
 * @param subject what its list shows
 * @param text its plain form
 */
record Mail(String to, String subject, String text) {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";\\s]+)");

    /** Reads a mail as it came over the wire: a plain text, alone or as the first of several parts. */
    static Mail read(byte[] raw) {
        Part mail = Part.of(new String(raw, ISO_8859_1).replace("\r\n", "\n"));
        return new Mail(mail.header("to"), mail.header("subject"), plain(mail));
    }

    private static String plain(Part part) {
        Matcher boundary = BOUNDARY.matcher(part.header("content-type"));
        if (!part.header("content-type").startsWith("multipart/") || !boundary.find()) {
            return decoded(part);
        }
        String mark = "--" + boundary.group(1) + "\n";
        int begin = part.body().indexOf(mark);
        int end = part.body().indexOf("\n--" + boundary.group(1), begin + mark.length());
        return begin < 0 || end < 0 ? "" : plain(Part.of(part.body().substring(begin + mark.length(), end)));
    }

    private static String decoded(Part part) {
        byte[] content =
                switch (part.header("content-transfer-encoding").toLowerCase(Locale.ROOT)) {
                    case "base64" -> Base64.getMimeDecoder().decode(part.body());
                    case "quoted-printable" -> unquoted(part.body());
                    default -> part.body().getBytes(ISO_8859_1);
                };
        return new String(content, UTF_8).strip();
    }

    private static byte[] unquoted(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String joined = text.replace("=\n", "");
        for (int i = 0; i < joined.length(); i++) {
            if (joined.charAt(i) == '=' && i + 2 < joined.length()) {
                out.write(Integer.parseInt(joined.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                out.write(joined.charAt(i));
            }
        }
        return out.toByteArray();
    }

    /** Headers and what follows them. */
    private record Part(String head, String body) {
        static Part of(String text) {
            int gap = text.indexOf("\n\n");
            String head = gap < 0 ? text : text.substring(0, gap);
            return new Part(head.replaceAll("\n[ \t]+", " "), gap < 0 ? "" : text.substring(gap + 2));
        }

        String header(String name) {
            for (String line : head.split("\n", -1)) {
                if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
                    return line.substring(name.length() + 1).strip();
                }
            }
            return "";
        }
    }
}
