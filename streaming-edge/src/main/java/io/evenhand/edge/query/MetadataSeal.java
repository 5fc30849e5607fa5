// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.secret.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Signs the edge's AuthZEN metadata as a JWT with an Ed25519 key of its own, which stays in the edge's folder. */
public final class MetadataSeal {
    private static final String ALGORITHM = "Ed25519";
    private static final int RAW_KEY_BYTES = 32;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String issuer;
    private final KeyPair keys;
    private final byte[] rawKey;

    private MetadataSeal(String issuer, KeyPair keys) {
        this.issuer = issuer;
        this.keys = keys;
        byte[] encoded = keys.getPublic().getEncoded();
        rawKey = Arrays.copyOfRange(encoded, encoded.length - RAW_KEY_BYTES, encoded.length);
    }

    /**
     * The seal whose key is in {@code file}, made if it is not there.
     *
     * @param issuer the edge's address as its callers know it
     */
    public static MetadataSeal keptIn(Path file, String issuer) throws IOException {
        try {
            if (!Files.exists(file)) {
                KeyPair made = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
                SecretFile.createOnce(
                        file,
                        BASE64.encodeToString(made.getPrivate().getEncoded())
                                + '\n'
                                + BASE64.encodeToString(made.getPublic().getEncoded())
                                + '\n');
            }
            List<String> lines = Files.readAllLines(file);
            KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
            Base64.Decoder decoder = Base64.getUrlDecoder();
            return new MetadataSeal(
                    issuer,
                    new KeyPair(
                            factory.generatePublic(new X509EncodedKeySpec(decoder.decode(lines.get(1)))),
                            factory.generatePrivate(new PKCS8EncodedKeySpec(decoder.decode(lines.get(0))))));
        } catch (GeneralSecurityException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException(
                    "the metadata's key is broken; delete " + file.getFileName() + " to have a new one", e);
        }
    }

    String issuer() {
        return issuer;
    }

    /** The JWT whose claims are the metadata. */
    String sign(ObjectNode metadata) {
        ObjectNode header = Json.object().put("alg", "EdDSA").put("typ", "JWT").put("kid", keyId());
        ObjectNode claims = metadata.deepCopy().put("iss", issuer);
        String signed = BASE64.encodeToString(Json.bytes(header)) + '.' + BASE64.encodeToString(Json.bytes(claims));
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(UTF_8));
            return signed + '.' + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is in every Java", e);
        }
    }

    /** The public key as a JWK set. */
    ObjectNode keys() {
        ObjectNode set = noKeys();
        set.withArray("keys")
                .addObject()
                .put("kty", "OKP")
                .put("crv", ALGORITHM)
                .put("use", "sig")
                .put("alg", "EdDSA")
                .put("kid", keyId())
                .put("x", BASE64.encodeToString(rawKey));
        return set;
    }

    static ObjectNode noKeys() {
        ObjectNode set = Json.object();
        set.putArray("keys");
        return set;
    }

    private String keyId() {
        return Sha256.hex(rawKey).substring(0, 16);
    }
}
