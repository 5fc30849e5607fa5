// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import io.evenhand.enforcement.identity.StaffMember;
import java.time.Instant;

/**
 * A member of staff at a browser, from sign-in to sign-out.
 *
 * @param id what the browser's cookie holds; made at sign-in, never taken from a request
 * @param csrf what every form of this session carries
 * @param began when the password was given
 */
public record StaffSession(String id, StaffMember member, String csrf, Instant began) {
    /** Never the secrets. */
    @Override
    public String toString() {
        return "session of " + member.name();
    }
}
