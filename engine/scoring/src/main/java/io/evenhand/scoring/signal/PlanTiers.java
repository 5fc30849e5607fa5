// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

/**
 * Plan tiers (B7): how many different sets of libraries are each given to five external viewers or more, now.
 *
 * <p>Unit: sets. Direction: incriminating, one deciban at most. Innocent lookalike: libraries for children, for adults, in
 * high resolution. Only a hash of the opaque name of the set is kept. Privacy class 0.
 */
final class PlanTiers {
    private static final int VIEWERS_MIN = 5;

    private PlanTiers() {}

    static Measured measure(Subject subject) {
        long tiers = subject.history().librarySets().values().stream()
                .filter(viewers -> viewers >= VIEWERS_MIN)
                .count();
        return Measured.count(Signal.AUTOMATION_PLAN_TIERS, tiers);
    }
}
