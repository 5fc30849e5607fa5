// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
    private static final int LINE_LENGTH = 64;

    private FeedKeys() {}

    /** Reads the private key (PKCS#8) and its public twin ({@code .pub} beside it, X.509); makes both if neither is there. */
    public static KeyPair loadOrCreate(Path file) throws IOException {
        Path twin = file.resolveSibling(file.getFileName() + ".pub");
        try {
            if (!Files.exists(file) && !Files.exists(twin)) {
                create(file, twin);
            }
            KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
            return new KeyPair(
                    loadPublic(twin), factory.generatePrivate(new PKCS8EncodedKeySpec(pem(file, "PRIVATE KEY"))));
        } catch (GeneralSecurityException e) {
            throw new IOException("the feed's private key is not a PKCS#8 Ed25519 key", e);
        }
    }

    /** Reads a public key (X.509 PEM). */
    public static PublicKey loadPublic(Path file) throws IOException {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(pem(file, "PUBLIC KEY")));
        } catch (GeneralSecurityException e) {
            throw new IOException("the feed's public key is not an X.509 Ed25519 key", e);
        }
    }

    private static void create(Path file, Path twin) throws IOException, GeneralSecurityException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        KeyPair keys = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        // readable by nobody else from the first byte on
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
        Files.writeString(twin, pem("PUBLIC KEY", keys.getPublic().getEncoded()));
    }

    private static String pem(String type, byte[] encoded) {
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
