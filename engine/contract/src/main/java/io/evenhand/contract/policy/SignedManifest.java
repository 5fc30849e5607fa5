// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.policy;

import static java.util.Objects.requireNonNull;

/**
 * A manifest and who vouches for it. On the wire it is one flat object: the manifest's fields, then these two.
 *
 * @param keyId the first 16 hexadecimal digits of the SHA-256 of the public key
 * @param signature Ed25519 over the bytes of the manifest's canonical JSON, base64url without padding
 */
public record SignedManifest(Manifest manifest, String keyId, String signature) {
    public SignedManifest {
        requireNonNull(manifest, "manifest");
        requireNonNull(keyId, "keyId");
        requireNonNull(signature, "signature");
    }
}
