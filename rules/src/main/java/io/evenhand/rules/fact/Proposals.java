// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.fact;

/**
 * What a rule may do: add one proposal, under its own name and reasons, which the engine knows. A rule cannot take back
 * what another proposed, so the order in which rules fire does not matter.
 */
public interface Proposals {
    /** The evidence gate is not passed: nobody may act on the score. Says so; the gate itself is the assessment's. */
    void notEnoughData();

    /** A case for people; restricts nothing. */
    void review();

    /** The reversible restriction, the most a rule may ask for by itself. */
    void limit();

    /** Two different people should look at a suspension. */
    void proposeSuspend();

    /** Something that speaks for the account and must be told beside the reasons. */
    void inFavour();
}
