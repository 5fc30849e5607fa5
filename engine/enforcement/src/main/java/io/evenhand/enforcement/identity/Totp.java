// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that follow from a shared secret and the time (RFC 6238, with HMAC-SHA-1, six digits and steps of half a minute:
 * what every app on a phone understands).
 */
final class Totp {
    private static final String ALGORITHM = "HmacSHA1";
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int SECRET_BYTES = 20;
    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_PER_LETTER = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Clocks differ, and people type slowly: the step before and the one after are good as well. */
    private static final int SLACK = 1;

    private Totp() {}

    static byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /**
     * The step whose code this is, or 0 if it is none that is good now.
     *
     * @param after only steps after this one are good: a code that was accepted, or an older one, is not accepted again
     */
    static long step(byte[] secret, String typed, Instant now, long after) {
        long current = now.getEpochSecond() / STEP.toSeconds();
        String digits = typed.replace(" ", "");
        long found = 0;
        for (long step = current - SLACK; step <= current + SLACK; step++) {
            boolean same = MessageDigest.isEqual(code(secret, step).getBytes(US_ASCII), digits.getBytes(US_ASCII));
            if (same && step > after) {
                found = step;
            }
        }
        return found;
    }

    /** The code of a moment. */
    static String code(byte[] secret, Instant at) {
        return code(secret, at.getEpochSecond() / STEP.toSeconds());
    }

    private static String code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            String digits = Integer.toString(number % MODULUS);
            return "0".repeat(DIGITS - digits.length()) + digits;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-1", e);
        }
    }

    /** The secret as people type it (RFC 4648, base 32, without padding). */
    static String base32(byte[] secret) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte each : secret) {
            buffer = (buffer << Byte.SIZE) | (each & 0xff);
            bits += Byte.SIZE;
            while (bits >= BITS_PER_LETTER) {
                bits -= BITS_PER_LETTER;
                text.append(LETTERS.charAt((buffer >> bits) & 0x1f));
            }
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(LETTERS.charAt((buffer << (BITS_PER_LETTER - bits)) & 0x1f));
        }
        return text.toString();
    }
}
