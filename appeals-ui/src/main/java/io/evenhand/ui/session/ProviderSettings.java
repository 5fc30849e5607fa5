// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import io.evenhand.enforcement.identity.Role;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The OpenID provider where members of staff sign in.
 *
 * @param issuer its name; {@code /.well-known/openid-configuration} below it tells the rest
 * @param title what people call it
 * @param secret what we show it that we are ourselves
 * @param scopes what is asked for
 * @param nameClaim the claim that holds a person's name here
 * @param roleClaim the claim that holds their groups or roles there, with dots for what lies in something
 * @param roles which group there is which role here, in the order in which they are looked for
 */
public record ProviderSettings(
        URI issuer,
        String title,
        String client,
        String secret,
        List<String> scopes,
        String nameClaim,
        String roleClaim,
        List<Mapping> roles) {
    public ProviderSettings {
        scopes = List.copyOf(scopes);
        roles = List.copyOf(roles);
        if (client.isEmpty() || roles.isEmpty() || !scopes.contains("openid")) {
            throw new IllegalArgumentException(
                    "EVENHAND_OIDC_CLIENT and EVENHAND_OIDC_ROLES are needed, and openid is among the scopes");
        }
    }

    /** One group there and the role here. */
    public record Mapping(String group, Role role) {}

    /** Reads environment variables, of which {@code EVENHAND_OIDC_ISSUER} is one. */
    public static ProviderSettings from(Map<String, String> env, String secret) {
        return new ProviderSettings(
                issuer(env.getOrDefault("EVENHAND_OIDC_ISSUER", "")),
                env.getOrDefault("EVENHAND_OIDC_TITLE", "your organisation"),
                env.getOrDefault("EVENHAND_OIDC_CLIENT", ""),
                secret,
                List.of(env.getOrDefault("EVENHAND_OIDC_SCOPES", "openid profile")
                        .split(" +")),
                env.getOrDefault("EVENHAND_OIDC_NAME_CLAIM", "preferred_username"),
                env.getOrDefault("EVENHAND_OIDC_ROLE_CLAIM", "groups"),
                roles(env.getOrDefault("EVENHAND_OIDC_ROLES", "")));
    }

    private static URI issuer(String text) {
        try {
            URI uri = new URI(text);
            String host = uri.getHost();
            boolean here = "127.0.0.1".equals(host) || "localhost".equals(host);
            if (host != null && ("https".equals(uri.getScheme()) || (here && "http".equals(uri.getScheme())))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw new IllegalArgumentException("EVENHAND_OIDC_ISSUER is not an https address");
    }

    private static List<Mapping> roles(String text) {
        List<Mapping> found = new ArrayList<>();
        for (String pair : text.split(",", -1)) {
            int equals = pair.lastIndexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("EVENHAND_OIDC_ROLES is not group=role,group=role");
            }
            try {
                Role role = Role.valueOf(pair.substring(equals + 1).strip().toUpperCase(Locale.ROOT));
                found.add(new Mapping(pair.substring(0, equals).strip(), role));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("EVENHAND_OIDC_ROLES names an unknown role", e);
            }
        }
        return found;
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return issuer + " as " + client;
    }
}
