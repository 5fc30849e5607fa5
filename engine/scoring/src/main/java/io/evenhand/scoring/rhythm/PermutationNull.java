// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.rhythm;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The null that keeps an account's own calendar: the same people could have been removed on the same days in any other
 * pairing of starts and removals.
 *
 * <p>Terms, holidays and clean-outs put starts and removals at special dates; they look rhythmic under any null that
 * draws tenures freely, and not under this one. Draws are states of a random walk that swaps two removals wherever both
 * resulting tenures would still be long enough to have been looked at, which visits all valid pairings equally often.
 * It begins at the observed pairing, so early draws resemble it: an error towards the account's favour.
 */
final class PermutationNull {
    /** Swaps tried between two draws, per tenure. */
    private static final int SWEEPS = 2;

    private static final double TIE = 1e-9;

    private final double[] starts;
    private final double[] ends;
    private final double minDays;
    private final List<Circle> circles;
    /** Unit vectors of starts and ends per circle, so that a draw needs no trigonometry. */
    private final double[][] startCos;

    private final double[][] startSin;
    private final double[][] endCos;
    private final double[][] endSin;

    PermutationNull(double[] starts, double[] ends, double minDays, List<Circle> circles) {
        this.starts = starts;
        this.ends = ends;
        this.minDays = minDays;
        this.circles = circles;
        this.startCos = vectors(starts, Circle::cos);
        this.startSin = vectors(starts, Circle::sin);
        this.endCos = vectors(ends, Circle::cos);
        this.endSin = vectors(ends, Circle::sin);
    }

    /** The rank of the observed statistic among {@code draws} others, as a probability that is never 0. */
    double p(int draws, SplittableRandom random) {
        int[] pairing = new int[starts.length];
        for (int i = 0; i < pairing.length; i++) {
            pairing[i] = i;
        }
        // equal pairings of equal days may sum in another order: a hair's breadth below is not below
        double observed = statistic(pairing) * (1 - TIE);
        int atLeast = 1;
        for (int draw = 0; draw < draws; draw++) {
            shuffle(pairing, random);
            if (statistic(pairing) >= observed) {
                atLeast++;
            }
        }
        return atLeast / (draws + 1.0);
    }

    private void shuffle(int[] pairing, SplittableRandom random) {
        for (int i = SWEEPS * pairing.length; i > 0; i--) {
            int a = random.nextInt(pairing.length);
            int b = random.nextInt(pairing.length);
            boolean valid = ends[pairing[b]] - starts[a] >= minDays && ends[pairing[a]] - starts[b] >= minDays;
            if (valid) {
                int other = pairing[a];
                pairing[a] = pairing[b];
                pairing[b] = other;
            }
        }
    }

    private double statistic(int[] pairing) {
        double best = 0;
        for (int c = 0; c < circles.size(); c++) {
            double x = 0;
            double y = 0;
            for (int i = 0; i < pairing.length; i++) {
                int end = pairing[i];
                x += endCos[c][end] * startCos[c][i] + endSin[c][end] * startSin[c][i];
                y += endSin[c][end] * startCos[c][i] - endCos[c][end] * startSin[c][i];
            }
            best = Math.max(best, (x * x + y * y) / pairing.length);
        }
        return best;
    }

    private double[][] vectors(double[] days, Component component) {
        double[][] vectors = new double[circles.size()][days.length];
        for (int c = 0; c < vectors.length; c++) {
            for (int i = 0; i < days.length; i++) {
                vectors[c][i] = component.of(circles.get(c), days[i]);
            }
        }
        return vectors;
    }

    private interface Component {
        double of(Circle circle, double days);
    }
}
