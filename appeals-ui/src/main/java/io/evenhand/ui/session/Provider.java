// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.evenhand.enforcement.identity.Role;
import io.evenhand.ui.session.Journeys.Journey;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID provider (OpenID Connect Core 1.0, authorization code with PKCE): where to send people, and who they are when they
 * come back. Its addresses and keys are asked for when the first person comes, so that casework starts without it.
 */
final class Provider {
    private static final int PATIENCE_MS = 5_000;

    /** Signatures with a key of the provider; never none, and never with our own secret. */
    private static final Set<JWSAlgorithm> SIGNATURES = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final ProviderSettings settings;
    private final URI callback;
    private volatile @Nullable Known known;
    private volatile int failures;

    /** @param callback where people come back to; the provider knows it too */
    Provider(ProviderSettings settings, URI callback) {
        this.settings = settings;
        this.callback = callback;
    }

    String title() {
        return settings.title();
    }

    /** What the provider told about itself. */
    private record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys) {}

    /** Who came back. */
    sealed interface Arrival {
        /** Somebody who works here. */
        record Person(String issuer, String subject, String name, Role role) implements Arrival {}

        /** Somebody the provider knows, none of whose groups is a role here. */
        record Stranger() implements Arrival {}

        /** What came back is not the provider's word about this journey; {@code why} is for the log and names nobody. */
        record Refused(String why) implements Arrival {}
    }

    /** The provider does not answer, or says nothing that can be understood. */
    static final class SilentException extends Exception {
        private static final long serialVersionUID = 1L;

        SilentException(Throwable cause) {
            super("the provider does not answer", cause);
        }
    }

    /** Where to send somebody. */
    URI departure(Journey journey) throws SilentException {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope(settings.scopes().toArray(String[]::new)),
                        new ClientID(settings.client()),
                        callback)
                .endpointURI(known().metadata().getAuthorizationEndpointURI())
                .state(new State(journey.state()))
                .nonce(new Nonce(journey.nonce()))
                .codeChallenge(new CodeVerifier(journey.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /** Who came back with a code. */
    Arrival arrival(Journey journey, String code, @Nullable String issuer) throws SilentException {
        Known provider = known();
        String expected = provider.metadata().getIssuer().getValue();
        if (issuer != null && !issuer.equals(expected)) {
            return new Arrival.Refused("another provider answered");
        }
        try {
            TokenResponse answer = OIDCTokenResponseParser.parse(send(new TokenRequest.Builder(
                            provider.metadata().getTokenEndpointURI(),
                            authentication(provider.metadata()),
                            new AuthorizationCodeGrant(
                                    new AuthorizationCode(code), callback, new CodeVerifier(journey.verifier())))
                    .build()
                    .toHTTPRequest()));
            if (!(answer instanceof OIDCTokenResponse tokens)
                    || tokens.getOIDCTokens().getIDToken() == null) {
                return new Arrival.Refused("the code was not taken");
            }
            IDTokenClaimsSet word =
                    validator(provider).validate(tokens.getOIDCTokens().getIDToken(), new Nonce(journey.nonce()));
            return person(provider, word, tokens.getOIDCTokens().getAccessToken());
        } catch (BadJOSEException | JOSEException e) {
            return new Arrival.Refused(
                    "the provider's word does not hold: " + e.getClass().getSimpleName());
        } catch (ParseException e) {
            return new Arrival.Refused("the provider's word is not understood");
        } catch (IOException e) {
            throw new SilentException(e);
        }
    }

    private Arrival person(Known provider, IDTokenClaimsSet word, AccessToken token)
            throws IOException, ParseException {
        Map<String, Object> claims = new HashMap<>(word.toJSONObject());
        String subject = word.getSubject().getValue();
        if (Claims.texts(claims, settings.roleClaim()).isEmpty()
                || Claims.texts(claims, settings.nameClaim()).isEmpty()) {
            more(provider, subject, token).forEach(claims::putIfAbsent);
        }
        Role role = role(Claims.texts(claims, settings.roleClaim()));
        List<String> names = Claims.texts(claims, settings.nameClaim());
        String name = Claims.name(names.isEmpty() ? subject : names.get(0));
        return role == null || name.isEmpty()
                ? new Arrival.Stranger()
                : new Arrival.Person(word.getIssuer().getValue(), subject, name, role);
    }

    /** Some providers tell groups only where more is asked for; only what they say about the same person counts. */
    private static Map<String, Object> more(Known provider, String subject, AccessToken token)
            throws IOException, ParseException {
        URI address = provider.metadata().getUserInfoEndpointURI();
        if (address == null) {
            return Map.of();
        }
        UserInfoResponse answer = UserInfoResponse.parse(send(new UserInfoRequest(address, token).toHTTPRequest()));
        if (!answer.indicatesSuccess() || answer.toSuccessResponse().getUserInfo() == null) {
            return Map.of();
        }
        Map<String, Object> claims = answer.toSuccessResponse().getUserInfo().toJSONObject();
        return subject.equals(claims.get("sub")) ? claims : Map.of();
    }

    private @Nullable Role role(List<String> groups) {
        return settings.roles().stream()
                .filter(each -> groups.contains(each.group()))
                .map(ProviderSettings.Mapping::role)
                .findFirst()
                .orElse(null);
    }

    private ClientAuthentication authentication(OIDCProviderMetadata metadata) {
        ClientID client = new ClientID(settings.client());
        Secret secret = new Secret(settings.secret());
        List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
        boolean inHeader = methods == null || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        return inHeader ? new ClientSecretBasic(client, secret) : new ClientSecretPost(client, secret);
    }

    private IDTokenValidator validator(Known provider) {
        return new IDTokenValidator(
                provider.metadata().getIssuer(),
                new ClientID(settings.client()),
                new JWSVerificationKeySelector<>(SIGNATURES, provider.keys()),
                null);
    }

    private Known known() throws SilentException {
        int before = failures;
        Known found = known;
        return found == null ? ask(before) : found;
    }

    /** One asks for all who wait meanwhile: a provider that is silent must not keep each of them waiting in turn. */
    private synchronized Known ask(int before) throws SilentException {
        Known found = known;
        if (found != null) {
            return found;
        }
        if (failures != before) {
            throw new SilentException(new IOException("it did not answer whoever asked last"));
        }
        try {
            found = resolve();
            known = found;
            return found;
        } catch (GeneralException | IOException e) {
            failures++;
            throw new SilentException(e);
        }
    }

    private Known resolve() throws GeneralException, IOException {
        OIDCProviderMetadata metadata =
                OIDCProviderMetadata.resolve(new Issuer(settings.issuer()), PATIENCE_MS, PATIENCE_MS);
        return new Known(
                metadata,
                JWKSourceBuilder.create(metadata.getJWKSetURI().toURL())
                        .retrying(true)
                        .build());
    }

    private static HTTPResponse send(HTTPRequest request) throws IOException {
        request.setConnectTimeout(PATIENCE_MS);
        request.setReadTimeout(PATIENCE_MS);
        request.setFollowRedirects(false);
        return request.send();
    }
}
