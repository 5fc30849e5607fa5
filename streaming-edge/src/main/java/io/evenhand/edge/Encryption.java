// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import io.evenhand.edge.envoy.Encrypted;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/**
 * How an edge's connections are encrypted, and what is asked of who calls.
 *
 * <p>A certificate that another authority signed ends the connection. Players of streams show none, so over HTTP a
 * connection may come without one; the door asks for it where a caller needs it. Envoy's port is for callers only.
 *
 * @param tls what the operator chose, or null for plain connections
 * @param shown the certificate that callers see, or null for plain connections
 */
record Encryption(Settings.@Nullable Tls tls, @Nullable X509Certificate shown) {
    /** Checks that every file can be read and that key and certificate are a pair, so that a typing mistake is told at the start and by its name. */
    static Encryption of(Settings.@Nullable Tls tls) throws IOException {
        if (tls == null) {
            return new Encryption(null, null);
        }
        readable(tls.certificate(), "EVENHAND_EDGE_TLS_CERT_FILE");
        readable(tls.key(), "EVENHAND_EDGE_TLS_KEY_FILE");
        X509Certificate shown = KeyPairCheck.require(tls.certificate(), tls.key());
        Path ca = tls.callerCa();
        if (ca != null) {
            readable(ca, "EVENHAND_EDGE_CALLER_CA_FILE");
        }
        return new Encryption(tls, shown);
    }

    private static void readable(Path file, String setting) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException("the file that " + setting + " names cannot be read: " + file);
        }
    }

    /** Whether callers need certificates. */
    boolean asksCallers() {
        return tls != null && tls.callerCa() != null;
    }

    void into(HttpServerOptions options) {
        if (tls == null) {
            return;
        }
        options.setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertPath(tls.certificate().toString())
                        .addKeyPath(tls.key().toString()));
        Path ca = tls.callerCa();
        if (ca != null) {
            options.setClientAuth(ClientAuth.REQUEST).setTrustOptions(new PemTrustOptions().addCertPath(ca.toString()));
        }
    }

    /** The same for Envoy's port, or null for plain connections. */
    @Nullable
    Encrypted forEnvoy() {
        return tls == null ? null : new Encrypted(tls.certificate(), tls.key(), tls.callerCa());
    }
}
