// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.evenhand.ui.holder.ChoicePages;
import io.evenhand.ui.holder.DataPages;
import io.evenhand.ui.holder.EnterPages;
import io.evenhand.ui.holder.LookPages;
import io.evenhand.ui.holder.RequestPages;
import io.evenhand.ui.holder.ServerPages;
import io.evenhand.ui.session.HolderDoor;
import io.javalin.config.RoutesConfig;

/** Addresses of an account holder's own pages. */
record HolderRoutes(
        HolderDoor door,
        EnterPages enter,
        DataPages data,
        ServerPages servers,
        RequestPages requests,
        LookPages looks,
        ChoicePages choices) {
    void add(RoutesConfig to) {
        to.get("/me", enter::start);
        to.post("/me", enter::enter);
        to.post("/n/{token}/me", enter::fromNotice);
        to.get("/receipts/{receipt}", data::receipt);
        to.before("/me/*", door::before);
        to.get("/me/confirm", enter::confirmForm);
        to.post("/me/confirm", enter::confirm);
        to.post("/me/leave", enter::leave);
        to.get("/me/data", data::show);
        to.post("/me/data", data::act);
        to.get("/me/servers", servers::show);
        to.post("/me/servers", servers::act);
        to.get("/me/requests", requests::show);
        to.post("/me/requests", requests::file);
        to.get("/me/looks", looks::show);
        to.get("/me/choices", choices::show);
        to.post("/me/choices", choices::choose);
    }
}
