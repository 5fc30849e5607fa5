// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.simulator.truth.ClusterBootstrap;
import io.evenhand.simulator.truth.Estimate;
import io.evenhand.simulator.truth.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether the evidence means what it says, on one week of each account drawn at random.
 *
 * @param innocents how many innocent accounts had a rhythm to measure in their week
 * @param meanE the mean of their e-values, which by construction of the evidence is at most 1; null of nobody
 * @param sorts the same by sort of innocent owner: guests whose access ends by itself are on a cycle, which is why a
 *     rhythm of one multiple alone never limits
 * @param bands how many sellers there are among accounts of each band of scores
 * @param expectedError how far the part of sellers in a band is from the promised one on average, each band weighed by its
 *     accounts. Source: M. P. Naeini, G. F. Cooper and M. Hauskrecht, Obtaining well calibrated probabilities using
 *     Bayesian binning, AAAI 2015
 */
public record Calibration(
        int innocents, @Nullable Estimate meanE, List<Sort> sorts, List<Band> bands, double expectedError) {
    private static final long SEED = 11;
    private static final double[] EDGES = {-100, -10, 0, 8, 14, 20, 100};

    /**
     * Accounts with scores from {@code from} to below {@code to}.
     *
     * @param sellers the part of them that sells, grey accounts aside
     * @param promised the part that the scores promise, if the part of sellers among all accounts judged is as it is
     */
    public record Band(int from, int to, Proportion sellers, double promised) {}

    /** The mean e-value of one sort of innocent owner. */
    public record Sort(String name, int accounts, Estimate meanE) {}

    static Calibration of(WorldResult world) {
        List<Course.Account> evidence = world.accounts().stream()
                .filter(account -> account.judged().isInnocent() && !Double.isNaN(account.eValue()))
                .toList();
        List<Course.Account> judged = world.accounts().stream()
                .filter(account -> !Double.isNaN(account.sampleScore()))
                .filter(account ->
                        account.judged().isInnocent() || account.judged().isSeller())
                .toList();
        List<Band> bands = bands(judged);
        return new Calibration(
                evidence.size(),
                evidence.isEmpty() ? null : meanE(evidence),
                sorts(evidence),
                bands,
                expectedError(bands, judged.size()));
    }

    private static double expectedError(List<Band> bands, int accounts) {
        double sum = 0;
        for (Band band : bands) {
            sum += band.sellers().of() * Math.abs(band.sellers().value() - band.promised());
        }
        return accounts == 0 ? 0 : sum / accounts;
    }

    private static Estimate meanE(List<Course.Account> accounts) {
        return ClusterBootstrap.ratio(
                accounts.stream()
                        .map(account -> new ClusterBootstrap.Share(account.eValue(), 1))
                        .toList(),
                SEED);
    }

    private static List<Sort> sorts(List<Course.Account> accounts) {
        Map<String, List<Course.Account>> sorts = new TreeMap<>();
        accounts.forEach(
                account -> sorts.computeIfAbsent(account.judged().truth().archetype(), name -> new ArrayList<>())
                        .add(account));
        return sorts.entrySet().stream()
                .map(sort -> new Sort(sort.getKey(), sort.getValue().size(), meanE(sort.getValue())))
                .toList();
    }

    private static List<Band> bands(List<Course.Account> judged) {
        Proportion sellers = sellers(judged);
        List<Band> bands = new ArrayList<>();
        for (int i = 1; i < EDGES.length; i++) {
            double from = EDGES[i - 1];
            double to = EDGES[i];
            List<Course.Account> members = judged.stream()
                    .filter(account -> account.sampleScore() >= from && account.sampleScore() < to)
                    .toList();
            if (!members.isEmpty()) {
                double promised = members.stream()
                        .mapToDouble(account -> promised(account.sampleScore(), sellers.value()))
                        .average()
                        .orElseThrow();
                bands.add(new Band((int) from, (int) to, sellers(members), promised));
            }
        }
        return bands;
    }

    private static Proportion sellers(List<Course.Account> accounts) {

        int hits = (int)
                accounts.stream().filter(account -> account.judged().isSeller()).count();
        return new Proportion(hits, accounts.size());
    }

    /** A score is ten times the decimal logarithm of a likelihood ratio. */
    private static double promised(double score, double prior) {
        double odds = prior / (1 - prior) * StrictMath.pow(10, score / 10);
        return odds / (1 + odds);
    }
}
