// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.bouncer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.Token;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.edge.query.Json;
import io.evenhand.edge.table.LiveTable;
import io.evenhand.edge.table.PolicyTable;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * {@code GET /v1/decisions} and {@code /v1/decisions/stream} as CrowdSec's bouncers ask, and {@code GET
 * /v1/export/haproxy.map}.
 */
public final class ListRoutes {
    private static final int CURSORS_MAX = 1_000;

    private final LiveTable live;
    private final Clock clock;
    private final Function<RoutingContext, String> caller;
    private final Map<String, Cursor> cursors = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Cursor> eldest) {
            return size() > CURSORS_MAX;
        }
    };

    /** @param caller the name under which a request was let in */
    public ListRoutes(LiveTable live, Clock clock, Function<RoutingContext, String> caller) {
        this.live = live;
        this.clock = clock;
        this.caller = caller;
    }

    public void mount(Router router) {
        router.get("/v1/decisions").handler(this::decisions);
        router.head("/v1/decisions").handler(this::decisions);
        // whole lists can be long, and others wait for the event loop
        router.get("/v1/decisions/stream").blockingHandler(this::stream, false);
        router.head("/v1/decisions/stream").handler(ctx -> json(ctx, "{}".getBytes(StandardCharsets.UTF_8)));
        router.get("/v1/export/haproxy.map").blockingHandler(this::map, false);
    }

    /** About one value: null unless the scope is the account, because about an address there is nothing to say. */
    private void decisions(RoutingContext ctx) {
        String scope = ctx.request().getParam("scope");
        String value = ctx.request().getParam("value");
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        if (Listing.SCOPE.equalsIgnoreCase(scope) && value != null && Token.isName(value)) {
            Instant now = clock.instant();
            for (PolicyEntry entry : live.view().table().inForce(new AccountId(value), now)) {
                if (Listing.isListed(entry)) {
                    found.add(Listing.added(entry, now));
                }
            }
        }
        json(ctx, found.isEmpty() ? "null".getBytes(StandardCharsets.UTF_8) : Json.bytes(found));
    }

    private void stream(RoutingContext ctx) {
        boolean startup = "true".equals(ctx.request().getParam("startup"));
        Instant now = clock.instant();
        PolicyTable table = live.view().table();
        Cursor.Changes changes = cursor(ctx).next(table, now, startup);
        ObjectNode answer = Json.object();
        fill(answer, "new", changes.added().values(), entry -> Listing.added(entry, now));
        fill(answer, "deleted", changes.deleted().values(), Listing::deleted);
        ctx.response().putHeader("X-Evenhand-Rev", Long.toString(table.rev()));
        json(ctx, Json.bytes(answer)).onSuccess(written -> changes.sent().run());
    }

    private static void fill(
            ObjectNode answer, String member, Collection<PolicyEntry> entries, Function<PolicyEntry, ObjectNode> form) {
        if (entries.isEmpty()) {
            answer.putNull(member);
        } else {
            ArrayNode array = answer.putArray(member);
            entries.forEach(entry -> array.add(form.apply(entry)));
        }
    }

    /** Two clients that share a key have two cursors: they differ in address or in what they call themselves. */
    private Cursor cursor(RoutingContext ctx) {
        String client = caller.apply(ctx)
                + ' '
                + ctx.request().remoteAddress().hostAddress()
                + ' '
                + ctx.request().getHeader("User-Agent");
        synchronized (cursors) {
            return cursors.computeIfAbsent(client, name -> new Cursor());
        }
    }

    /** A line an account: its name and the gravest type; sorted, so that equal states have equal bytes. */
    private void map(RoutingContext ctx) {
        Instant now = clock.instant();
        PolicyTable table = live.view().table();
        TreeMap<String, String> lines = new TreeMap<>();
        table.forEach(entry -> {
            if (Listing.isCurrent(entry, now)) {
                lines.merge(entry.account().value(), Listing.type(entry), (a, b) -> a.equals("ban") ? a : b);
            }
        });
        StringBuilder text = new StringBuilder();
        lines.forEach(
                (account, type) -> text.append(account).append(' ').append(type).append('\n'));
        ctx.response()
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Evenhand-Rev", Long.toString(table.rev()))
                .end(text.toString());
    }

    private static io.vertx.core.Future<Void> json(RoutingContext ctx, byte[] bytes) {
        return ctx.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(Buffer.buffer(bytes));
    }
}
