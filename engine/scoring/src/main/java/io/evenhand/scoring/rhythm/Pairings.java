// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.rhythm;

import io.evenhand.scoring.history.Tenure;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The null that keeps an account's own calendar: the same people could have been removed at the same times in any other
 * pairing of starts and removals.
 *
 * <p>Terms, holidays, clean-outs and an owner's evenings put starts and removals at special times; they look rhythmic under
 * any null that draws tenures freely, and not under this one. Draws are states of a random walk that swaps two removals
 * wherever both resulting tenures would still be long enough to have been looked at, which visits all valid pairings
 * equally often. It begins at the observed pairing, so early draws resemble it: an error towards the account's favour.
 */
final class Pairings {
    /** Two readings of the same tenures are tried and p is doubled for it, so that with 1,999 draws R cannot exceed 17. */
    static final int DRAWS = 1_999;

    /** Swaps tried between two draws, per tenure. */
    private static final int SWEEPS = 2;

    private static final double TIE = 1e-9;

    /** How far from chance a pairing is: the larger, the farther. */
    interface Statistic {
        /**
         * @param pairing by start: which end belongs to it
         */
        double of(int[] pairing);
    }

    private final long[] starts;
    private final long[] ends;
    private final long shortest;

    /**
     * @param shortest tenures shorter than this, in milliseconds, were not looked at, so no pairing may contain one
     */
    Pairings(List<Tenure> tenures, long shortest) {
        this.starts = tenures.stream().mapToLong(Tenure::start).toArray();
        this.ends = tenures.stream().mapToLong(Tenure::end).toArray();
        this.shortest = shortest;
    }

    /** The rank of the observed statistic among those of other pairings, as a probability that is never 0. */
    double p(Statistic statistic, SplittableRandom random) {
        int[] pairing = observed();
        // equal pairings of equal days may sum in another order: a hair's breadth below is not below
        double observed = statistic.of(pairing) * (1 - TIE);
        int atLeast = 1;
        for (int draw = 0; draw < DRAWS; draw++) {
            shuffle(pairing, random);
            if (statistic.of(pairing) >= observed) {
                atLeast++;
            }
        }
        return atLeast / (DRAWS + 1.0);
    }

    int[] observed() {
        int[] pairing = new int[starts.length];
        for (int i = 0; i < pairing.length; i++) {
            pairing[i] = i;
        }
        return pairing;
    }

    private void shuffle(int[] pairing, SplittableRandom random) {
        for (int i = SWEEPS * pairing.length; i > 0; i--) {
            int a = random.nextInt(pairing.length);
            int b = random.nextInt(pairing.length);
            boolean valid = ends[pairing[b]] - starts[a] >= shortest && ends[pairing[a]] - starts[b] >= shortest;
            if (valid) {
                int other = pairing[a];
                pairing[a] = pairing[b];
                pairing[b] = other;
            }
        }
    }
}
