// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one rule did.
 *
 * @param flagged how many accounts it hit, grey ones aside
 * @param precision sellers among those
 * @param recall of all sellers
 * @param recallIdentifiable of the sellers whose conduct can be told from a community's
 * @param recallByOperator the same as {@code recall}, bounded by drawing operators; null without sellers
 * @param recallIdentifiableByOperator the same of the identifiable ones
 * @param recallOfViewers the part of the sellers' viewers that came through accounts hit, by operator
 * @param wronged of all innocent owners
 * @param wrongedHosts of the innocent owners who at some time shared with eight people or more
 * @param wrongedJudged of the innocent owners of whom there was enough evidence to judge by
 */
public record RuleScore(
        String rule,
        int flagged,
        Proportion precision,
        Proportion recall,
        Proportion recallIdentifiable,
        @Nullable Estimate recallByOperator,
        @Nullable Estimate recallIdentifiableByOperator,
        @Nullable Estimate recallOfViewers,
        Proportion wronged,
        Proportion wrongedHosts,
        Proportion wrongedJudged) {
    private static final long SEED = 20_260_301;

    static RuleScore of(String rule, List<Judged> accounts, int further, Predicate<Judged> flags) {
        Proportion recall = Judged.proportion(accounts, Judged::isSeller, flags);
        Proportion wronged = Judged.proportion(accounts, Judged::isInnocent, flags);
        int flagged = recall.hits() + wronged.hits();
        return new RuleScore(
                rule,
                flagged,
                new Proportion(recall.hits(), flagged),
                recall,
                Judged.proportion(accounts, Judged::isIdentifiable, flags),
                byOperator(accounts, Judged::isSeller, flags, account -> 1.0),
                byOperator(accounts, Judged::isIdentifiable, flags, account -> 1.0),
                byOperator(accounts, Judged::isSeller, flags, Judged::viewers),
                new Proportion(wronged.hits(), wronged.of() + further),
                Judged.proportion(accounts, Judged::isInnocentHost, flags),
                Judged.proportion(accounts, Judged::isInnocentJudged, flags));
    }

    /** The weighted part that was hit, bounded by drawing operators; null of nothing. */
    static @Nullable Estimate byOperator(
            List<Judged> accounts, Predicate<Judged> of, Predicate<Judged> flags, Function<Judged, Double> weight) {
        List<ClusterBootstrap.Share> clusters = new ArrayList<>();
        Judged.grouped(accounts.stream().filter(of).toList(), Judged::cluster)
                .values()
                .forEach(members -> clusters.add(new ClusterBootstrap.Share(
                        sum(members.stream().filter(flags).toList(), weight), sum(members, weight))));
        boolean any = clusters.stream().anyMatch(cluster -> cluster.of() > 0);
        return any ? ClusterBootstrap.ratio(clusters, SEED) : null;
    }

    private static double sum(List<Judged> accounts, Function<Judged, Double> weight) {
        return accounts.stream().mapToDouble(weight::apply).sum();
    }
}
