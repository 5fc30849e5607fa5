// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.trial;

import io.evenhand.enforcement.trial.BlastRadius.Part;
import io.evenhand.enforcement.trial.BlastRadius.Policy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What two versions of the rules do to people, and what blanket bans would do to the same people: {@code add / merge /
 * rows}. A ban asks nobody what an account did, so it counts every account that stands where it bans.
 */
final class Policies {
    private static final String CANDIDATE = "1 candidate";
    private static final String BASELINE = "2 baseline";
    private static final String EVERY_HOSTING = "3 every hosting network";
    private static final String NETWORK = "4 ";
    private static final String OUTCOME = "outcome" + Tally.SEPARATOR;

    private final Map<String, Sums> sums = new TreeMap<>();
    private long toldLabels;
    private long decidedLabels;

    /** The sums of one policy. */
    private static final class Sums {
        private final Map<String, Long> groups = new TreeMap<>();
        private long accounts;
        private long people;
        private long sellers;
        private long innocents;

        void add(AccountTrial trial, Map<String, String> cohorts, @Nullable String label) {
            accounts++;
            people += trial.people();
            sellers += "seller".equals(label) ? 1 : 0;
            innocents += "innocent".equals(label) ? 1 : 0;
            groups.merge(OUTCOME + trial.candidate().outcome(), 1L, Long::sum);
            cohorts.forEach((kind, value) -> groups.merge(kind + Tally.SEPARATOR + value, 1L, Long::sum));
        }

        void merge(Sums other) {
            accounts += other.accounts;
            people += other.people;
            sellers += other.sellers;
            innocents += other.innocents;
            other.groups.forEach((key, count) -> groups.merge(key, count, Long::sum));
        }

        Policy row(String title, UnaryOperator<String> told) {
            Map<String, Long> parts = new TreeMap<>();
            groups.forEach((key, count) -> {
                if (!Tally.before(key).equals(Cohorts.NETWORK)) {
                    parts.merge(told.apply(key), count, Long::sum);
                }
            });
            return new Policy(
                    title,
                    accounts,
                    people,
                    sellers,
                    innocents,
                    parts.entrySet().stream()
                            .map(each ->
                                    new Part(Tally.before(each.getKey()), Tally.after(each.getKey()), each.getValue()))
                            .toList());
        }
    }

    void add(AccountTrial trial, Map<String, String> cohorts) {
        String label = trial.label();
        if (label != null) {
            if (trial.traits().containsKey("seller")) {
                toldLabels++;
            } else {
                decidedLabels++;
            }
        }
        for (String policy : policiesThatHit(trial, cohorts)) {
            sums(policy).add(trial, cohorts, label);
        }
    }

    private static List<String> policiesThatHit(AccountTrial trial, Map<String, String> cohorts) {
        List<String> hit = new ArrayList<>();
        if (trial.candidate().isRestricted()) {
            hit.add(CANDIDATE);
        }
        if (trial.baseline().isRestricted()) {
            hit.add(BASELINE);
        }
        if ("hosting".equals(cohorts.get(Cohorts.HOSTING))) {
            hit.add(EVERY_HOSTING);
        }
        String network = cohorts.getOrDefault(Cohorts.NETWORK, Cohorts.UNKNOWN);
        if (!network.equals(Cohorts.UNKNOWN)) {
            hit.add(NETWORK + network);
        }
        return hit;
    }

    void merge(Policies other) {
        toldLabels += other.toldLabels;
        decidedLabels += other.decidedLabels;
        other.sums.forEach((name, more) -> sums(name).merge(more));
    }

    private Sums sums(String policy) {
        return sums.computeIfAbsent(policy, name -> new Sums());
    }

    String truth() {
        if (toldLabels > 0) {
            return "a simulation told who sells";
        }
        return decidedLabels > 0
                ? "known from decisions by two people and from appeals; of most accounts nobody knows"
                : "nobody knows who sells: there are no decisions by people and no decided appeals yet";
    }

    /**
     * The versions and their rivals: a ban of all hosting networks, and of the one network with most known sellers or,
     * failing that, most accounts.
     *
     * @param told by which group the accounts of a group are told of
     */
    List<Policy> rows(UnaryOperator<String> told) {
        List<Policy> rows = new ArrayList<>();
        rows.add(row("this version", CANDIDATE, told));
        rows.add(row("the active version", BASELINE, told));
        if (sums.containsKey(EVERY_HOSTING)) {
            rows.add(row("ban of every hosting network", EVERY_HOSTING, told));
        }
        sums.entrySet().stream()
                .filter(each -> each.getKey().startsWith(NETWORK))
                .max(Comparator.comparingLong((Map.Entry<String, Sums> each) -> each.getValue().sellers)
                        .thenComparingLong(each -> each.getValue().accounts)
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .ifPresent(name -> rows.add(row("ban of network " + name.substring(NETWORK.length()), name, told)));
        return rows;
    }

    private Policy row(String title, String name, UnaryOperator<String> told) {
        return sums.getOrDefault(name, new Sums()).row(title, told);
    }
}
