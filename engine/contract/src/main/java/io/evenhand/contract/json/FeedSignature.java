// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.json;

import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.policy.Manifest;
import io.evenhand.contract.policy.SignedManifest;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/**
 * Ed25519 (RFC 8032) over a manifest's canonical bytes. There is one way to be accepted: the key id is the trusted
 * key's and the signature verifies; whatever is missing or unknown is a refusal.
 */
public final class FeedSignature {
    private static final String ALGORITHM = "Ed25519";

    private FeedSignature() {}

    /** The first 16 hexadecimal digits of the SHA-256 of the key's X.509 encoding. */
    public static String keyId(PublicKey key) {
        return Sha256.hex(key.getEncoded()).substring(0, 16);
    }

    public static SignedManifest sign(Manifest manifest, PrivateKey key, String keyId) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(ContractJson.bytes(manifest));
            return new SignedManifest(
                    manifest, keyId, Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a manifest cannot be signed with this key", e);
        }
    }

    /** Whether {@code trusted} signed exactly this manifest. */
    public static boolean verifies(SignedManifest signed, PublicKey trusted) {
        if (!signed.keyId().equals(keyId(trusted))) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(trusted);
            signature.update(ContractJson.bytes(signed.manifest()));
            return signature.verify(Base64.getUrlDecoder().decode(signed.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
