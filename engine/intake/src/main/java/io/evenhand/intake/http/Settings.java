// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.http;

import io.evenhand.contract.log.LogAccess;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the intake program is configured.
 *
 * @param bind the address that its servers listen on
 * @param port of the HTTP server; 0 for any free one
 * @param metricsPort of the metrics server; 0 for any free one
 * @param log how the log is reached
 * @param apiKeys the file of API keys; created with one key if absent
 * @param pseudonymKey the file of the pseudonym key; created if absent
 * @param asnTable what is known about networks, or null for nothing
 */
record Settings(
        String bind,
        int port,
        int metricsPort,
        LogAccess log,
        Path apiKeys,
        Path pseudonymKey,
        @Nullable Path asnTable) {
    private static final int PORT_MAX = 65_535;

    /** Reads environment variables; an exception whose message is one sentence if one of them is unusable. */
    static Settings from(Map<String, String> env) {
        Path secrets =
                path("EVENHAND_VAR", env.getOrDefault("EVENHAND_VAR", "var")).resolve("secrets");
        String asnTable = env.getOrDefault("EVENHAND_ASN_TABLE", "");
        return new Settings(
                env.getOrDefault("EVENHAND_BIND", "127.0.0.1"),
                port(env, "EVENHAND_INTAKE_PORT", 8070),
                port(env, "EVENHAND_METRICS_PORT", 9400),
                LogAccess.from(env),
                file(env, "EVENHAND_API_KEYS_FILE", secrets.resolve("intake-keys")),
                file(env, "EVENHAND_PSEUDONYM_KEY_FILE", secrets.resolve("pseudonym-key")),
                asnTable.isEmpty() ? null : path("EVENHAND_ASN_TABLE", asnTable));
    }

    private static Path file(Map<String, String> env, String name, Path otherwise) {
        String value = env.get(name);
        return value == null ? otherwise : path(name, value);
    }

    private static Path path(String name, String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(name + " is not a path", e);
        }
    }

    private static int port(Map<String, String> env, String name, int otherwise) {
        String value = env.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= PORT_MAX) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(name + " is not a port between 0 and " + PORT_MAX);
    }
}
