// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.pseudonym;

import io.evenhand.contract.secret.SecretFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that pseudonyms are made with: 32 random bytes, kept as hexadecimal text in a file of its owner only.
 *
 * <p>IPv4 can be enumerated by whoever holds the key, so custody of the key is the protection, not the length of the hash.
 */
public final class PseudonymKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH = 32;

    private final SecretKeySpec secret;

    private PseudonymKey(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /** A key of exactly these 32 bytes. */
    public static PseudonymKey of(byte[] secret) {
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException("a pseudonym key has " + LENGTH + " bytes");
        }
        return new PseudonymKey(secret);
    }

    /** Reads the file; creates it with a new key, readable by its owner only, if it does not exist. */
    public static PseudonymKey loadOrCreate(Path file) throws IOException {
        if (Files.notExists(file)) {
            create(file);
        }
        try {
            return of(HexFormat.of()
                    .parseHex(Files.readString(file, StandardCharsets.US_ASCII).strip()));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new FileSystemException(
                    file.toString(), null, "does not hold a pseudonym key of 64 hexadecimal digits");
        }
    }

    private static void create(Path file) throws IOException {
        byte[] secret = new byte[LENGTH];
        new SecureRandom().nextBytes(secret);
        SecretFile.createOnce(file, HexFormat.of().formatHex(secret) + "\n");
    }

    /** The key for one purpose and one period; knowing it does not help with any other. */
    PseudonymKey derive(Purpose purpose, long epoch) {
        return new PseudonymKey(mac((purpose.label() + ':' + epoch).getBytes(StandardCharsets.US_ASCII)));
    }

    byte[] mac(byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "PseudonymKey";
    }
}
