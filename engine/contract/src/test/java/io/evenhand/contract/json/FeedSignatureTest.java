// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.policy.Manifest;
import io.evenhand.contract.policy.SignedManifest;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.junit.jupiter.api.Test;

/** A manifest is accepted if the trusted key signed exactly it, and in no other way. */
class FeedSignatureTest {
    private final KeyPair trusted = newKey();
    private final SignedManifest signed =
            FeedSignature.sign(Samples.manifest(), trusted.getPrivate(), FeedSignature.keyId(trusted.getPublic()));

    @Test
    void survivesTheWire() throws Exception {
        SignedManifest read = ContractJson.read(ContractJson.bytes(signed), SignedManifest.class);
        assertEquals(signed, read);
        assertTrue(FeedSignature.verifies(read, trusted.getPublic()));
    }

    @Test
    void anotherKeyIsRefusedWhateverItCallsItself() {
        KeyPair stranger = newKey();
        String trustedId = FeedSignature.keyId(trusted.getPublic());
        assertFalse(FeedSignature.verifies(
                FeedSignature.sign(Samples.manifest(), stranger.getPrivate(), trustedId), trusted.getPublic()));
        assertFalse(FeedSignature.verifies(signed, stranger.getPublic()));
    }

    @Test
    void aChangedManifestIsRefused() {
        Manifest m = signed.manifest();
        Manifest changed = new Manifest(
                m.rev(),
                m.snapshotRev(),
                m.prev(),
                m.chain(),
                m.createdAt(),
                m.notAfter().plusMillis(1),
                m.snapshot(),
                m.snapshotChain(),
                m.deltas());
        assertFalse(FeedSignature.verifies(
                new SignedManifest(changed, signed.keyId(), signed.signature()), trusted.getPublic()));
    }

    @Test
    void aStrippedOrMangledSignatureIsRefused() {
        String stripped = ContractJson.text(Samples.manifest());
        assertThrows(MalformedJsonException.class, () -> ContractJson.read(stripped, SignedManifest.class));
        for (String mangled : new String[] {"", "!", signed.signature().substring(2)}) {
            assertFalse(FeedSignature.verifies(
                    new SignedManifest(signed.manifest(), signed.keyId(), mangled), trusted.getPublic()));
        }
    }

    private static KeyPair newKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
