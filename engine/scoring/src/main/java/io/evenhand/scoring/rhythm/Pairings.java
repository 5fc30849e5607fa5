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

    private static final int ENOUGH = 20;

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

    /**
     * The rank of the observed statistic among those of other pairings, as a probability that is never 0.
     *
     * <p>What is certainly chance is not measured to the last digit: after {@value #ENOUGH} draws that reach the observed
     * statistic the probability is their number per draw, a valid p-value too. Source: J. Besag and P. Clifford, Sequential
     * Monte Carlo p-values, Biometrika 78 (1991).
     */
    double p(Statistic statistic, SplittableRandom random) {
        int[] pairing = observed();
        // equal pairings of equal days may sum in another order: a hair's breadth below is not below
        double observed = statistic.of(pairing) * (1 - TIE);
        int atLeast = 0;
        for (int draw = 1; draw <= DRAWS; draw++) {
            shuffle(pairing, random);
            if (statistic.of(pairing) >= observed && ++atLeast == ENOUGH) {
                return atLeast / (double) draw;
            }
        }
        return (atLeast + 1) / (DRAWS + 1.0);
    }

    int[] observed() {
        int[] pairing = new int[starts.length];
        for (int i = 0; i < pairing.length; i++) {
            pairing[i] = i;
        }
        return pairing;
    }

    private void shuffle(int[] pairing, SplittableRandom random) {
        int n = pairing.length;
        for (int i = SWEEPS * n; i > 0; i--) {
            // one draw of 64 bits chooses both; at a hundred tenures no choice is likelier than another by 1 in 10^7
            long bits = random.nextLong();
            int a = (int) (((bits >>> 32) * n) >>> 32);
            int b = (int) (((bits & 0xFFFF_FFFFL) * n) >>> 32);
            boolean valid = ends[pairing[b]] - starts[a] >= shortest && ends[pairing[a]] - starts[b] >= shortest;
            if (valid) {
                int other = pairing[a];
                pairing[a] = pairing[b];
                pairing[b] = other;
            }
        }
    }
}
