// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.holder;

import io.evenhand.enforcement.privacy.AccessLog;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.LooksView;
import io.evenhand.ui.view.Pages;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;

/** Who looked at an account, as the person whose it is may know it: in which role, when, and at what. */
public final class LookPages {
    private final Reception reception;
    private final AccessLog access;

    public LookPages(Reception reception, AccessLog access) {
        this.reception = reception;
        this.access = access;
    }

    public void show(Context ctx) {
        Stay stay = reception.look(ctx, Room.LOOKS);
        Pages.show(ctx, Pages.TEMPLATES.holderLooks(view(stay, access.forPerson(stay.account()))));
    }

    static LooksView view(Stay stay, List<AccessLog.Seen> seen) {
        return new LooksView(
                stay.frame(),
                seen.stream()
                        .map(look -> new LooksView.LookView(
                                Dates.minute(look.at(), stay.language()),
                                named(stay, "me.looks.role.", look.role()),
                                named(stay, "me.looks.what.", look.what())))
                        .toList());
    }

    private static String named(Stay stay, String prefix, String code) {
        String key = prefix + code.toLowerCase(Locale.ROOT);
        return stay.words().has(key) ? stay.say(key) : code;
    }
}
