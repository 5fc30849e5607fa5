// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The publisher's public key, read from a PEM file.
 *
 * <p>The file may appear after the edge has started, because on a fresh machine the publisher makes it. Until then
 * nothing is believed; there is no way around the key.
 */
public final class TrustedKey {
    private final Path file;
    private @Nullable PublicKey key;

    public TrustedKey(Path file) {
        this.file = file;
    }

    /** The key, or null while there is no file. */
    public synchronized @Nullable PublicKey find() throws IOException {
        if (key == null) {
            key = read(file);
        }
        return key;
    }

    private static @Nullable PublicKey read(Path file) throws IOException {
        String pem;
        try {
            pem = Files.readString(file, StandardCharsets.US_ASCII);
        } catch (NoSuchFileException e) {
            return null;
        }
        try {
            String body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(body)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("the feed's public key file is not an Ed25519 key in PEM form", e);
        }
    }
}
