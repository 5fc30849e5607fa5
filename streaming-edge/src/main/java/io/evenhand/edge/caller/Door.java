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
     * @param fromHere whether it comes from this machine
     */
    public Entry entry(@Nullable String key, boolean fromHere, Right right) {
        Instant now = clock.instant();
        String caller = LOCAL;
        if (keys.isConfigured() || !fromHere) {
            if (key == null) {
                return new Entry(401, "a key is needed");
            }
            CallerKey known = keys.find(key, now);
            if (known == null) {
                return new Entry(403, "the key is unknown or over");
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

    private void enter(RoutingContext ctx, Right right) {
        Entry entry = entry(key(ctx.request()), isFromHere(ctx.request()), right);
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
