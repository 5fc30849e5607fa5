// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Whether a certificate and a private key are what they should be and belong together, before the first caller finds out. */
final class KeyPairCheck {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final byte[] SAMPLE = "signed to see who can verify it".getBytes(StandardCharsets.US_ASCII);

    private KeyPairCheck() {}

    /**
     * The certificate, if the key is its own.
     *
     * @throws IOException with a sentence that names the setting at fault
     */
    static X509Certificate require(Path certificate, Path key) throws IOException {
        X509Certificate shown = certificate(certificate);
        String text = Files.readString(key, StandardCharsets.ISO_8859_1);
        if (!text.contains("PRIVATE KEY-----")) {
            throw new IOException("the file that EVENHAND_EDGE_TLS_KEY_FILE names holds no private key in PEM: " + key);
        }
        // other containers (PKCS#1, SEC 1) are left to the server to read
        if (text.contains(BEGIN) && !belongs(shown.getPublicKey(), text)) {
            throw new IOException("the key that EVENHAND_EDGE_TLS_KEY_FILE names is not that of the certificate that"
                    + " EVENHAND_EDGE_TLS_CERT_FILE names");
        }
        return shown;
    }

    private static X509Certificate certificate(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (CertificateException e) {
            throw new IOException(
                    "the file that EVENHAND_EDGE_TLS_CERT_FILE names holds no certificate in PEM: " + file, e);
        }
    }

    private static boolean belongs(PublicKey shown, String pem) {
        try {
            byte[] encoded = Base64.getMimeDecoder()
                    .decode(pem.substring(pem.indexOf(BEGIN) + BEGIN.length(), pem.indexOf(END)));
            PrivateKey key =
                    KeyFactory.getInstance(shown.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            Signature signature = Signature.getInstance(algorithm(shown));
            signature.initSign(key);
            signature.update(SAMPLE);
            byte[] signed = signature.sign();
            signature.initVerify(shown);
            signature.update(SAMPLE);
            return signature.verify(signed);
        } catch (GeneralSecurityException | IllegalArgumentException | StringIndexOutOfBoundsException e) {
            return false;
        }
    }

    private static String algorithm(PublicKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
    }
}
