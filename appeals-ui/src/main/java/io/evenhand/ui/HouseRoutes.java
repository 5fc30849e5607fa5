// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.evenhand.ui.network.NetworkPages;
import io.evenhand.ui.notification.NotificationPages;
import io.evenhand.ui.oversight.OfficerPages;
import io.evenhand.ui.oversight.ProgramPages;
import io.evenhand.ui.whatif.BlanketBanPages;
import io.evenhand.ui.whatif.StoryPages;
import io.javalin.config.RoutesConfig;

/** Addresses of the rooms at the desk where the house itself is looked after: networks, messages, oversight, programs. */
record HouseRoutes(
        NetworkPages networks,
        NotificationPages notifications,
        OfficerPages officer,
        ProgramPages programs,
        BlanketBanPages ban,
        StoryPages story) {
    void add(RoutesConfig to) {
        to.get("/desk/networks", networks::show);
        to.post("/desk/networks", networks::propose);
        to.post("/desk/networks/{measure}", networks::act);
        notifications.add(to);
        officer.add(to);
        programs.add(to);
        ban.add(to);
        story.add(to);
    }
}
