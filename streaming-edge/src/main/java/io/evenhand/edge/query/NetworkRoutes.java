// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.contract.json.Timestamps;
import io.evenhand.contract.policy.NetworkBlock;
import io.evenhand.contract.policy.NetworkEntry;
import io.evenhand.edge.table.LiveTable;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a connection comes from a network under attack: {@code GET /v1/network?ip=} for programs, {@code GET
 * /check/network} for proxies, 204 or 403.
 *
 * <p>Apart from every question about accounts: no answer here names one, none there names a network, and neither is asked
 * for the other. The address is looked up and forgotten.
 */
public final class NetworkRoutes {
    /** The one reason there is. */
    static final String SECURITY_MEASURE = "SECURITY_MEASURE";

    private final LiveTable live;
    private final Clock clock;

    public NetworkRoutes(LiveTable live, Clock clock) {
        this.live = live;
        this.clock = clock;
    }

    public void mount(Router router) {
        router.get("/v1/network").handler(this::network);
        router.get("/check/network").handler(this::check);
    }

    private void network(RoutingContext ctx) {
        NetworkBlock address = address(ctx.request().getParam("ip"));
        if (address == null) {
            Problem.of(400, "ip is not an address").send(ctx);
            return;
        }
        Instant now = clock.instant();
        LiveTable.View view = live.view();
        NetworkEntry entry = view.table().networks().find(address, now.toEpochMilli());
        ObjectNode answer = Json.object().put("decision", !denies(entry));
        ObjectNode context = answer.putObject("context")
                .put("rev", view.table().rev())
                .put("ageMs", view.freshness().age(now).toMillis())
                .put("reason", denies(entry) ? SECURITY_MEASURE : Answer.NO_REASON);
        if (entry != null && denies(entry)) {
            context.put("cause", entry.cause().name().toLowerCase(Locale.ROOT))
                    .put("until", Timestamps.format(entry.until()));
        }
        ctx.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(Buffer.buffer(Json.bytes(answer)));
    }

    private void check(RoutingContext ctx) {
        String asked = ctx.request().getParam("ip");
        NetworkBlock address = address(asked == null ? ctx.request().getHeader("X-Evenhand-Ip") : asked);
        // an address that cannot be read is no attack
        NetworkEntry entry = address == null
                ? null
                : live.view().table().networks().find(address, clock.instant().toEpochMilli());
        boolean denied = denies(entry);
        ctx.response()
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Evenhand-Decision", denied ? "deny" : "allow")
                .putHeader("X-Evenhand-Reason", denied ? SECURITY_MEASURE : "")
                .putHeader("X-Evenhand-Until", entry != null && denied ? Timestamps.format(entry.until()) : "")
                .setStatusCode(denied ? 403 : 204)
                .end();
    }

    private static boolean denies(@Nullable NetworkEntry entry) {
        return entry != null && entry.action() == NetworkEntry.Action.DENY;
    }

    private static @Nullable NetworkBlock address(@Nullable String text) {
        return text == null ? null : NetworkBlock.address(text);
    }
}
