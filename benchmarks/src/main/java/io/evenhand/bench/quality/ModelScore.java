// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.simulator.truth.Judged;
import io.evenhand.simulator.truth.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a rule or a learned model does in one world.
 *
 * @param model its name
 * @param recall of all sellers
 * @param recallIdentifiable of those whose conduct can be told from a community's
 * @param wronged of all innocent owners
 * @param wrongedHosts of those who share with eight people or more
 * @param worst the innocent sort of which the greatest part is hit; null if nobody is
 * @param worstWronged that part
 */
public record ModelScore(
        String model,
        Proportion recall,
        Proportion recallIdentifiable,
        Proportion wronged,
        Proportion wrongedHosts,
        @Nullable String worst,
        @Nullable Proportion worstWronged) {

    /** The scorecard with the ruleset, then each model at its threshold. */
    static List<ModelScore> all(WorldResult world, Challengers challengers, List<Budget> budgets) {
        List<ModelScore> scores = new ArrayList<>();
        scores.add(of("Evenhand: limit", world, account -> account.judged().isLimited()));
        for (int i = 0; i < challengers.size(); i++) {
            int model = i;
            double threshold = budgets.get(i).threshold();
            scores.add(of(
                    challengers.models().get(i).name(),
                    world,
                    account -> account.challengers().get(model) > threshold));
        }
        return scores;
    }

    private static ModelScore of(String name, WorldResult world, Predicate<Course.Account> hits) {
        Set<Judged> hit = world.accounts().stream()
                .filter(hits)
                .map(Course.Account::judged)
                .collect(Collectors.toSet());
        List<Judged> accounts = world.judged();
        Proportion simulated = Judged.proportion(accounts, Judged::isInnocent, hit::contains);
        String worst = null;
        Proportion worstWronged = null;
        Map<String, List<Judged>> sorts = Judged.grouped(
                accounts, account -> account.isInnocent() ? account.truth().archetype() : "");
        for (Map.Entry<String, List<Judged>> sort : sorts.entrySet()) {
            Proportion part = Judged.proportion(sort.getValue(), account -> true, hit::contains);
            if (part.hits() > 0 && (worstWronged == null || part.value() > worstWronged.value())) {
                worst = sort.getKey();
                worstWronged = part;
            }
        }
        return new ModelScore(
                name,
                Judged.proportion(accounts, Judged::isSeller, hit::contains),
                Judged.proportion(accounts, Judged::isIdentifiable, hit::contains),
                new Proportion(simulated.hits(), simulated.of() + world.further()),
                Judged.proportion(accounts, Judged::isInnocentHost, hit::contains),
                worst,
                worstWronged);
    }
}
