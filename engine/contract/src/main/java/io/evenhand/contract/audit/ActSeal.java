// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.audit;

import io.evenhand.contract.json.FeedSignature;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/** The Ed25519 key that acts and daily heads are signed with. */
public final class ActSeal {
    private static final String ALGORITHM = "Ed25519";

    private final KeyPair keys;
    private final String keyId;

    public ActSeal(KeyPair keys) {
        this.keys = keys;
        this.keyId = FeedSignature.keyId(keys.getPublic());
    }

    public String keyId() {
        return keyId;
    }

    public PublicKey trusted() {
        return keys.getPublic();
    }

    public String sign(String text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an act cannot be signed with this key", e);
        }
    }

    /** Whether the holder of {@code trusted} signed this text. */
    public static boolean holds(String text, String given, PublicKey trusted) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(trusted);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getUrlDecoder().decode(given));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
