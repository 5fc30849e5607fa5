// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.evenhand.ui.api.FeedEndpoints;
import io.evenhand.ui.api.FeedEvents;
import io.evenhand.ui.api.HealthEndpoints;
import io.evenhand.ui.api.OperatorEndpoints;
import io.javalin.config.RoutesConfig;

/** Addresses of what programs ask about the installation: its health, the feed, and the operator's overview. */
record ProgramRoutes(HealthEndpoints health, FeedEndpoints feed, FeedEvents events, OperatorEndpoints operator) {
    void add(RoutesConfig to) {
        to.get("/healthz", health::alive);
        to.get("/readyz", health::ready);
        to.before("/feed/v1/*", feed::before);
        to.get("/feed/v1/head", feed::head);
        to.get("/feed/v1/snapshot/{rev}", feed::snapshot);
        to.get("/feed/v1/deltas", feed::deltas);
        to.get("/feed/v1/events", events::follow);
        to.post("/feed/v1/ack", feed::acknowledge);
        to.get("/api/v1/overview", operator::overview);
        to.get("/api/v1/accounts/{account}", operator::account);
    }
}
