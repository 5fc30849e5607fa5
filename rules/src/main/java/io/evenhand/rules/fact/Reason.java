// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.fact;

import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A code a rule may give as its reason; the only ones there are, so that every code has a sentence for the account
 * holder. The constant's name is the code on the wire.
 */
public enum Reason {
    /** Two people verified evidence of sale. It outweighs every number. */
    EVIDENCE_VERIFIED(Stance.AGAINST, Basis.SALE, fact -> Integer.MAX_VALUE, Floor.ofFlag(FactField.EVIDENCE_VERIFIED)),
    /** Viewers come and go in whole billing periods. */
    RHYTHM_BILLING(Stance.AGAINST, Basis.RHYTHM, CaseFact::rhythmPoints, Floor.ofPoints(FactField.RHYTHM_POINTS)),
    /** Strong keys are shared with other owner accounts. */
    LINK_STRONG_KEYS(Stance.AGAINST, Basis.LINK, CaseFact::linkPoints, Floor.ofPoints(FactField.LINK_POINTS)),
    /** Many different viewers keep to the billing rhythm; it weighs as much as the scale of the sharing. */
    MANY_ON_CYCLE_VIEWERS(
            Stance.AGAINST, Basis.SCALE, CaseFact::scalePoints, Floor.ofPeople(FactField.ON_CYCLE_VIEWERS)),
    /** The evidence gate is not passed, so the score means nothing. */
    NOT_ENOUGH_EVIDENCE(Stance.NEITHER, Basis.NONE, fact -> 0),
    /** Viewers know each other. */
    TIES_DENSE(Stance.FOR, Basis.FAVOUR, fact -> -fact.tiesPoints()),
    /** Viewers share back. */
    RECIPROCAL(Stance.FOR, Basis.FAVOUR, fact -> -fact.reciprocityPoints()),
    /** Viewers stay for long. */
    LONG_TENURES(Stance.FOR, Basis.FAVOUR, fact -> -fact.tenurePoints()),
    /** Something was not measured and was counted in favour. */
    NOT_MEASURED(Stance.FOR, Basis.FAVOUR, fact -> -fact.assumedPoints());

    private final Stance stance;
    private final Basis basis;
    private final ToIntFunction<CaseFact> weight;
    private final @Nullable Floor floor;

    Reason(Stance stance, Basis basis, ToIntFunction<CaseFact> weight, @Nullable Floor floor) {
        this.stance = stance;
        this.basis = basis;
        this.weight = weight;
        this.floor = floor;
    }

    Reason(Stance stance, Basis basis, ToIntFunction<CaseFact> weight) {
        this(stance, basis, weight, null);
    }

    public Stance stance() {
        return stance;
    }

    /** The ground it rests on; reasons of one basis are one reason. */
    public Basis basis() {
        return basis;
    }

    /** How much it weighs in this case, decibans, whichever way it speaks; the order in which reasons are told. */
    public int weight(CaseFact fact) {
        return weight.applyAsInt(fact);
    }

    /** What it must reach to count toward a restriction; null for what does not speak against an account. */
    public @Nullable Floor floor() {
        return floor;
    }
}
