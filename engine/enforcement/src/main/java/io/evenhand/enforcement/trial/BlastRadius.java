// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.trial;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.verdict.Outcome;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whom a version of the rules would reach, compared with the active one, over all stored assessments of a period. An
 * account counts by the worst that happens to it in the period; who is allowlisted, held or appeals is restricted by
 * nobody.
 *
 * @param from of the period, included
 * @param until of the period, excluded
 * @param withoutStanding assessments for which it was not kept what casework knew; they count with a blank standing
 * @param degraded verdicts of the candidate in which a rule failed
 * @param truth where it is known from who sells and who does not
 * @param changes how many accounts come out how, by outcome under the baseline and under the candidate
 * @param measures how many accounts get which measure at most
 * @param policies the candidate, the baseline, and blanket bans as rivals
 * @param expectations of the candidate as a whole, and of each of its rules that limits
 */
public record BlastRadius(
        String ruleset,
        String baseline,
        Instant from,
        Instant until,
        long assessments,
        long accounts,
        long withoutStanding,
        long degraded,
        String truth,
        List<Change> changes,
        List<Measured> measures,
        List<Cohort> cohorts,
        List<Policy> policies,
        List<Example> examples,
        List<Expectation> expectations) {
    private static final Set<String> REACHING =
            Set.of(Outcome.REVIEW.wire(), Outcome.LIMIT.wire(), Outcome.PROPOSE_SUSPEND.wire());

    public BlastRadius {
        changes = List.copyOf(changes);
        measures = List.copyOf(measures);
        cohorts = List.copyOf(cohorts);
        policies = List.copyOf(policies);
        examples = List.copyOf(examples);
        expectations = List.copyOf(expectations);
    }

    /** The same with these accounts named; the stored report names none, so that they can be forgotten. */
    BlastRadius naming(List<Example> accounts) {
        return new BlastRadius(
                ruleset,
                baseline,
                from,
                until,
                assessments,
                this.accounts,
                withoutStanding,
                degraded,
                truth,
                changes,
                measures,
                cohorts,
                policies,
                accounts,
                expectations);
    }

    /** For how many accounts the candidate asks for something, be it that people look. */
    long reached() {
        return changes.stream()
                .filter(each -> REACHING.contains(each.to()))
                .mapToLong(Change::accounts)
                .sum();
    }

    /** So many accounts come out as {@code from} under the baseline and as {@code to} under the candidate. */
    public record Change(String from, String to, long accounts) {}

    /** How many accounts get a measure. */
    public record Measured(String measure, long baseline, long candidate) {}

    /**
     * One group of accounts.
     *
     * @param kind what they are grouped by
     * @param value {@code unknown} for those of whom nobody said
     * @param baseline how many of them the baseline restricts
     * @param candidate how many of them the candidate restricts
     * @param newly how many of those the baseline leaves alone
     * @param freed how many the baseline restricts and the candidate does not
     */
    public record Cohort(
            String kind, String value, long accounts, long baseline, long candidate, long newly, long freed) {}

    /**
     * What a policy does to people.
     *
     * @param people account holders it restricts, and the people outside their households who watched in the last 30 days
     * @param sellers how many of the restricted are known to sell
     * @param innocents how many of them are known not to
     * @param parts how many of them belong to which group, the outcome under the candidate among the kinds of groups;
     *     empty in reports from before it was counted
     */
    public record Policy(String name, long accounts, long people, long sellers, long innocents, List<Part> parts) {
        public Policy {
            // a report from before they were counted has none
            parts = parts == null ? List.of() : List.copyOf(parts);
        }

        /** How many people feel it for each seller caught; null if it catches none that is known. */
        public @Nullable Double peoplePerSeller() {
            return sellers == 0 ? null : (double) people / sellers;
        }
    }

    /** So many of the accounts that a policy restricts belong to one group. */
    public record Part(String kind, String value, long accounts) {}

    /** An account that comes out otherwise; those with most people around them come first. */
    public record Example(AccountId account, String from, String to, long people, int score, List<String> fired) {
        public Example {
            fired = List.copyOf(fired);
        }
    }

    /**
     * How many new restrictions are to be expected, for breakers to compare with.
     *
     * @param rule null for the version as a whole
     * @param total in the period
     * @param peakHour the most within one hour of event time
     * @param peakDay the most within one day of it
     * @param shares which part of the restricted accounts belongs to which group, by {@code kind=value}
     */
    public record Expectation(
            @Nullable String rule, long total, long peakHour, long peakDay, Map<String, Double> shares) {
        public Expectation {
            shares = Collections.unmodifiableMap(new TreeMap<>(shares));
        }
    }

    /** What is expected of a rule, or of the whole version if {@code rule} is null; null if it never limited anybody. */
    public @Nullable Expectation expectation(@Nullable String rule) {
        return expectations.stream()
                .filter(each -> Objects.equals(each.rule(), rule))
                .findFirst()
                .orElse(null);
    }
}
