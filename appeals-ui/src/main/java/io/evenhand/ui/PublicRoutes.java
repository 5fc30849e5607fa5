// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.evenhand.ui.api.NumbersEndpoints;
import io.evenhand.ui.publication.NumberPages;
import io.evenhand.ui.publication.PrivacyPages;
import io.evenhand.ui.publication.PublicPages;
import io.evenhand.ui.publication.ReportPages;
import io.javalin.config.RoutesConfig;

/** Addresses of what anybody may see without a link or a sign-in. */
record PublicRoutes(
        PublicPages pages,
        NumberPages numberPages,
        NumbersEndpoints numbers,
        PrivacyPages privacy,
        ReportPages reports) {
    void add(RoutesConfig to) {
        to.get("/", pages::home);
        to.get("/accessibility", pages::accessibility);
        to.get("/app.css", pages::css);
        to.get("/icon.svg", pages::icon);
        to.get("/privacy", privacy::show);
        to.get("/numbers", numberPages::show);
        to.get("/numbers/{quarter}", numbers::quarter);
        to.get("/report", reports::form);
        to.post("/report", reports::send);
        to.get("/report/{receipt}", reports::outcome);
    }
}
