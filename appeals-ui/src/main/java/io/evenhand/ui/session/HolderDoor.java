// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import io.evenhand.enforcement.privacy.PersonLinks.Person;
import io.evenhand.ui.session.Refusal.Reason;
import io.javalin.http.Context;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The door of an account holder's own pages: a cookie with a token that ends within the hour. */
public final class HolderDoor {
    private static final Set<String> OPEN_TO_LINKS = Set.of("/me/confirm", "/me/leave");

    private final HolderEntrance entrance;
    private final Cookies cookies;

    public HolderDoor(HolderEntrance entrance, boolean secure) {
        this.entrance = entrance;
        this.cookies = new Cookies(secure);
    }

    public HolderEntrance entrance() {
        return entrance;
    }

    /** Who is in, or null. */
    public @Nullable Person find(Context ctx) {
        return entrance.find(ctx.cookie(Cookies.HOLDER));
    }

    /** Who is in; for pages behind {@link #before}. */
    public Person person(Context ctx) {
        Person person = find(ctx);
        if (person == null) {
            throw new Refusal(Reason.FORBIDDEN);
        }
        return person;
    }

    public void begin(Context ctx, String token) {
        cookies.set(ctx, Cookies.HOLDER, token);
    }

    /** Ends the stay, also for whoever has a copy of the cookie. */
    public void end(Context ctx) {
        entrance.leave(ctx.cookie(Cookies.HOLDER));
        cookies.clear(ctx, Cookies.HOLDER);
    }

    /**
     * Leads whoever is not in to the first page, where they can come in. Whoever came with a notice's link, which may have
     * been passed on, sees how the account stands and no more before they showed a code as well.
     */
    public void before(Context ctx) {
        Person person = find(ctx);
        if (person == null) {
            lead(ctx, "/me");
        } else if (!OPEN_TO_LINKS.contains(ctx.path()) && !entrance.mayTakeAll(person)) {
            lead(ctx, "/me/confirm");
        }
    }

    private static void lead(Context ctx, String path) {
        ctx.status(303).header("Location", path);
        ctx.skipRemainingHandlers();
    }
}
