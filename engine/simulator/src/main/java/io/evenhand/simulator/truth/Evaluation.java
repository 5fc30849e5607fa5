// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How well verdicts agree with the truth, beside what crude rules would have done to the same accounts.
 *
 * <p>The unit is the account, judged by the worst verdict it ever got. Grey accounts are in no count but their own.
 *
 * @param world what the truth was drawn from
 * @param owners how many accounts it has
 * @param unknown how many accounts got a verdict of which there is no truth
 * @param rules the verdicts, as limits and as reviews, and the baselines
 * @param archetypes the verdicts on each sort of innocent owner, and on grey ones
 * @param strategies the verdicts on each sort of seller
 */
public record Evaluation(
        String world, int owners, int unknown, List<RuleScore> rules, List<Group> archetypes, List<Group> strategies) {
    public Evaluation {
        rules = List.copyOf(rules);
        archetypes = List.copyOf(archetypes);
        strategies = List.copyOf(strategies);
    }

    /**
     * What one rule did.
     *
     * @param flagged how many accounts it hit, grey ones aside
     * @param precision sellers among those
     * @param recall of all sellers
     * @param recallIdentifiable of the sellers whose conduct can be told from a community's
     * @param wronged of all innocent owners
     */
    public record RuleScore(
            String rule,
            int flagged,
            Proportion precision,
            Proportion recall,
            Proportion recallIdentifiable,
            Proportion wronged) {}

    /** What the verdicts did to one sort of account: how many of them people would look at, how many were limited. */
    public record Group(String name, Proportion reviewed, Proportion limited) {}

    /** Compares a file of verdicts with a file of truth. */
    public static Evaluation of(Path verdicts, Path truth) throws IOException {
        return of(worstOutcomes(verdicts), Truth.read(truth));
    }

    /** Compares the worst outcome of each account with the truth; an account without a verdict was left alone. */
    public static Evaluation of(Map<String, Outcome> worst, List<Truth> truths) {
        Function<Truth, Outcome> outcome = truth -> worst.getOrDefault(truth.account(), Outcome.NOT_ENOUGH_DATA);
        Predicate<Truth> limited = truth -> outcome.apply(truth).compareTo(Outcome.LIMIT) >= 0;
        Predicate<Truth> reviewed = truth -> outcome.apply(truth).compareTo(Outcome.REVIEW) >= 0;
        List<RuleScore> rules = new ArrayList<>();
        rules.add(score("evenhand: limit", truths, limited));
        rules.add(score("evenhand: review or limit", truths, reviewed));
        for (Baseline baseline : Baseline.values()) {
            rules.add(score(baseline.title(), truths, baseline::flags));
        }
        long known =
                truths.stream().filter(it -> worst.containsKey(it.account())).count();
        return new Evaluation(
                truths.isEmpty() ? "" : truths.get(0).world(),
                truths.size(),
                (int) (worst.size() - known),
                rules,
                groups(truths, Evaluation::innocentGroup, reviewed, limited),
                groups(truths, Evaluation::sellerGroup, reviewed, limited));
    }

    /** The worst outcome of each account in a file of verdicts. */
    public static Map<String, Outcome> worstOutcomes(Path verdicts) throws IOException {
        Map<String, Outcome> worst = new TreeMap<>();
        try (BufferedReader lines = Files.newBufferedReader(verdicts, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    Verdict verdict = ContractJson.read(line, Verdict.class);
                    worst.merge(verdict.account().value(), verdict.outcome(), Evaluation::worse);
                }
            }
        }
        return worst;
    }

    /** The same as a table for people. */
    public String table() {
        return EvaluationTable.of(this);
    }

    /** The same for a machine, one line; every proportion with its bounds. */
    public String json() {
        return ContractJson.text(this);
    }

    private static Outcome worse(Outcome a, Outcome b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static RuleScore score(String rule, List<Truth> truths, Predicate<Truth> flags) {
        Predicate<Truth> seller = truth -> truth.kind() == TruthClass.RESELLER;
        Predicate<Truth> innocent = truth -> truth.kind() == TruthClass.BENIGN;
        Proportion recall = proportion(truths, seller, flags);
        Proportion wronged = proportion(truths, innocent, flags);
        int flagged = recall.hits() + wronged.hits();
        return new RuleScore(
                rule,
                flagged,
                new Proportion(recall.hits(), flagged),
                recall,
                proportion(truths, seller.and(Truth::identifiable), flags),
                wronged);
    }

    private static List<Group> groups(
            List<Truth> truths, Function<Truth, String> name, Predicate<Truth> reviewed, Predicate<Truth> limited) {
        Map<String, List<Truth>> members = new TreeMap<>();
        for (Truth truth : truths) {
            String group = name.apply(truth);
            if (!group.isEmpty()) {
                members.computeIfAbsent(group, key -> new ArrayList<>()).add(truth);
            }
        }
        List<Group> groups = new ArrayList<>();
        members.forEach((group, list) -> groups.add(
                new Group(group, proportion(list, it -> true, reviewed), proportion(list, it -> true, limited))));
        return groups;
    }

    private static String innocentGroup(Truth truth) {
        return switch (truth.kind()) {
            case BENIGN -> truth.archetype();
            case GREY -> "grey: " + truth.archetype();
            case RESELLER -> "";
        };
    }

    private static String sellerGroup(Truth truth) {
        return truth.strategy() == null ? "" : truth.strategy();
    }

    private static Proportion proportion(List<Truth> truths, Predicate<Truth> of, Predicate<Truth> hit) {
        int all = 0;
        int hits = 0;
        for (Truth truth : truths) {
            if (of.test(truth)) {
                all++;
                hits += hit.test(truth) ? 1 : 0;
            }
        }
        return new Proportion(hits, all);
    }
}
