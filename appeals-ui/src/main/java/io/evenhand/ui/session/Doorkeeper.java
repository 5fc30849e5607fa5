// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import io.evenhand.enforcement.identity.SecondFactors;
import io.evenhand.enforcement.identity.Staff;
import io.evenhand.enforcement.identity.StaffMember;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks name, password and second factor of people who have a password here; what does not fit counts, and slows down. */
public final class Doorkeeper {
    private static final int TURNS = 64;

    private final Staff staff;
    private final SecondFactors factors;
    private final SignInThrottle throttle;

    /** People of one name come one after the other: of many guesses at once each would be made before the first is counted. */
    private final List<Object> turns = Stream.generate(Object::new).limit(TURNS).toList();

    public Doorkeeper(Staff staff, SecondFactors factors, SignInThrottle throttle) {
        this.staff = staff;
        this.factors = factors;
        this.throttle = throttle;
    }

    /** How long to wait before the next try; zero if it may be made now. */
    Duration wait(String name, String address) {
        return throttle.wait(name, address);
    }

    /** Somebody at a browser, or null; nobody is told which of the three did not fit, or that it was one try too many. */
    @Nullable
    StaffMember atBrowser(String name, String password, @Nullable String code, String address) {
        return inTurn(name, password, address, () -> factors.admits(name, code));
    }

    /** Somebody who comes by commands, many in a row, with one code. */
    @Nullable
    StaffMember byCommand(String name, String password, @Nullable String code, String address) {
        return inTurn(name, password, address, () -> factors.admitsCommand(name, code));
    }

    private @Nullable StaffMember inTurn(String name, String password, String address, BooleanSupplier factor) {
        synchronized (turns.get(Math.floorMod(name.hashCode(), TURNS))) {
            if (!throttle.wait(name, address).isZero()) {
                return null;
            }
            StaffMember member = name.isEmpty() || password.isEmpty() ? null : staff.signIn(name, password);
            if (member == null || !factor.getAsBoolean()) {
                throttle.failed(name, address);
                return null;
            }
            throttle.succeeded(name);
            return member;
        }
    }
}
