// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import io.evenhand.enforcement.identity.StaffMember;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The door for people who come by a command rather than a browser: HTTP Basic (RFC 7617) with the name and password of the
 * sign-in page, with its throttle, and with a header for the code of a second factor. A program's token is nobody's word, so
 * acts that need a person need this.
 */
public final class StaffDoor {
    private static final String SCHEME = "Basic ";

    /** Carries the code of the second factor of people who have one. */
    private static final String CODE = "Evenhand-Code";

    private final Doorkeeper keeper;

    public StaffDoor(Doorkeeper keeper) {
        this.keeper = keeper;
    }

    /** Whether the request claims to come from a person. */
    public static boolean isClaimed(Context ctx) {
        String given = ctx.header("Authorization");
        return given != null && given.startsWith(SCHEME);
    }

    /** The person behind a request, or null if name and password do not match or were guessed at too often. */
    public @Nullable StaffMember find(Context ctx) {
        String given = ctx.header("Authorization");
        if (given == null || !given.startsWith(SCHEME)) {
            return null;
        }
        String pair = decode(given.substring(SCHEME.length()));
        int colon = pair.indexOf(':');
        if (colon < 1) {
            return null;
        }
        return keeper.byCommand(pair.substring(0, colon), pair.substring(colon + 1), ctx.header(CODE), ctx.ip());
    }

    private static String decode(String encoded) {
        try {
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
