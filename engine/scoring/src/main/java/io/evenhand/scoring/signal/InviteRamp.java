// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

import io.evenhand.scoring.history.Accept;
import io.evenhand.scoring.history.Calendar;

/**
 * Invitation ramp (A4): how many people outside the Home got access in the 14 days after the account's first server.
 *
 * <p>Unit: viewers. Direction: incriminating, weakly, and only above what 99.5 % of innocent hosts reach. Innocent
 * lookalike: a club that opens its doors. Looks back as far as accepts are kept, 120 days. Privacy class 0.
 */
final class InviteRamp {
    static final long RAMP = 14 * Calendar.DAY;

    private InviteRamp() {}

    static Measured measure(Subject subject) {
        Long first = subject.history().firstClaimAt();
        return Measured.count(Signal.SCALE_INVITE_RAMP, first == null ? 0 : ramp(subject, first));
    }

    /** Distinct external viewers who got access within the ramp after {@code from}. */
    static long ramp(Subject subject, long from) {
        return subject.history().accepts().stream()
                .filter(accept -> accept.at() >= from && accept.at() < from + RAMP)
                .map(Accept::viewer)
                .distinct()
                .count();
    }
}
