// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import io.evenhand.enforcement.identity.SecondFactors;
import io.evenhand.enforcement.identity.Staff;
import io.evenhand.enforcement.identity.StaffMember;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Checks name, password and second factor of people who have a password here; what does not fit counts, and slows down. */
public final class Doorkeeper {
    private final Staff staff;
    private final SecondFactors factors;
    private final SignInThrottle throttle;

    public Doorkeeper(Staff staff, SecondFactors factors, SignInThrottle throttle) {
        this.staff = staff;
        this.factors = factors;
        this.throttle = throttle;
    }

    /** How long to wait before the next try; zero if it may be made now. */
    Duration wait(String name, String address) {
        return throttle.wait(name, address);
    }

    /** Somebody at a browser, or null; nobody is told which of the three did not fit. */
    @Nullable
    StaffMember atBrowser(String name, String password, @Nullable String code, String address) {
        StaffMember member = withPassword(name, password);
        return counted(member != null && factors.admits(name, code) ? member : null, name, address);
    }

    /** Somebody who comes by commands, many in a row, with one code. */
    @Nullable
    StaffMember byCommand(String name, String password, @Nullable String code, String address) {
        StaffMember member = withPassword(name, password);
        return counted(member != null && factors.admitsCommand(name, code) ? member : null, name, address);
    }

    private @Nullable StaffMember withPassword(String name, String password) {
        return name.isEmpty() || password.isEmpty() ? null : staff.signIn(name, password);
    }

    private @Nullable StaffMember counted(@Nullable StaffMember member, String name, String address) {
        if (member == null) {
            throttle.failed(name, address);
        } else {
            throttle.succeeded(name);
        }
        return member;
    }
}
