// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.trial;

import io.evenhand.enforcement.trial.BlastRadius.Change;
import io.evenhand.enforcement.trial.BlastRadius.Cohort;
import io.evenhand.enforcement.trial.BlastRadius.Example;
import io.evenhand.enforcement.trial.BlastRadius.Expectation;
import io.evenhand.enforcement.trial.BlastRadius.Measured;
import io.evenhand.enforcement.trial.BlastRadius.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The sums that a report is made of: {@code add / merge / report}. Sums do not depend on the order in which they are
 * added, so neither does the report, however many threads made it.
 */
final class Tally {
    private static final int EXAMPLES_MAX = 12;
    private static final int NETWORKS_MAX = 5;
    private static final String WHOLE = "";
    private static final String SEPARATOR = "=";
    private static final long HOUR_MS = 3_600_000;
    private static final long DAY_MS = 24 * HOUR_MS;
    private static final Comparator<Example> MOST_PEOPLE =
            Comparator.comparingLong(Example::people).reversed().thenComparing(Example::account);

    private final Map<String, Long> changes = new TreeMap<>();
    private final Map<String, long[]> measures = new TreeMap<>();
    private final Map<String, long[]> cohorts = new TreeMap<>();
    private final Map<String, long[]> policies = new TreeMap<>();
    private final Map<String, Events> events = new TreeMap<>();
    private final List<Example> examples = new ArrayList<>();
    private long assessments;
    private long accounts;
    private long withoutStanding;
    private long degraded;
    private long toldLabels;
    private long decidedLabels;

    /** New restrictions by one rule or, under the empty name, by the version. */
    private static final class Events {
        private final Map<Long, Long> hours = new TreeMap<>();
        private final Map<Long, Long> days = new TreeMap<>();
        private final Map<String, Long> groups = new TreeMap<>();
        private long total;

        void add(Instant at, Map<String, String> cohort) {
            total++;
            hours.merge(Math.floorDiv(at.toEpochMilli(), HOUR_MS), 1L, Long::sum);
            days.merge(Math.floorDiv(at.toEpochMilli(), DAY_MS), 1L, Long::sum);
            cohort.forEach((kind, value) -> groups.merge(kind + SEPARATOR + value, 1L, Long::sum));
        }

        void merge(Events other) {
            total += other.total;
            other.hours.forEach((key, count) -> hours.merge(key, count, Long::sum));
            other.days.forEach((key, count) -> days.merge(key, count, Long::sum));
            other.groups.forEach((key, count) -> groups.merge(key, count, Long::sum));
        }

        Expectation expectation(String rule) {
            Map<String, Double> shares = new TreeMap<>();
            groups.forEach((group, count) -> shares.put(group, (double) count / total));
            return new Expectation(rule.equals(WHOLE) ? null : rule, total, most(hours), most(days), shares);
        }

        private static long most(Map<Long, Long> counts) {
            return counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
        }
    }

    void add(AccountTrial trial) {
        accounts++;
        assessments += trial.assessments();
        withoutStanding += trial.withoutStanding();
        degraded += trial.degraded();
        AccountTrial.Side candidate = trial.candidate();
        AccountTrial.Side baseline = trial.baseline();
        changes.merge(baseline.outcome() + SEPARATOR + candidate.outcome(), 1L, Long::sum);
        measures.computeIfAbsent(baseline.measure(), name -> new long[2])[0]++;
        measures.computeIfAbsent(candidate.measure(), name -> new long[2])[1]++;
        Map<String, String> groups = trial.cohorts();
        groups.forEach((kind, value) -> addCohort(kind + SEPARATOR + value, trial));
        addPolicies(trial, groups);
        for (AccountTrial.Restriction each : trial.restrictions()) {
            events(WHOLE).add(each.at(), groups);
            each.rules().forEach(rule -> events(rule).add(each.at(), groups));
        }
        if (!candidate.outcome().equals(baseline.outcome()) || candidate.isRestricted() != baseline.isRestricted()) {
            examples.add(new Example(
                    trial.newest().account(),
                    baseline.outcome(),
                    candidate.outcome(),
                    trial.people(),
                    trial.newest().score(),
                    candidate.fired()));
            trim();
        }
    }

    private Events events(String rule) {
        return events.computeIfAbsent(rule, name -> new Events());
    }

    private void addCohort(String key, AccountTrial trial) {
        boolean candidate = trial.candidate().isRestricted();
        boolean baseline = trial.baseline().isRestricted();
        long[] row = cohorts.computeIfAbsent(key, name -> new long[5]);
        row[0]++;
        row[1] += baseline ? 1 : 0;
        row[2] += candidate ? 1 : 0;
        row[3] += candidate && !baseline ? 1 : 0;
        row[4] += baseline && !candidate ? 1 : 0;
    }

    private void addPolicies(AccountTrial trial, Map<String, String> groups) {
        String label = trial.label();
        if (label != null) {
            if (trial.traits().containsKey("seller")) {
                toldLabels++;
            } else {
                decidedLabels++;
            }
        }
        if (trial.candidate().isRestricted()) {
            addPolicy("1 candidate", trial, label);
        }
        if (trial.baseline().isRestricted()) {
            addPolicy("2 baseline", trial, label);
        }
        if ("hosting".equals(groups.get(Cohorts.HOSTING))) {
            addPolicy("3 every hosting network", trial, label);
        }
        String network = groups.getOrDefault(Cohorts.NETWORK, Cohorts.UNKNOWN);
        if (!network.equals(Cohorts.UNKNOWN)) {
            addPolicy("4 " + network, trial, label);
        }
    }

    private void addPolicy(String name, AccountTrial trial, @Nullable String label) {
        long[] row = policies.computeIfAbsent(name, key -> new long[4]);
        row[0]++;
        row[1] += trial.people();
        row[2] += "seller".equals(label) ? 1 : 0;
        row[3] += "innocent".equals(label) ? 1 : 0;
    }

    void merge(Tally other) {
        assessments += other.assessments;
        accounts += other.accounts;
        withoutStanding += other.withoutStanding;
        degraded += other.degraded;
        toldLabels += other.toldLabels;
        decidedLabels += other.decidedLabels;
        other.changes.forEach((key, count) -> changes.merge(key, count, Long::sum));
        merge(measures, other.measures);
        merge(cohorts, other.cohorts);
        merge(policies, other.policies);
        other.events.forEach((rule, more) -> events(rule).merge(more));
        examples.addAll(other.examples);
        trim();
    }

    private static void merge(Map<String, long[]> into, Map<String, long[]> from) {
        from.forEach((key, more) -> into.merge(key, more.clone(), (a, b) -> {
            for (int i = 0; i < a.length; i++) {
                a[i] += b[i];
            }
            return a;
        }));
    }

    private void trim() {
        examples.sort(MOST_PEOPLE);
        if (examples.size() > EXAMPLES_MAX) {
            examples.subList(EXAMPLES_MAX, examples.size()).clear();
        }
    }

    BlastRadius report(String ruleset, String baseline, Instant from, Instant until) {
        return new BlastRadius(
                ruleset,
                baseline,
                from,
                until,
                assessments,
                accounts,
                withoutStanding,
                degraded,
                truth(),
                changes.entrySet().stream()
                        .map(row -> new Change(before(row.getKey()), after(row.getKey()), row.getValue()))
                        .toList(),
                measures.entrySet().stream()
                        .map(row -> new Measured(row.getKey(), row.getValue()[0], row.getValue()[1]))
                        .toList(),
                cohortRows(),
                policyRows(),
                examples,
                events.entrySet().stream()
                        .map(row -> row.getValue().expectation(row.getKey()))
                        .toList());
    }

    private String truth() {
        if (toldLabels > 0) {
            return "a simulation told who sells";
        }
        return decidedLabels > 0
                ? "known from decisions by two people and from appeals; of most accounts nobody knows"
                : "nobody knows who sells: there are no decisions by people and no decided appeals yet";
    }

    /** Countries are told as tiers by how many of the accounts are there; networks only where anybody is restricted. */
    private List<Cohort> cohortRows() {
        Map<String, long[]> told = new TreeMap<>();
        List<Cohort> networks = new ArrayList<>();
        cohorts.forEach((key, row) -> {
            String kind = before(key);
            if (kind.equals(Cohorts.NETWORK)) {
                networks.add(cohort(key, row));
            } else if (kind.equals(Cohorts.COUNTRY)) {
                merge(told, Map.of("country tier" + SEPARATOR + tier(after(key), row[0]), row));
            } else {
                merge(told, Map.of(key, row));
            }
        });
        List<Cohort> rows = new ArrayList<>();
        told.forEach((key, row) -> rows.add(cohort(key, row)));
        networks.stream()
                .filter(row -> row.candidate() + row.baseline() > 0)
                .sorted(Comparator.comparingLong(Cohort::candidate).reversed().thenComparing(Cohort::value))
                .limit(NETWORKS_MAX)
                .forEach(rows::add);
        return rows;
    }

    private String tier(String country, long here) {
        if (country.equals(Cohorts.UNKNOWN)) {
            return country;
        }
        if (here * 10 >= accounts) {
            return "1: a tenth of the accounts or more each";
        }
        return here * 100 >= accounts ? "2: a hundredth or more each" : "3: less than a hundredth each";
    }

    private static Cohort cohort(String key, long[] row) {
        return new Cohort(before(key), after(key), row[0], row[1], row[2], row[3], row[4]);
    }

    /** The rivals: all hosting networks, and the one network with most known sellers or, failing that, most accounts. */
    private List<Policy> policyRows() {
        List<Policy> rows = new ArrayList<>();
        rows.add(policy("this version", "1 candidate"));
        rows.add(policy("the active version", "2 baseline"));
        if (policies.containsKey("3 every hosting network")) {
            rows.add(policy("ban of every hosting network", "3 every hosting network"));
        }
        policies.keySet().stream()
                .filter(name -> name.startsWith("4 "))
                .max(Comparator.comparingLong((String name) -> row(name)[2])
                        .thenComparingLong(name -> row(name)[0])
                        .thenComparing(Comparator.reverseOrder()))
                .ifPresent(name -> rows.add(policy("ban of network " + name.substring(2), name)));
        return rows;
    }

    private long[] row(String name) {
        return policies.getOrDefault(name, new long[4]);
    }

    private Policy policy(String title, String name) {
        long[] row = row(name);
        return new Policy(title, row[0], row[1], row[2], row[3]);
    }

    private static String before(String key) {
        return key.substring(0, key.indexOf(SEPARATOR));
    }

    private static String after(String key) {
        return key.substring(key.indexOf(SEPARATOR) + 1);
    }
}
