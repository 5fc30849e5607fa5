// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.explain;

import io.evenhand.contract.event.WireName;
import io.evenhand.scoring.signal.Signal;
import java.util.EnumSet;
import java.util.Set;

/**
 * Something an account holder can truthfully say or do about evidence, and the signals that fall if people find it true.
 *
 * <p>There is none that teaches how to hide: nobody is told to spread removals or to invite more slowly.
 */
public enum Remedy implements WireName {
    /** These people were guests for a time that was agreed when they came; declared as guest passes from now on. */
    GUESTS_WITH_A_TERM(
            "guests-with-a-term",
            EnumSet.of(
                    Signal.RHYTHM_TENURE, Signal.RHYTHM_PUNCTUALITY, Signal.RHYTHM_TRIALS, Signal.RHYTHM_LAPSE_RENEW)),
    /** These removals had another cause, which the holder names: a term that ended, a clean-out, a fault. */
    REMOVALS_EXPLAINED(
            "removals-explained",
            EnumSet.of(
                    Signal.RHYTHM_TENURE,
                    Signal.RHYTHM_PUNCTUALITY,
                    Signal.RHYTHM_TRIALS,
                    Signal.RHYTHM_CHURN,
                    Signal.RHYTHM_LAPSE_RENEW,
                    Signal.AUTOMATION_SEAT_REFILL)),
    /** The other account is one's own or a relative's, and does nothing wrong. */
    LINKED_ACCOUNT_EXPLAINED(
            "linked-account-explained",
            EnumSet.of(Signal.LINK_KEYS, Signal.LINK_RECLAIM, Signal.LINK_EQUALISED, Signal.LINK_SYNCHRONISED)),
    /** These people came over for a reason of their own: a relative's server that closed. */
    VIEWERS_CAME_OVER("viewers-came-over", EnumSet.of(Signal.LINK_CARRY_OVER)),
    /** They live in the holder's household and are members of the Home. */
    HOUSEHOLD_MEMBERS("household-members", EnumSet.of(Signal.SCALE_EXTERNAL_VIEWERS, Signal.SCALE_CONCURRENCY)),
    /** A tool for honest hosts does it, which the holder names. */
    TOOL_EXPLAINED(
            "tool-explained",
            EnumSet.of(
                    Signal.AUTOMATION_CHANGES,
                    Signal.AUTOMATION_CAP_ENFORCEMENT,
                    Signal.AUTOMATION_PUBLIC_LINKS,
                    Signal.AUTOMATION_PLAN_TIERS)),
    /** The account grew fast for a reason: a club that opened, a holder who returned. */
    GROWTH_EXPLAINED(
            "growth-explained",
            EnumSet.of(
                    Signal.SCALE_INVITE_RAMP,
                    Signal.SCALE_DORMANT_ACTIVATION,
                    Signal.SCALE_SERVERS_CLAIMED,
                    Signal.SCALE_FRESH_VIEWERS));

    private final String wire;
    private final Set<Signal> signals;

    Remedy(String wire, EnumSet<Signal> signals) {
        this.wire = wire;
        this.signals = Set.copyOf(signals);
    }

    @Override
    public String wire() {
        return wire;
    }

    /** The signals that no longer count against the account. */
    public Set<Signal> signals() {
        return signals;
    }
}
