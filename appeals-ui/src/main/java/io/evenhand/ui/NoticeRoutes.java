// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.evenhand.ui.appellant.AppealSteps;
import io.evenhand.ui.appellant.NoticePages;
import io.evenhand.ui.appellant.ShownPages;
import io.evenhand.ui.appellant.StatusPages;
import io.javalin.config.RoutesConfig;

/** Addresses of the pages behind a notice's link. */
record NoticeRoutes(ShownPages shown, NoticePages notices, AppealSteps steps, StatusPages status) {
    void add(RoutesConfig to) {
        to.before("/n/*", shown::before);
        to.get("/n/{token}", notices::notice);
        to.get("/n/{token}/why", notices::why);
        to.get("/n/{token}/answer", notices::answerForm);
        to.post("/n/{token}/answer", notices::answer);
        to.get("/n/{token}/appeal", steps::begin);
        to.get("/n/{token}/appeal/status", status::status);
        to.post("/n/{token}/appeal/status", status::act);
        to.get("/n/{token}/appeal/{step}", steps::show);
        to.post("/n/{token}/appeal/{step}", steps::answer);
    }
}
