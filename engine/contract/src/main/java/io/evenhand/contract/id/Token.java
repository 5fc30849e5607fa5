// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.id;

/** The charsets identifiers may have; one place, so that every boundary refuses the same strings. */
public final class Token {
    private static final Charset NAME = new Charset(64, "._-");
    private static final Charset EVENT_ID = new Charset(64, "._:-");
    private static final Charset OPAQUE = new Charset(128, "._:+/=-");
    private static final Charset PSEUDONYM = new Charset(64, "_-");

    private Token() {}

    /** True for 1 to 64 characters of {@code [A-Za-z0-9._-]}: accounts, viewers, servers, streams, invites. */
    public static boolean isName(String value) {
        return NAME.allows(value);
    }

    /** True for 1 to 64 characters of {@code [A-Za-z0-9._:-]}: event ids. */
    public static boolean isEventId(String value) {
        return EVENT_ID.allows(value);
    }

    /** True for 1 to 128 characters of {@code [A-Za-z0-9._:+/=-]}: opaque keys and hashes made by a platform. */
    public static boolean isOpaque(String value) {
        return OPAQUE.allows(value);
    }

    /** True for 1 to 64 characters of {@code [A-Za-z0-9_-]}: pseudonyms of networks, which no address can pass for. */
    public static boolean isPseudonym(String value) {
        return PSEUDONYM.allows(value);
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

    /** Letters, digits and some punctuation, as a table: every event asks several times. */
    private static final class Charset {
        private final int lengthMax;
        private final boolean[] allowed = new boolean[128];

        Charset(int lengthMax, String punctuation) {
            this.lengthMax = lengthMax;
            for (char c = 0; c < allowed.length; c++) {
                boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
                allowed[c] = letterOrDigit || punctuation.indexOf(c) >= 0;
            }
        }

        boolean allows(String value) {
            int length = value.length();
            if (length == 0 || length > lengthMax) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                char c = value.charAt(i);
                if (c >= allowed.length || !allowed[c]) {
                    return false;
                }
            }
            return true;
        }
    }
}
