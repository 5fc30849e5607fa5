// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

/**
 * Aged dormant activation (A3): an account of half a year or more that had no record of a share or a server for 150 days,
 * then claimed a server and gave many people access within 14 days.
 *
 * <p>Unit: external viewers of those 14 days. Direction: incriminating, weakly: sellers are advised to keep aged accounts
 * for the time after a ban. Innocent lookalike: somebody returns after a year. Only records count that the service cannot
 * run without, so that lost playback makes nobody dormant. Privacy class 0.
 */
final class DormantActivation {
    private DormantActivation() {}

    static Measured measure(Subject subject) {
        Long woke = subject.history().wokeAt();
        return Measured.count(Signal.SCALE_DORMANT_ACTIVATION, woke == null ? 0 : InviteRamp.ramp(subject, woke));
    }
}
