// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;

/** The Ed25519 keys of a feed, as PEM files. */
public final class FeedKeys {
    private FeedKeys() {}

    /** Reads the private key (PKCS#8) and its public twin ({@code .pub} beside it, X.509); makes both if neither is there. */
    public static KeyPair loadOrCreate(Path file) throws IOException {
        throw new UnsupportedOperationException("not yet");
    }

    /** Reads a public key (X.509 PEM). */
    public static PublicKey loadPublic(Path file) throws IOException {
        throw new UnsupportedOperationException("not yet");
    }
}
