// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.Token;
import io.evenhand.edge.table.LiveTable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;

/** {@code GET /v1/subscribe?account=}: the account's standing now, and again whenever it changes, as server-sent events. */
public final class SubscribeRoutes {
    private static final long LOOK_MS = 1_000;
    private static final int COMMENT_EVERY = 15;

    private final Vertx vertx;
    private final LiveTable live;
    private final Answers answers;

    public SubscribeRoutes(Vertx vertx, LiveTable live, Answers answers) {
        this.vertx = vertx;
        this.live = live;
        this.answers = answers;
    }

    public void mount(Router router) {
        router.get("/v1/subscribe").handler(this::subscribe);
    }

    private void subscribe(RoutingContext ctx) {
        String account = ctx.request().getParam("account");
        if (account == null || !Token.isName(account)) {
            Problem.of(400, "account is missing or malformed").send(ctx);
            return;
        }
        ctx.response()
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .setChunked(true);
        new Subscription(vertx.getOrCreateContext(), ctx.response(), new AccountId(account)).start();
    }

    /** Says a standing once; looks at every swap, and each second because an entry begins and ends without one. */
    private final class Subscription {
        private final Context context;
        private final HttpServerResponse response;
        private final AccountId account;
        private final LiveTable.SwapListener onSwap = (before, after) -> swapped();
        private String said = "";
        private int looks;

        Subscription(Context context, HttpServerResponse response, AccountId account) {
            this.context = context;
            this.response = response;
            this.account = account;
        }

        void start() {
            live.onSwap(onSwap);
            long timer = vertx.setPeriodic(LOOK_MS, tick -> tick());
            response.closeHandler(closed -> {
                live.removeListener(onSwap);
                vertx.cancelTimer(timer);
            });
            say();
        }

        private void swapped() {
            context.runOnContext(now -> say());
        }

        private void tick() {
            say();
            if (++looks % COMMENT_EVERY == 0 && !response.closed()) {
                response.write(": still here\n\n");
            }
        }

        private void say() {
            ObjectNode standing = standing();
            String text = new String(Json.bytes(standing), StandardCharsets.UTF_8);
            if (!text.equals(said) && !response.closed()) {
                said = text;
                response.write("id: " + live.view().table().rev() + "\nevent: standing\ndata: " + text + "\n\n");
            }
        }

        private ObjectNode standing() {
            ObjectNode standing = Json.object();
            for (Action action : Action.values()) {
                Answer answer = answers.peek(new Question(account, null, action, null, false));
                ObjectNode one = standing.putObject(action.wire()).put("allowed", answer.allowed());
                if (answer.because() != null) {
                    one.put("reason", answer.reason());
                    AuthZen.describe(one, answer.because());
                }
            }
            return standing;
        }
    }
}
