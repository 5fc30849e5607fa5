// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.fact;

import java.util.function.ToIntFunction;

/**
 * A code a rule may give as its reason; the only ones there are, so that every code has a sentence for the account
 * holder. The constant's name is the code on the wire.
 */
public enum Reason {
    /** Two people verified evidence of sale. It outweighs every number. */
    EVIDENCE_VERIFIED(Stance.AGAINST, Basis.SALE, fact -> Integer.MAX_VALUE),
    /** Viewers come and go in whole billing periods. */
    RHYTHM_BILLING(Stance.AGAINST, Basis.RHYTHM, CaseFact::rhythmPoints),
    /** Strong keys are shared with other owner accounts. */
    LINK_STRONG_KEYS(Stance.AGAINST, Basis.LINK, CaseFact::linkPoints),
    /** Many different viewers keep to the billing rhythm; it weighs as much as the scale of the sharing. */
    MANY_ON_CYCLE_VIEWERS(Stance.AGAINST, Basis.SCALE, CaseFact::scalePoints),
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

    Reason(Stance stance, Basis basis, ToIntFunction<CaseFact> weight) {
        this.stance = stance;
        this.basis = basis;
        this.weight = weight;
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
}
