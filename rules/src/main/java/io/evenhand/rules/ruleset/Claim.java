// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.ruleset;

import io.evenhand.contract.verdict.Measure;
import io.evenhand.contract.verdict.Withholder;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is asked of an account and what stands in its way: the precedence {@code allowlist > hold > appeal > sanction}.
 *
 * <p>Claims are joined, and the join is a semilattice: the order in which rules and standings speak, and how often, does
 * not matter; a further measure never takes one away, and a further protection never adds to what is in force. One
 * protection is enough to withhold every measure; the one of highest precedence is told first.
 *
 * @param measure the severest measure asked for
 * @param protections what protects the account, whether or not a measure is asked for
 */
public record Claim(Measure measure, Set<Withholder> protections) {
    /** Asks for nothing and protects from nothing: joined to any claim, it leaves the claim as it is. */
    public static final Claim NOTHING = new Claim(Measure.NONE, Set.of());

    /** Who has the last word about an account; a later one overrules an earlier one. */
    public enum Precedence {
        SANCTION,
        APPEAL,
        HOLD,
        ALLOWLIST
    }

    public Claim {
        protections = Set.copyOf(protections);
    }

    public static Claim of(Measure measure) {
        return measure == Measure.NONE ? NOTHING : new Claim(measure, Set.of());
    }

    public static Claim of(Withholder protection) {
        return new Claim(Measure.NONE, Set.of(protection));
    }

    /** Both claims together. */
    public Claim join(Claim other) {
        if (other.equals(NOTHING)) {
            return this;
        }
        if (equals(NOTHING)) {
            return other;
        }
        EnumSet<Withholder> both = EnumSet.noneOf(Withholder.class);
        both.addAll(protections);
        both.addAll(other.protections);
        return new Claim(measure.compareTo(other.measure) >= 0 ? measure : other.measure, both);
    }

    /** The measure that may be taken. */
    public Measure inForce() {
        return protections.isEmpty() ? measure : Measure.NONE;
    }

    /** What withholds the measure, the highest precedence first; nothing if there is no measure to withhold. */
    public List<Withholder> withheldBy() {
        return measure == Measure.NONE || protections.isEmpty()
                ? List.of()
                : protections.stream().sorted().toList();
    }

    /** Who has the last word. */
    public Precedence precedence() {
        return protections.stream()
                .map(Claim::precedence)
                .max(Precedence::compareTo)
                .orElse(Precedence.SANCTION);
    }

    private static Precedence precedence(Withholder protection) {
        return switch (protection) {
            case ALLOWLIST -> Precedence.ALLOWLIST;
            case HOLD -> Precedence.HOLD;
            case APPEAL -> Precedence.APPEAL;
        };
    }
}
