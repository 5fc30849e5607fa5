// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import io.evenhand.contract.secret.SecretFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;

/** The Ed25519 keys of a feed, as PEM files. */
public final class FeedKeys {
    private static final String ALGORITHM = "Ed25519";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final int LINE_LENGTH = 64;

    private FeedKeys() {}

    /**
     * Reads the private key (PKCS#8) and its public twin ({@code .pub} beside it, X.509); makes both if neither is there.
     *
     * <p>The file of the private key that is made holds the public one too, so that programs that start together agree on
     * one pair: the twin is a copy, which any of them can make.
     */
    public static KeyPair loadOrCreate(Path file) throws IOException {
        Path twin = file.resolveSibling(file.getFileName() + ".pub");
        try {
            if (!Files.exists(file) && !Files.exists(twin)) {
                SecretFile.createOnce(file, newPair());
            }
            if (!Files.exists(twin)) {
                copy(twin, text(PUBLIC, pem(file, PUBLIC)));
            }
            KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
            return new KeyPair(loadPublic(twin), factory.generatePrivate(new PKCS8EncodedKeySpec(pem(file, PRIVATE))));
        } catch (GeneralSecurityException e) {
            throw new IOException("the feed's private key is not a PKCS#8 Ed25519 key", e);
        }
    }

    /** Reads a public key (X.509 PEM). */
    public static PublicKey loadPublic(Path file) throws IOException {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(pem(file, PUBLIC)));
        } catch (GeneralSecurityException e) {
            throw new IOException("the feed's public key is not an X.509 Ed25519 key", e);
        }
    }

    private static String newPair() throws GeneralSecurityException {
        KeyPair keys = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        return text(PRIVATE, keys.getPrivate().getEncoded())
                + text(PUBLIC, keys.getPublic().getEncoded());
    }

    /** Whole or not at all; whoever copies at the same time writes the same. */
    private static void copy(Path twin, String text) throws IOException {
        Path half = twin.resolveSibling(
                twin.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        Files.writeString(half, text, StandardCharsets.US_ASCII);
        Files.move(half, twin, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String text(String type, byte[] encoded) {
        String body = Base64.getMimeEncoder(LINE_LENGTH, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(encoded);
        return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
    }

    private static byte[] pem(Path file, String type) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        String begin = "-----BEGIN " + type + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + type + "-----");
        if (from < 0 || to < from) {
            throw new IOException("no " + type.toLowerCase(Locale.ROOT) + " in " + file.getFileName());
        }
        try {
            return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
        } catch (IllegalArgumentException e) {
            throw new IOException("malformed PEM in " + file.getFileName(), e);
        }
    }
}
