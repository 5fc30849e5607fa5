// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.id;

/** The charsets identifiers may have; one place, so that every boundary refuses the same strings. */
public final class Token {
    private Token() {}

    /** True for 1 to 64 characters of {@code [A-Za-z0-9._-]}: accounts, viewers, servers, streams, invites. */
    public static boolean isName(String value) {
        return hasOnly(value, 64, "._-");
    }

    /** True for 1 to 64 characters of {@code [A-Za-z0-9._:-]}: event ids. */
    public static boolean isEventId(String value) {
        return hasOnly(value, 64, "._:-");
    }

    /** True for 1 to 128 characters of {@code [A-Za-z0-9._:+/=-]}: opaque keys and hashes made by a platform. */
    public static boolean isOpaque(String value) {
        return hasOnly(value, 128, "._:+/=-");
    }

    /** True for 1 to 64 characters of {@code [A-Za-z0-9_-]}: pseudonyms of networks, which no address can pass for. */
    public static boolean isPseudonym(String value) {
        return hasOnly(value, 64, "_-");
    }

    /** Returns {@code value} if it is a name, otherwise throws an exception that says which noun was wrong but not its value. */
    static String name(String noun, String value) {
        return checked(noun, value, isName(value));
    }

    static String eventId(String noun, String value) {
        return checked(noun, value, isEventId(value));
    }

    static String pseudonym(String noun, String value) {
        return checked(noun, value, isPseudonym(value));
    }

    static String opaque(String noun, String value) {
        return checked(noun, value, isOpaque(value));
    }

    private static String checked(String noun, String value, boolean valid) {
        if (!valid) {
            throw new IllegalArgumentException("malformed " + noun);
        }
        return value;
    }

    private static boolean hasOnly(String value, int lengthMax, String punctuation) {
        if (value.isEmpty() || value.length() > lengthMax) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && punctuation.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
