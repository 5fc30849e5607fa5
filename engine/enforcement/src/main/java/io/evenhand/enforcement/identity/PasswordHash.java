// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A password as it is kept: Argon2id (RFC 9106) in the form of its reference program,
 * {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}. What was kept before, {@code pbkdf2-sha512$iterations$salt$hash}, is still
 * understood and replaced when the person signs in.
 */
final class PasswordHash {
    private static final Pattern ARGON2 = Pattern.compile("\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,3}),"
            + "p=([0-9]{1,2})\\$([A-Za-z0-9+/]{1,100})\\$([A-Za-z0-9+/]{1,200})");
    private static final String OLD_SCHEME = "pbkdf2-sha512";

    /** What OWASP's sheet on the storage of passwords asks for at least: 19 MiB, two passes, one lane. */
    private static final int MEMORY_KIB = 19_456;

    private static final int PASSES = 2;
    private static final int LANES = 1;
    /** How every hash that is made today begins, in digits that no locale changes. */
    private static final String TODAY = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$";

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Each check takes the memory: strangers who guess in parallel must not take all of it. */
    private static final Semaphore AT_ONCE = new Semaphore(4);

    /** Whoever has no password here because they sign in elsewhere. */
    static final String ELSEWHERE = "elsewhere";

    /** Nobody's password: checking against it takes as long as checking against somebody's. */
    static final String NOBODY = of(Base64.getEncoder().encodeToString(randomSalt()));

    private PasswordHash() {}

    static String of(String password) {
        byte[] salt = randomSalt();
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        byte[] hash = argon2(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
        return TODAY + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    static boolean matches(String password, String stored) {
        Matcher argon2 = ARGON2.matcher(stored);
        if (argon2.matches()) {
            byte[] hash = Base64.getDecoder().decode(argon2.group(5));
            byte[] derived = argon2(
                    password,
                    Base64.getDecoder().decode(argon2.group(4)),
                    Integer.parseInt(argon2.group(1)),
                    Integer.parseInt(argon2.group(2)),
                    Integer.parseInt(argon2.group(3)),
                    hash.length);
            return MessageDigest.isEqual(derived, hash);
        }
        return stored.startsWith(OLD_SCHEME + "$") && matchesOld(password, stored);
    }

    /** Whether the hash is weaker than those that are made today. */
    static boolean isOld(String stored) {
        return !stored.startsWith(TODAY);
    }

    private static boolean matchesOld(String password, String stored) {
        String[] parts = stored.split("\\$", -1);
        if (parts.length != 4) {
            return false;
        }
        Base64.Decoder base64 = Base64.getDecoder();
        byte[] hash = base64.decode(parts[3]);
        byte[] derived = pbkdf2(password, base64.decode(parts[2]), Integer.parseInt(parts[1]), hash.length);
        return MessageDigest.isEqual(derived, hash);
    }

    private static byte[] randomSalt() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return salt;
    }

    private static byte[] argon2(String password, byte[] salt, int memory, int passes, int lanes, int length) {
        Argon2Parameters parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build();
        byte[] hash = new byte[length];
        AT_ONCE.acquireUninterruptibly();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(parameters);
            generator.generateBytes(password.getBytes(UTF_8), hash);
            return hash;
        } finally {
            AT_ONCE.release();
        }
    }

    private static byte[] pbkdf2(String password, byte[] salt, int iterations, int length) {
        try {
            PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, length * Byte.SIZE);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PBKDF2", e);
        }
    }
}
