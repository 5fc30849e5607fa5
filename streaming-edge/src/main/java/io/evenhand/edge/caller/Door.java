// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.caller;

import io.evenhand.edge.query.Problem;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request in, or says 401 without a key, 403 with the wrong one and 429 to a caller who asks too often.
 *
 * <p>Without a file of keys, only this machine may ask. A key comes as {@code Authorization: Bearer} or {@code X-Api-Key}.
 */
public final class Door {
    /** The name of a caller on this machine who needs no key. */
    public static final String LOCAL = "local";

    private static final String CALLER = "evenhand.caller";

    private final CallerKeys keys;
    private final Clock clock;
    private final int perSecond;
    private final Map<String, Pace> paces = new ConcurrentHashMap<>();

    /** @param perSecond how often one caller may ask */
    public Door(CallerKeys keys, Clock clock, int perSecond) {
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

    private void enter(RoutingContext ctx, Right right) {
        Instant now = clock.instant();
        String caller = LOCAL;
        if (keys.isConfigured() || !isFromHere(ctx.request())) {
            String key = key(ctx.request());
            CallerKey known = key == null ? null : keys.find(key, now);
            if (key == null) {
                ctx.response().putHeader("WWW-Authenticate", "Bearer realm=\"evenhand\"");
                Problem.of(401, "a key is needed").send(ctx);
                return;
            }
            if (known == null || !known.rights().contains(right)) {
                Problem.of(
                                403,
                                known == null
                                        ? "the key is unknown or over"
                                        : "the key has no right to " + right.wire())
                        .send(ctx);
                return;
            }
            caller = known.caller();
        }
        Pace pace = paces.computeIfAbsent(caller, name -> new Pace(perSecond, now.toEpochMilli()));
        if (!pace.take(now.toEpochMilli())) {
            ctx.response().putHeader("Retry-After", "1");
            Problem.of(429, "too many requests from this caller").send(ctx);
            return;
        }
        ctx.put(CALLER, caller);
        ctx.next();
    }

    private static @Nullable String key(HttpServerRequest request) {
        String bearer = request.getHeader("Authorization");
        if (bearer != null && bearer.startsWith("Bearer ")) {
            return bearer.substring("Bearer ".length());
        }
        return request.getHeader("X-Api-Key");
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
