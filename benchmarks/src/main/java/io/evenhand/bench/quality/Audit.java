// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What people would believe about the part of sellers found if they only ever saw a sample, by Horvitz and Thompson's
 * weights, and how often the truth lies within the bounds they would publish.
 *
 * <p>Appeals show outcomes only of those who were hit, so rates are estimated from audits drawn with known probabilities:
 * half of the budget from the accounts the rules point at, a quarter from those just below the threshold, a quarter from
 * all others that were judged. The auditors are taken to be right.
 *
 * @param budget how many accounts are looked at in all
 * @param truth the part of the sellers among the accounts judged that was limited or reviewed
 * @param estimate what the first audit says
 * @param lower its 95 % bound
 * @param upper its 95 % bound
 * @param covered in so many of {@code audits} repeated audits the bounds held the truth
 * @param meanEstimate the mean over the repeated audits, which differs from the truth only if the weights are wrong
 */
public record Audit(
        int budget,
        double truth,
        double estimate,
        double lower,
        double upper,
        int covered,
        int audits,
        double meanEstimate) {
    private static final int WEEKS = 26;
    private static final int PER_WEEK = 100;
    private static final int AUDITS = 500;
    private static final double NEAR = 4;
    private static final double NORMAL_975 = 1.959963984540054;

    /** Accounts that are drawn from with one probability, and how many. */
    private record Stratum(List<Course.Account> accounts, int draws) {}

    private record Guess(double value, double lower, double upper) {
        boolean holds(double truth) {
            return lower <= truth && truth <= upper;
        }
    }

    /** Audits a world; null if there is no seller among the accounts judged. */
    static @Nullable Audit of(WorldResult world, int reviewScore, long seed) {
        List<Course.Account> judged = world.accounts().stream()
                .filter(account -> account.judged().timeline().isJudged())
                .toList();
        double sellers = count(judged, false);
        double found = count(judged, true);
        if (sellers == 0) {
            return null;
        }
        List<Stratum> strata = strata(judged, reviewScore);
        Random random = new Random(seed);
        Guess first = audit(strata, random);
        int covered = 0;
        double sum = 0;
        for (int i = 0; i < AUDITS; i++) {
            Guess guess = audit(strata, random);
            covered += guess.holds(found / sellers) ? 1 : 0;
            sum += guess.value();
        }
        int budget = strata.stream().mapToInt(Stratum::draws).sum();
        return new Audit(
                budget, found / sellers, first.value(), first.lower(), first.upper(), covered, AUDITS, sum / AUDITS);
    }

    private static List<Stratum> strata(List<Course.Account> judged, int reviewScore) {
        List<Course.Account> pointedAt = new ArrayList<>();
        List<Course.Account> near = new ArrayList<>();
        List<Course.Account> others = new ArrayList<>();
        for (Course.Account account : judged) {
            if (account.judged().isReviewed()) {
                pointedAt.add(account);
            } else if (account.score() >= reviewScore - NEAR) {
                near.add(account);
            } else {
                others.add(account);
            }
        }
        int budget = WEEKS * PER_WEEK;
        return List.of(
                new Stratum(pointedAt, Math.min(pointedAt.size(), budget / 2)),
                new Stratum(near, Math.min(near.size(), budget / 4)),
                new Stratum(others, Math.min(others.size(), budget / 4)));
    }

    /** One audit: the ratio of two weighted sums, its variance by linearisation within strata. */
    private static Guess audit(List<Stratum> strata, Random random) {
        double sellers = 0;
        double found = 0;
        List<List<Course.Account>> drawn = new ArrayList<>();
        for (Stratum stratum : strata) {
            List<Course.Account> sample = draw(stratum, random);
            drawn.add(sample);
            double weight = sample.isEmpty() ? 0 : (double) stratum.accounts().size() / sample.size();
            sellers += weight * count(sample, false);
            found += weight * count(sample, true);
        }
        double ratio = sellers == 0 ? 0 : found / sellers;
        double variance = 0;
        for (int i = 0; i < strata.size(); i++) {
            variance += variance(strata.get(i).accounts().size(), drawn.get(i), ratio);
        }
        double width = sellers == 0 ? 1 : NORMAL_975 * StrictMath.sqrt(variance) / sellers;
        return new Guess(ratio, Math.max(0, ratio - width), Math.min(1, ratio + width));
    }

    private static double variance(int all, List<Course.Account> sample, double ratio) {
        int size = sample.size();
        if (size < 2 || size == all) {
            return 0;
        }
        double sum = 0;
        double squares = 0;
        for (Course.Account account : sample) {
            double rest = account.judged().isSeller() ? (account.judged().isReviewed() ? 1 : 0) - ratio : 0;
            sum += rest;
            squares += rest * rest;
        }
        double spread = (squares - sum * sum / size) / (size - 1);
        return (double) all * all * (1 - (double) size / all) * spread / size;
    }

    private static List<Course.Account> draw(Stratum stratum, Random random) {
        List<Course.Account> pool = new ArrayList<>(stratum.accounts());
        for (int i = 0; i < stratum.draws(); i++) {
            Collections.swap(pool, i, i + random.nextInt(pool.size() - i));
        }
        return pool.subList(0, stratum.draws());
    }

    private static double count(List<Course.Account> accounts, boolean reviewed) {
        return accounts.stream()
                .filter(account -> account.judged().isSeller())
                .filter(account -> !reviewed || account.judged().isReviewed())
                .count();
    }
}
