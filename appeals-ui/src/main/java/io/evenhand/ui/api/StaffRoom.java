// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.evenhand.enforcement.identity.Role;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.session.StaffDoor;
import io.evenhand.ui.session.Unfit;
import io.javalin.http.Context;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The door of the desk for people who come by a command, and what is alike in all its rooms. */
public final class StaffRoom {
    /** Who decides about accounts, and the data protection officer. */
    static final Predicate<Role> DESK_OR_DPO = role -> role.decidesCases() || role.seesAccess();

    private static final String MEMBER = "staff-member";

    private final StaffDoor door;

    public StaffRoom(StaffDoor door) {
        this.door = door;
    }

    /** Turns away whoever is not a member of staff. */
    public void before(Context ctx) {
        StaffMember member = door.find(ctx);
        if (member == null) {
            ctx.header("WWW-Authenticate", "Basic realm=\"evenhand\"");
            throw new Refusal(Reason.UNAUTHENTICATED);
        }
        ctx.attribute(MEMBER, member);
    }

    /** The member of staff, or null where somebody else is let in too. */
    static @Nullable StaffMember member(Context ctx) {
        return ctx.attribute(MEMBER);
    }

    /** Who it is; others than these roles are turned away. */
    static StaffMember person(Context ctx, Predicate<Role> who) {
        StaffMember member = member(ctx);
        if (member == null || !who.test(member.role())) {
            throw new Refusal(Reason.FORBIDDEN);
        }
        return member;
    }

    /** What is there, or "no such thing". */
    static <T> T there(@Nullable T found) {
        if (found == null) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        return found;
    }

    /** Does it; what cannot be done as it is said is said back. */
    static <T> T fit(Supplier<T> act) {
        try {
            return act.get();
        } catch (IllegalArgumentException e) {
            String why = e.getMessage();
            throw new Unfit(why == null ? "it cannot be done like this" : why);
        } catch (RuntimeException e) {
            if (Ledger.isRefused(e)) {
                throw new Unfit("the rules of the ledger do not allow it like this");
            }
            throw e;
        }
    }

    /** Does it, unless somebody did it before. */
    static void done(Context ctx, Supplier<Boolean> act) {
        if (!fit(act)) {
            throw new Refusal(Reason.CONFLICT);
        }
        Answers.json(ctx, new Done(true));
    }

    /** It is done. */
    record Done(boolean done) {}
}
