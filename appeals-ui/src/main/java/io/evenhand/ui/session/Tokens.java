// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** Random values nobody can guess, and a comparison that takes the same time whatever differs. */
public final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 32;

    private Tokens() {}

    /** 256 random bits, safe in a cookie, a form and an address. */
    public static String random() {
        byte[] bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static boolean same(String left, String right) {
        return MessageDigest.isEqual(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
