// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How well verdicts agree with the truth, beside what crude rules would have done to the same accounts.
 *
 * <p>The unit is the account, judged by the worst verdict it ever got. Grey accounts are in no count but their own.
 *
 * @param world what the truth was drawn from
 * @param owners how many accounts there are
 * @param hosts how many of them at some time shared with eight people or more
 * @param judged of how many there was enough evidence to judge by
 * @param unknown how many accounts got a verdict of which there is no truth
 * @param rules the verdicts, as limits and as reviews, and the baselines
 * @param archetypes the verdicts on each sort of innocent owner, and on grey ones
 * @param worstArchetype the innocent sort of which the greatest part was limited or reviewed; null if nobody was
 * @param strategies the verdicts on each sort of seller
 * @param detections how long it took to find sellers
 * @param baseRates how often a limit is right at other parts of sellers
 * @param fairness whether sorts of innocent hosts are hit alike
 * @param leftOut what could not be computed, and why
 */
public record Evaluation(
        String world,
        int owners,
        int hosts,
        int judged,
        int unknown,
        List<RuleScore> rules,
        List<GroupScore> archetypes,
        @Nullable String worstArchetype,
        List<GroupScore> strategies,
        List<Detection> detections,
        List<BaseRate> baseRates,
        List<Fairness> fairness,
        List<String> leftOut) {
    private static final String GREY = "grey: ";

    public Evaluation {
        rules = List.copyOf(rules);
        archetypes = List.copyOf(archetypes);
        strategies = List.copyOf(strategies);
        detections = List.copyOf(detections);
        baseRates = List.copyOf(baseRates);
        fairness = List.copyOf(fairness);
        leftOut = List.copyOf(leftOut);
    }

    /** Compares a file of verdicts with a file of truth. */
    public static Evaluation of(Path verdicts, Path truth) throws IOException {
        Map<String, Timeline> timelines = Timeline.read(verdicts);
        return of(timelines, Truth.read(truth), lastSeen(timelines));
    }

    /** Compares the worst outcome of each account with the truth; an account without a verdict was left alone. */
    public static Evaluation of(Map<String, Outcome> worst, List<Truth> truths) {
        Map<String, Timeline> timelines = new TreeMap<>();
        worst.forEach((account, outcome) -> timelines.put(account, Timeline.of(outcome)));
        return of(timelines, truths, null);
    }

    private static Evaluation of(Map<String, Timeline> timelines, List<Truth> truths, @Nullable Instant end) {
        List<Judged> accounts = truths.stream()
                .map(truth -> new Judged(truth, timelines.getOrDefault(truth.account(), Timeline.EMPTY), ""))
                .toList();
        int known =
                count(accounts, account -> timelines.containsKey(account.truth().account()));
        return of(accounts, end, 0, timelines.size() - known);
    }

    /**
     * Compares what became of each account with the truth.
     *
     * @param end until when the accounts were watched; null if no times are known
     * @param further how many more innocent owners there are who share with too few people to be looked at
     */
    public static Evaluation of(List<Judged> accounts, @Nullable Instant end, int further) {
        return of(accounts, end, further, 0);
    }

    private static Evaluation of(List<Judged> accounts, @Nullable Instant end, int further, int unknown) {
        List<RuleScore> rules = rules(accounts, further);
        List<GroupScore> archetypes = GroupScore.all(accounts, Evaluation::innocentGroup);
        List<Detection> detections = Detection.all(accounts, end);
        List<Fairness> fairness = Fairness.all(accounts);
        return new Evaluation(
                accounts.isEmpty() ? "" : accounts.get(0).truth().world(),
                accounts.size() + further,
                count(accounts, Judged::isHost),
                count(accounts, account -> account.timeline().isJudged()),
                unknown,
                rules,
                archetypes,
                GroupScore.worst(archetypes.stream()
                        .filter(group -> !group.name().startsWith(GREY))
                        .toList()),
                GroupScore.all(accounts, Evaluation::sellerGroup),
                detections,
                BaseRate.sweep(rules.get(0)),
                fairness,
                leftOut(accounts, detections, fairness));
    }

    /** The beginning of {@link #table}: who was found and who was wronged, by the rules and by the crude ones. */
    public String brief() {
        return EvaluationTable.brief(this);
    }

    /** The same as a table for people. */
    public String table() {
        return EvaluationTable.of(this);
    }

    /** The same for a machine, one line; every proportion with its bounds. */
    public String json() {
        return ContractJson.text(this);
    }

    private static List<RuleScore> rules(List<Judged> accounts, int further) {
        List<RuleScore> rules = new ArrayList<>();
        rules.add(RuleScore.of("evenhand: limit", accounts, further, Judged::isLimited));
        rules.add(RuleScore.of("evenhand: review or limit", accounts, further, Judged::isReviewed));
        for (Baseline baseline : Baseline.values()) {
            rules.add(RuleScore.of(baseline.title(), accounts, further, account -> baseline.flags(account.truth())));
        }
        return rules;
    }

    private static List<String> leftOut(List<Judged> accounts, List<Detection> detections, List<Fairness> fairness) {
        List<String> leftOut = new ArrayList<>();
        for (String since : List.of("first share", "first payment")) {
            if (detections.stream().noneMatch(each -> each.since().equals(since))) {
                leftOut.add(
                        "time since the " + since + ": the truth does not say when that was, or there is no seller");
            }
        }
        for (String group : List.of("hosted", "CGNAT", "VPN", "country")) {
            if (fairness.stream().noneMatch(each -> each.group().startsWith(group))) {
                leftOut.add("fairness by " + group + ": no innocent host is on one side of it");
            }
        }
        if (accounts.stream().allMatch(account -> account.truth().externalViewersPeak() == 0)) {
            leftOut.add("friends: the truth has no peak of external viewers, so those baselines hit nobody");
        }
        return leftOut;
    }

    private static @Nullable Instant lastSeen(Map<String, Timeline> timelines) {
        return timelines.values().stream()
                .map(Timeline::lastSeen)
                .flatMap(Stream::ofNullable)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static int count(List<Judged> accounts, Predicate<Judged> which) {
        return (int) accounts.stream().filter(which).count();
    }

    private static String innocentGroup(Judged account) {
        Truth truth = account.truth();
        return switch (truth.kind()) {
            case BENIGN -> truth.archetype();
            case GREY -> GREY + truth.archetype();
            case RESELLER -> "";
        };
    }

    private static String sellerGroup(Judged account) {
        String strategy = account.truth().strategy();
        return strategy == null ? "" : strategy;
    }
}
