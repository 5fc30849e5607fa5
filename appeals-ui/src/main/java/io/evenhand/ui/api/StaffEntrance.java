// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.evenhand.enforcement.identity.Role;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.ui.session.StaffDoor;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where members of staff and the operator come in for what is about cases; the operator's token acts for nobody. */
public final class StaffEntrance {
    private static final Set<String> FORBIDDEN = Set.of(
            "ROLE",
            "SAME_PERSON",
            "TOOK_PART",
            "FILE_NOT_OPENED",
            "NO_OWN_VIEW",
            "ASSIGNED_TO_SOMEBODY_ELSE",
            "NOT_ENTITLED");
    private static final Set<String> CONFLICT = Set.of(
            "STATE",
            "OUT_OF_DATE",
            "ALREADY_DECIDED",
            "ALREADY_RESTRICTED",
            "EVIDENCE_NEEDED",
            "PICTURE_CHANGED",
            "CLAIMED",
            "ALLOWLISTED",
            "APPEAL_OPEN");

    private final OperatorEndpoints operator;
    private final StaffRoom room;

    public StaffEntrance(OperatorEndpoints operator, StaffRoom room) {
        this.operator = operator;
        this.room = room;
    }

    /** Turns away whoever is neither the operator nor a member of staff; only who decides about people acts here. */
    public void before(Context ctx) {
        if (StaffDoor.isClaimed(ctx)) {
            room.before(ctx);
        } else {
            operator.before(ctx);
        }
        if (ctx.method().equals(HandlerType.POST)) {
            StaffRoom.person(ctx, Role::readsAccounts);
        }
    }

    /** The member of staff, or null for the operator. */
    static @Nullable StaffMember member(Context ctx) {
        return StaffRoom.member(ctx);
    }

    /** The member of staff: what needs a person needs one. */
    static StaffMember person(Context ctx) {
        return StaffRoom.person(ctx, role -> true);
    }

    /** A person of a role that reads cases. */
    static StaffMember reader(Context ctx) {
        return StaffRoom.person(ctx, Role::readsCases);
    }

    /** A person of a role that hears appeals. */
    static StaffMember hearer(Context ctx) {
        return StaffRoom.person(ctx, Role::hearsAppeals);
    }

    /** A person of a role that decides cases. */
    static StaffMember decider(Context ctx) {
        return StaffRoom.person(ctx, Role::decidesCases);
    }

    /** What a desk refused and why, as a problem. */
    static void refused(Context ctx, Enum<?> why) {
        String name = why.name();
        int status =
                name.equals("NOT_FOUND") ? 404 : FORBIDDEN.contains(name) ? 403 : CONFLICT.contains(name) ? 409 : 422;
        Answers.problem(
                ctx, status, "it was not done", name.toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
