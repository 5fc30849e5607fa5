// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID provider (OpenID Connect Core 1.0 and Discovery 1.0, RFC 6749, RFC 7636) that listens on loopback. It refuses
 * what a strict one refuses: an unknown client or address, a request without state, nonce or PKCE, a code that is shown
 * twice, a verifier that does not fit, a wrong secret. A test says who signs in, and can make its word not hold.
 */
final class OpenIdServer implements AutoCloseable {
    static final String CLIENT = "evenhand";
    static final String SECRET = "secret-of-the-client";

    private final HttpServer server;
    private final RSAKey key = newKey("k1");
    private final RSAKey stranger = newKey("k1");
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final List<String> refusals = new ArrayList<>();
    private volatile String redirect;
    private Map<String, Object> person = Map.of("sub", "s-1");
    private Map<String, Object> more = Map.of();
    private Fault fault = Fault.NONE;

    /** What can be wrong with its word. */
    enum Fault {
        NONE,
        OTHER_KEY,
        UNSIGNED,
        OTHER_AUDIENCE,
        OTHER_ISSUER,
        OTHER_NONCE,
        OVER
    }

    /** @param redirect the only address it sends people back to, or null if it is told later */
    OpenIdServer(@Nullable String redirect) {
        this.redirect = redirect == null ? "" : redirect;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", at -> json(at, 200, metadata()));
        server.createContext("/keys", at -> json(at, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext("/more", this::more);
        server.start();
    }

    /** From now on it sends people back there only. */
    void redirect(String address) {
        redirect = address;
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Who signs in next, and what is told about them in the word and where more is asked for. */
    void person(Map<String, Object> inWord, Map<String, Object> whereMoreIsAsked) {
        person = Map.copyOf(inWord);
        more = Map.copyOf(whereMoreIsAsked);
        fault = Fault.NONE;
    }

    void fault(Fault next) {
        fault = next;
    }

    /** Why requests were refused, in order. */
    List<String> refusals() {
        return List.copyOf(refusals);
    }

    private String metadata() {
        String at = issuer();
        return "{\"issuer\":\"" + at + "\",\"authorization_endpoint\":\"" + at + "/authorize\",\"token_endpoint\":\""
                + at + "/token\",\"userinfo_endpoint\":\"" + at + "/more\",\"jwks_uri\":\"" + at
                + "/keys\",\"response_types_supported\":[\"code\"],\"subject_types_supported\":[\"public\"],"
                + "\"id_token_signing_alg_values_supported\":[\"RS256\"],"
                + "\"code_challenge_methods_supported\":[\"S256\"]}";
    }

    private void authorize(HttpExchange at) throws IOException {
        Map<String, String> asked = form(at.getRequestURI().getRawQuery());
        boolean fine = CLIENT.equals(asked.get("client_id"))
                && redirect.equals(asked.get("redirect_uri"))
                && "code".equals(asked.get("response_type"))
                && "S256".equals(asked.get("code_challenge_method"))
                && asked.getOrDefault("code_challenge", "").length() == 43
                && asked.getOrDefault("state", "").length() >= 20
                && asked.getOrDefault("nonce", "").length() >= 20
                && Set.of(asked.getOrDefault("scope", "").split(" ")).contains("openid");
        if (!fine) {
            refuse(at, 400, "invalid_request");
            return;
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        at.getResponseHeaders()
                .add(
                        "Location",
                        redirect + "?code=" + code + "&state=" + encode(asked.get("state")) + "&iss="
                                + encode(issuer()));
        at.sendResponseHeaders(302, -1);
        at.close();
    }

    private void token(HttpExchange at) throws IOException {
        Map<String, String> given = form(new String(at.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = codes.remove(given.getOrDefault("code", ""));
        String basic =
                "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        if (!basic.equals(at.getRequestHeaders().getFirst("Authorization"))) {
            refuse(at, 401, "invalid_client");
        } else if (asked == null
                || !"authorization_code".equals(given.get("grant_type"))
                || !redirect.equals(given.get("redirect_uri"))
                || !challenge(given.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"))) {
            refuse(at, 400, "invalid_grant");
        } else {
            json(
                    at,
                    200,
                    "{\"access_token\":\"a-token\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\""
                            + word(asked.getOrDefault("nonce", "")) + "\"}");
        }
    }

    private void more(HttpExchange at) throws IOException {
        if (!"Bearer a-token".equals(at.getRequestHeaders().getFirst("Authorization"))) {
            refuse(at, 401, "invalid_token");
            return;
        }
        StringBuilder claims = new StringBuilder();
        more.forEach((name, value) -> claims.append(claims.length() == 0 ? "" : ",")
                .append('"')
                .append(name)
                .append("\":")
                .append(
                        value instanceof List<?> many
                                ? "[\""
                                        + String.join(
                                                "\",\"",
                                                many.stream()
                                                        .map(String::valueOf)
                                                        .toList()) + "\"]"
                                : "\"" + value + "\""));
        json(at, 200, "{" + claims + "}");
    }

    private String word(String nonce) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(fault == Fault.OTHER_ISSUER ? "https://elsewhere.example" : issuer())
                .audience(fault == Fault.OTHER_AUDIENCE ? "another-client" : CLIENT)
                .issueTime(Date.from(now.minusSeconds(fault == Fault.OVER ? 7_200 : 0)))
                .expirationTime(Date.from(now.plusSeconds(fault == Fault.OVER ? -3_600 : 60)))
                .claim("nonce", fault == Fault.OTHER_NONCE ? "another-nonce-of-another-journey" : nonce);
        person.forEach(claims::claim);
        if (fault == Fault.UNSIGNED) {
            return new com.nimbusds.jwt.PlainJWT(claims.build()).serialize();
        }
        try {
            SignedJWT word = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), claims.build());
            word.sign(new RSASSASigner(fault == Fault.OTHER_KEY ? stranger : key));
            return word.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void refuse(HttpExchange at, int status, String error) throws IOException {
        refusals.add(error);
        json(at, status, "{\"error\":\"" + error + "\"}");
    }

    private static void json(HttpExchange at, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        at.getResponseHeaders().add("Content-Type", "application/json");
        at.sendResponseHeaders(status, bytes.length);
        at.getResponseBody().write(bytes);
        at.close();
    }

    private static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyUse(KeyUse.SIGNATURE).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(String encoded) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            fields.put(
                    URLDecoder.decode(pair.substring(0, Math.max(equals, 0)), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
