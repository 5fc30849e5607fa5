// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Passwords that were right within the last minute: a command asks many times in a row, and checking a password is slow on
 * purpose. They are kept as digests under a key that is never stored and ends with the program, each under the hash that it
 * fitted, so that a changed password is worth nothing at once.
 */
final class RecentPasswords {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration GOOD_FOR = Duration.ofMinutes(1);
    private static final int KEPT_MAX = 1_000;

    private final SecretKeySpec key;
    private final Map<String, Checked> checked = new ConcurrentHashMap<>();
    private final Clock clock;

    RecentPasswords(Clock clock) {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, ALGORITHM);
        this.clock = clock;
    }

    /** A digest that cannot be changed. */
    private static final class Checked {
        private final byte[] digest;
        private final Instant until;

        Checked(byte[] digest, Instant until) {
            this.digest = digest;
            this.until = until;
        }
    }

    /** Whether the password fits the hash, without the slow check if it was made within the last minute. */
    boolean matches(String password, String hash) {
        Checked known = checked.get(hash);
        if (known != null
                && clock.instant().isBefore(known.until)
                && MessageDigest.isEqual(known.digest, digest(password))) {
            return true;
        }
        boolean matches = PasswordHash.matches(password, hash);
        if (matches) {
            if (checked.size() >= KEPT_MAX) {
                checked.clear();
            }
            checked.put(hash, new Checked(digest(password), clock.instant().plus(GOOD_FOR)));
        }
        return matches;
    }

    private byte[] digest(String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }
}
