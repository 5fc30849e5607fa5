// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.envoy;

import io.grpc.InsecureServerCredentials;
import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * With what connections of Envoy are encrypted; files in PEM.
 *
 * @param callerCa who signs callers' certificates, or null where callers need none
 */
public record Encrypted(
        Path certificate, Path key, @Nullable Path callerCa) {
    /** What gRPC is told; null is a plain connection. */
    static ServerCredentials credentials(@Nullable Encrypted with) throws IOException {
        if (with == null) {
            return InsecureServerCredentials.create();
        }
        TlsServerCredentials.Builder credentials =
                TlsServerCredentials.newBuilder().keyManager(with.certificate.toFile(), with.key.toFile());
        if (with.callerCa != null) {
            credentials.trustManager(with.callerCa.toFile()).clientAuth(TlsServerCredentials.ClientAuth.REQUIRE);
        }
        return credentials.build();
    }
}
