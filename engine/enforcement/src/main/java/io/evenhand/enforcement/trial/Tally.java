// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.trial;

import io.evenhand.enforcement.trial.BlastRadius.Change;
import io.evenhand.enforcement.trial.BlastRadius.Cohort;
import io.evenhand.enforcement.trial.BlastRadius.Example;
import io.evenhand.enforcement.trial.BlastRadius.Expectation;
import io.evenhand.enforcement.trial.BlastRadius.Measured;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sums that a report is made of: {@code add / merge / report}. Sums do not depend on the order in which they are
 * added, so neither does the report, however many threads made it.
 */
final class Tally {
    private static final int EXAMPLES_MAX = 12;
    private static final int NETWORKS_MAX = 5;
    private static final String WHOLE = "";
    static final String SEPARATOR = "=";
    private static final long HOUR_MS = 3_600_000;
    private static final long DAY_MS = 24 * HOUR_MS;
    private static final Comparator<Example> MOST_PEOPLE =
            Comparator.comparingLong(Example::people).reversed().thenComparing(Example::account);

    private final Map<String, Long> changes = new TreeMap<>();
    private final Map<String, long[]> measures = new TreeMap<>();
    private final Map<String, long[]> cohorts = new TreeMap<>();
    private final Policies policies = new Policies();
    private final Map<String, Events> events = new TreeMap<>();
    private final List<Example> examples = new ArrayList<>();
    private long assessments;
    private long accounts;
    private long withoutStanding;
    private long degraded;

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
        policies.add(trial, groups);
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

    void merge(Tally other) {
        assessments += other.assessments;
        accounts += other.accounts;
        withoutStanding += other.withoutStanding;
        degraded += other.degraded;
        other.changes.forEach((key, count) -> changes.merge(key, count, Long::sum));
        merge(measures, other.measures);
        merge(cohorts, other.cohorts);
        policies.merge(other.policies);
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
                policies.truth(),
                changes.entrySet().stream()
                        .map(row -> new Change(before(row.getKey()), after(row.getKey()), row.getValue()))
                        .toList(),
                measures.entrySet().stream()
                        .map(row -> new Measured(row.getKey(), row.getValue()[0], row.getValue()[1]))
                        .toList(),
                cohortRows(),
                policies.rows(this::told),
                examples,
                events.entrySet().stream()
                        .map(row -> row.getValue().expectation(row.getKey()))
                        .toList());
    }

    /** Countries are told as tiers by how many of the accounts are there; networks only where anybody is restricted. */
    private List<Cohort> cohortRows() {
        Map<String, long[]> told = new TreeMap<>();
        List<Cohort> networks = new ArrayList<>();
        cohorts.forEach((key, row) -> {
            String kind = before(key);
            if (kind.equals(Cohorts.NETWORK)) {
                networks.add(cohort(key, row));
            } else {
                merge(told, Map.of(told(key), row));
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

    /** The group by which accounts of a group are told of: a country by its tier only. */
    private String told(String key) {
        if (!before(key).equals(Cohorts.COUNTRY)) {
            return key;
        }
        long[] here = cohorts.getOrDefault(key, new long[1]);
        return "country tier" + SEPARATOR + tier(after(key), here[0]);
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

    static String before(String key) {
        return key.substring(0, key.indexOf(SEPARATOR));
    }

    static String after(String key) {
        return key.substring(key.indexOf(SEPARATOR) + 1);
    }
}
