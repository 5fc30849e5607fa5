// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.evenhand.contract.clock.DemonstrationClock;
import io.evenhand.contract.log.LogAccess;
import io.evenhand.ui.session.CallerAddress;
import io.evenhand.ui.session.ProviderSettings;
import io.evenhand.ui.session.SignInSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the casework program is configured.
 *
 * @param bind the address that its servers listen on
 * @param port of the web server; 0 for any free one
 * @param metricsPort of the metrics server; 0 for any free one
 * @param publicUrl the address account holders see, without a slash at the end
 * @param log how the log is reached
 * @param feedDir where the feed's files lie
 * @param secrets where secrets lie
 * @param mails whether the installation sends e-mail
 * @param proxy the address of the one machine whose word about where a request comes from is taken, or null
 * @param ruleset a folder of rules, or null for the packaged ones
 * @param signIn how members of staff sign in
 * @param name of this process among several that share the work, or null if it is the only one
 * @param story the file with the newest story that was told here; there may be none
 * @param demonstration the folder in which a demonstration keeps how far ahead its clock is; null for everybody else
 */
record Settings(
        String bind,
        int port,
        int metricsPort,
        String publicUrl,
        LogAccess log,
        String pgUrl,
        String pgUser,
        Path feedDir,
        SecretFiles secrets,
        boolean mails,
        @Nullable String proxy,
        @Nullable Path ruleset,
        SignInSettings signIn,
        @Nullable String name,
        Path story,
        @Nullable Path demonstration) {
    /** Reads environment variables; an exception whose message is one sentence if one of them is unusable. */
    static Settings from(Map<String, String> env) throws IOException {
        Path data = Environment.file(env, "EVENHAND_VAR", Path.of("var"));
        Path secrets = data.resolve("secrets");
        String ruleset = env.getOrDefault("EVENHAND_RULESET", "");
        String demonstration = env.getOrDefault(DemonstrationClock.SETTING, "");
        int port = Environment.port(env, "EVENHAND_CASEWORK_PORT", 8080);
        return requireHarmless(new Settings(
                env.getOrDefault("EVENHAND_BIND", "127.0.0.1"),
                port,
                Environment.port(env, "EVENHAND_METRICS_PORT", 9402),
                publicUrl(env.getOrDefault("EVENHAND_PUBLIC_URL", "http://127.0.0.1:" + port)),
                LogAccess.from(env),
                env.getOrDefault("EVENHAND_PG_URL", "jdbc:postgresql://127.0.0.1:5433/evenhand"),
                env.getOrDefault("EVENHAND_PG_USER", "evenhand"),
                Environment.file(env, "EVENHAND_FEED_DIR", data.resolve("feed")),
                SecretFiles.from(env, secrets),
                !env.getOrDefault("EVENHAND_SMTP", "").isEmpty(),
                proxy(env),
                ruleset.isEmpty() ? null : Environment.path("EVENHAND_RULESET", ruleset),
                signIn(env, secrets),
                name(env),
                data.resolve("story").resolve("story.json"),
                demonstration.isEmpty() ? null : Environment.path(DemonstrationClock.SETTING, demonstration)));
    }

    /** A clock that can be moved decides about nobody real: whoever others can reach must not have it. */
    private static Settings requireHarmless(Settings settings) {
        if (settings.demonstration() != null && settings.isReachable()) {
            throw new IllegalArgumentException(DemonstrationClock.SETTING
                    + " moves the clock and is for a demonstration on one machine: unset it, or bind to 127.0.0.1");
        }
        return settings;
    }

    private static @Nullable String proxy(Map<String, String> env) {
        String proxy = env.getOrDefault("EVENHAND_TRUSTED_PROXY", "");
        if (!proxy.isEmpty() && !CallerAddress.isAddress(proxy)) {
            throw new IllegalArgumentException("EVENHAND_TRUSTED_PROXY is not an address; names are not looked up");
        }
        return proxy.isEmpty() ? null : proxy;
    }

    private static @Nullable String name(Map<String, String> env) {
        String name = env.getOrDefault("EVENHAND_CASEWORK_NAME", "");
        if (!name.matches("[A-Za-z0-9._-]{0,64}")) {
            throw new IllegalArgumentException(
                    "EVENHAND_CASEWORK_NAME must be up to 64 letters, digits, dots, dashes and underscores");
        }
        return name.isEmpty() ? null : name;
    }

    /** The machine's clock, unless this is a demonstration. */
    Clock clock() {
        return demonstration == null ? Clock.systemUTC() : DemonstrationClock.in(demonstration, Clock.systemUTC());
    }

    private static SignInSettings signIn(Map<String, String> env, Path secrets) throws IOException {
        boolean passwords = !"off".equals(env.get("EVENHAND_LOCAL_SIGN_IN"));
        if (env.getOrDefault("EVENHAND_OIDC_ISSUER", "").isEmpty()) {
            return new SignInSettings(null, passwords);
        }
        Path file = Environment.file(env, "EVENHAND_OIDC_SECRET_FILE", secrets.resolve("oidc-secret"));
        String secret = Secrets.read(file, "the secret that the provider of sign-ins knows us by");
        return new SignInSettings(ProviderSettings.from(env, secret), passwords);
    }

    /** Whether browsers reach the program over TLS. */
    boolean isSecure() {
        return publicUrl.startsWith("https:");
    }

    /** Whether somebody on another machine can reach the program, by itself or through what stands in front of it. */
    boolean isReachable() {
        return !isLoopback(bind) || !isLoopback(URI.create(publicUrl).getHost());
    }

    private static boolean isLoopback(String host) {
        return "localhost".equalsIgnoreCase(host) || host.matches("127(\\.[0-9]{1,3}){3}|\\[?::1\\]?");
    }

    private static String publicUrl(String value) {
        URI uri = Environment.address("EVENHAND_PUBLIC_URL", value);
        if (uri.getQuery() != null) {
            throw new IllegalArgumentException(
                    "EVENHAND_PUBLIC_URL has a question mark, and the addresses of pages are appended to it");
        }
        return uri.toString();
    }
}
