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
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The publisher's public key, read from a PEM file; two while a key is being replaced.
 *
 * <p>The file may appear after the edge has started, because on a fresh machine the publisher makes it, and it may change
 * while the edge runs. Until it is there nothing is believed; there is no way around the key.
 */
public final class TrustedKey {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

    private final Path file;
    private @Nullable TrustedKeys keys;
    private String readFrom = "";

    public TrustedKey(Path file) {
        this.file = file;
    }

    /**
     * The keys as the file has them now, or null while there never was one. A file that has gone or cannot be read changes
     * nothing: the keys read before stay.
     *
     * @throws IOException if the file holds no key and none was read before
     */
    public synchronized @Nullable TrustedKeys find() throws IOException {
        String pem;
        try {
            pem = Files.readString(file, StandardCharsets.US_ASCII);
        } catch (NoSuchFileException e) {
            return keys;
        } catch (IOException e) {
            if (keys == null) {
                throw e;
            }
            return keys;
        }
        if (keys == null || !pem.equals(readFrom)) {
            try {
                keys = read(pem);
                readFrom = pem;
            } catch (IOException e) {
                if (keys == null) {
                    throw e;
                }
            }
        }
        return keys;
    }

    private static TrustedKeys read(String pem) throws IOException {
        List<PublicKey> keys = new ArrayList<>();
        Matcher block = BLOCK.matcher(pem);
        try {
            while (block.find()) {
                byte[] der = Base64.getDecoder().decode(block.group(1).replaceAll("\\s", ""));
                keys.add(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der)));
            }
            return new TrustedKeys(keys);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("the feed's public key file is not an Ed25519 key in PEM form", e);
        }
    }
}
