// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the verdicts did to one sort of account.
 *
 * @param judged of how many of them there was enough evidence to judge by
 * @param reviewed how many people would look at, or worse
 * @param limited how many were limited
 * @param viewersReviewed of the viewers of its accounts, the part that came through accounts reviewed or worse; of sellers
 * @param viewersLimited the same through accounts limited
 */
public record GroupScore(
        String name,
        int judged,
        Proportion reviewed,
        Proportion limited,
        @Nullable Estimate viewersReviewed,
        @Nullable Estimate viewersLimited) {

    static List<GroupScore> all(List<Judged> accounts, Function<Judged, String> name) {
        List<GroupScore> groups = new ArrayList<>();
        Judged.grouped(accounts, name).forEach((group, members) -> groups.add(of(group, members)));
        return groups;
    }

    private static GroupScore of(String name, List<Judged> members) {
        return new GroupScore(
                name,
                (int) members.stream()
                        .filter(account -> account.timeline().isJudged())
                        .count(),
                Judged.proportion(members, account -> true, Judged::isReviewed),
                Judged.proportion(members, account -> true, Judged::isLimited),
                RuleScore.byOperator(members, Judged::isSeller, Judged::isReviewed, Judged::viewers),
                RuleScore.byOperator(members, Judged::isSeller, Judged::isLimited, Judged::viewers));
    }

    /** The group of which the greatest part was limited, then reviewed; null if no group has anybody reviewed. */
    static @Nullable String worst(List<GroupScore> groups) {
        return groups.stream()
                .filter(group -> group.reviewed().hits() > 0)
                .max(Comparator.comparingDouble(
                                (GroupScore group) -> group.limited().value())
                        .thenComparingDouble(group -> group.reviewed().value()))
                .map(GroupScore::name)
                .orElse(null);
    }
}
