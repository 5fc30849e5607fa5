// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.caller;

import io.evenhand.edge.query.Problem;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request in, or says 401 without a key, 403 with the wrong one and 429 to a caller who asks too often.
 *
 * <p>Without a file of keys, only this machine may ask. A key comes as {@code Authorization: Bearer} or {@code X-Api-Key}.
 * Where callers need certificates, nobody comes in without one, from this machine neither; a key says more exactly who it is,
 * and without a key the certificate's own line does.
 */
public final class Door {
    /** The name of a caller on this machine who needs no key. */
    public static final String LOCAL = "local";

    private static final String CALLER = "evenhand.caller";

    private final CallerKeys keys;
    private final Clock clock;
    private final int perSecond;
    private final boolean certificates;
    private final Map<String, Pace> paces = new ConcurrentHashMap<>();

    /**
     * @param perSecond how often one caller may ask
     * @param certificates whether callers need certificates; who signed one is the connection's business
     */
    public Door(CallerKeys keys, Clock clock, int perSecond, boolean certificates) {
        this.certificates = certificates;
        this.keys = keys;
        this.clock = clock;
        this.perSecond = perSecond;
    }

    /** From now on these paths need this right; to be called before the paths get their handlers. */
    public void guard(Router router, Right right, String... paths) {
        for (String path : paths) {
            router.route(path).handler(ctx -> enter(ctx, right));
        }
    }

    /** The name of who sent a request that was let in. */
    public static String caller(RoutingContext ctx) {
        String caller = ctx.get(CALLER);
        return caller == null ? LOCAL : caller;
    }

    /**
     * Whether somebody may come in.
     *
     * @param status 200, or the HTTP status that says no
     * @param text the caller's name, or what is in the way
     */
    public record Entry(int status, String text) {
        public boolean isOpen() {
            return status == 200;
        }
    }

    /**
     * Decides about one request, whichever protocol carried it.
     *
     * @param key what the caller shows, or null
     * @param session the encrypted connection's, or null
     * @param fromHere whether it comes from this machine
     */
    public Entry entry(@Nullable String key, @Nullable SSLSession session, boolean fromHere, Right right) {
        Instant now = clock.instant();
        String caller = LOCAL;
        String certificate = certificates ? certificate(session) : null;
        if (certificates && certificate == null) {
            return new Entry(401, "a client's certificate is needed");
        }
        if (keys.isConfigured() || !fromHere || certificates) {
            String shown = key == null ? certificate : CallerKey.ofKey(key);
            if (shown == null) {
                return new Entry(401, "a key is needed");
            }
            CallerKey known = keys.find(shown, now);
            if (known == null) {
                return new Entry(403, "the key or certificate is unknown or over");
            }
            if (!known.rights().contains(right)) {
                return new Entry(403, "the key has no right to " + right.wire());
            }
            caller = known.caller();
        }
        Pace pace = paces.computeIfAbsent(caller, name -> new Pace(perSecond, now.toEpochMilli()));
        return pace.take(now.toEpochMilli())
                ? new Entry(200, caller)
                : new Entry(429, "too many requests from this caller");
    }

    private static @Nullable String certificate(@Nullable SSLSession session) {
        try {
            Certificate[] chain = session == null ? new Certificate[0] : session.getPeerCertificates();
            return chain.length == 0 ? null : CallerKey.ofCertificate(chain[0].getEncoded());
        } catch (SSLPeerUnverifiedException | CertificateEncodingException e) {
            return null;
        }
    }

    private void enter(RoutingContext ctx, Right right) {
        Entry entry = entry(key(ctx.request()), ctx.request().sslSession(), isFromHere(ctx.request()), right);
        if (entry.isOpen()) {
            ctx.put(CALLER, entry.text());
            ctx.next();
            return;
        }
        if (entry.status() == 401) {
            ctx.response().putHeader("WWW-Authenticate", "Bearer realm=\"evenhand\"");
        } else if (entry.status() == 429) {
            ctx.response().putHeader("Retry-After", "1");
        }
        Problem.of(entry.status(), entry.text()).send(ctx);
    }

    private static @Nullable String key(HttpServerRequest request) {
        return key(request.getHeader("Authorization"), request.getHeader("X-Api-Key"));
    }

    /** The key in either of two headers, or null. */
    public static @Nullable String key(@Nullable String authorization, @Nullable String apiKey) {
        return authorization != null && authorization.startsWith("Bearer ")
                ? authorization.substring("Bearer ".length())
                : apiKey;
    }

    private static boolean isFromHere(HttpServerRequest request) {
        try {
            // the address of a connection is a literal, so nothing is looked up
            return InetAddress.getByName(request.remoteAddress().hostAddress()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
