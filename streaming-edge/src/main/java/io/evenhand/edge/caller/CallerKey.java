// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.caller;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.id.Token;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of the file of keys: {@code name sha256 right,right [until]}. The key itself is nowhere on this machine. With
 * {@code cert:} before the hash it is that of a certificate's DER bytes, as tools print it, without colons.
 *
 * @param caller who holds it; two lines with one name are how a key is replaced
 * @param shown {@code key:} or {@code cert:} and the SHA-256 of its bytes, lower-case hexadecimal; keys are random, so nothing
 *     slower is needed
 * @param until when it stops to work, or null
 */
record CallerKey(
        String caller,
        String shown,
        Set<Right> rights,
        @Nullable Instant until) {
    private static final String CERTIFICATE = "cert:";
    private static final Pattern HASH = Pattern.compile("(?:cert:)?[0-9a-f]{64}");

    CallerKey {
        rights = Set.copyOf(rights);
    }

    /** Reads a line, or throws an exception that says what is wrong with it and repeats nothing of it. */
    static CallerKey parse(String line) {
        String[] parts = line.strip().split("\\s+", -1);
        if (parts.length < 3 || parts.length > 4) {
            throw new IllegalArgumentException("it is not 'name sha256 rights [until]'");
        }
        if (!Token.isName(parts[0])) {
            throw new IllegalArgumentException("the name is malformed");
        }
        if (!HASH.matcher(parts[1]).matches()) {
            throw new IllegalArgumentException("the hash is not 64 lower-case hexadecimal digits");
        }
        EnumSet<Right> rights = EnumSet.noneOf(Right.class);
        for (String wire : parts[2].split(",", -1)) {
            Right right = Right.find(wire);
            if (right == null) {
                throw new IllegalArgumentException("a right is none of ask, export, log, feed, operate");
            }
            rights.add(right);
        }
        try {
            String shown = parts[1].startsWith(CERTIFICATE) ? parts[1] : "key:" + parts[1];
            return new CallerKey(parts[0], shown, rights, parts.length == 3 ? null : Instant.parse(parts[3]));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the end is not a time such as 2027-01-01T00:00:00Z", e);
        }
    }

    /** What a line says of a key. */
    static String ofKey(String key) {
        return "key:" + Sha256.hex(key.getBytes(UTF_8));
    }

    /** What a line says of a certificate. */
    static String ofCertificate(byte[] der) {
        return CERTIFICATE + Sha256.hex(der);
    }

    boolean isValid(Instant now) {
        return until == null || now.isBefore(until);
    }
}
