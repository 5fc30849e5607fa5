// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.breaker;

import io.evenhand.contract.decision.Origin;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.BreakerBook;
import io.evenhand.enforcement.ledger.BreakerRow;
import io.evenhand.enforcement.ledger.BreakerRow.Count;
import io.evenhand.enforcement.ledger.BreakerRow.Kind;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.ReportRow;
import io.evenhand.enforcement.ledger.Stored;
import io.evenhand.enforcement.ledger.TermRow;
import io.evenhand.enforcement.ledger.TermRow.Stage;
import io.evenhand.enforcement.trial.BlastRadius;
import io.evenhand.enforcement.trial.BlastRadius.Expectation;
import io.evenhand.enforcement.trial.Cohorts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Looks, in the transaction of every restriction and of every decided appeal, whether a version or a rule does what it was
 * expected to do. What it compares with is the report that was approved or, for what came with the program, the newest
 * one about it; where there is none, a part of the population.
 *
 * <p>Counts begin anew when a person releases a breaker. Safe for several threads.
 */
public final class Breakers {
    /** Counts that chance brings about more seldom than this trip a breaker. */
    static final double RARE = 1e-4;

    /** A rule of whose decided appeals more than this part was won asks people from then on. */
    static final double OVERTURNED_MAX = 0.10;

    /** So many appeals must be decided before the part means anything. */
    static final int APPEALS_MIN = 20;

    /** What a rule may do at the least, whatever the report says: one restriction in the period. */
    private static final double MEAN_MIN = 1;

    /** Without a report: this part of all known accounts within an hour, half of what the feed's fuse lets pass. */
    static final double HOURLY_PART = 0.05;

    /** Without a report: this part of all known accounts within a day. */
    static final double DAILY_PART = 0.10;

    /** Without a report: so many in either period at the least, for a part of few accounts is nobody. */
    static final int UNREPORTED_MIN = 20;

    private static final Duration POPULATION_KEPT = Duration.ofMinutes(10);

    private static final int CONCENTRATION_MIN = 10;
    private static final double SHARE_MIN = 0.2;
    private static final double NETWORK_SHARE_MIN = 0.05;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Map<Long, BlastRadius> reports = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Population> population = new AtomicReference<>();

    /** How many accounts were known when. */
    private record Population(long accounts, Instant at) {}

    /**
     * What a version may be expected to do now.
     *
     * @param report null if there is none
     * @param accounts how many are known, if there is no report
     */
    private record Expected(@Nullable BlastRadius report, double scale, long accounts) {
        double mean(@Nullable String rule, boolean hourly) {
            if (report == null) {
                return Math.max(UNREPORTED_MIN, accounts * (hourly ? HOURLY_PART : DAILY_PART));
            }
            Expectation of = report.expectation(rule);
            long peak = of == null ? 0 : hourly ? of.peakHour() : of.peakDay();
            return Math.max(MEAN_MIN, peak * scale);
        }

        String source() {
            return report == null
                    ? "without a report %.1f may be expected at most"
                    : "the report lets expect %.1f at most";
        }
    }

    /** After a restriction by some rules of a version: trips what must trip. */
    public void restricted(Books books, String version, List<String> rules, Instant now) {
        Expected expected = expected(books, version, now);
        if (expected == null) {
            return;
        }
        List<@Nullable String> subjects = new ArrayList<>(rules);
        subjects.add(null);
        for (String rule : subjects) {
            rate(books, version, rule, Kind.HOURLY, expected, now);
            rate(books, version, rule, Kind.DAILY, expected, now);
            BlastRadius report = expected.report();
            if (report != null) {
                concentration(books, version, rule, report, now);
            }
        }
    }

    /** After an appeal was decided: a rule that too many people were right about asks people from now on. */
    public static void appealed(Books books, DecisionId decision, Instant now) {
        DecisionRow row = books.decisions().find(decision, now);
        if (row == null || !(row.decision().origin() instanceof Origin.ByRule origin)) {
            return;
        }
        for (String rule : books.breakers().rulesOf(decision)) {
            Instant since = books.breakers().lastRelease(origin.ruleset(), rule, Kind.OVERTURNED);
            BreakerBook.Appeals appeals = books.breakers().appeals(origin.ruleset(), rule, since);
            int won = appeals.won();
            int of = appeals.decided();
            if (of < APPEALS_MIN || won <= OVERTURNED_MAX * of) {
                continue;
            }
            double lower = Chance.lower(won, of);
            double upper = Chance.upper(won, of);
            String detail = String.format(
                    Locale.ROOT,
                    "%d of %d decided appeals were won (%.0f %%; 95 %% Clopper-Pearson %.0f to %.0f %%); at most 10 %% may be",
                    won,
                    of,
                    100.0 * won / of,
                    100 * lower,
                    100 * upper);
            Count count = new Count(won, of, OVERTURNED_MAX, lower, upper);
            books.breakers().trip(BreakerRow.tripped(origin.ruleset(), rule, Kind.OVERTURNED, count, detail, now));
        }
    }

    private static void rate(
            Books books, String version, @Nullable String rule, Kind kind, Expected expected, Instant now) {
        boolean hourly = kind == Kind.HOURLY;
        Instant since = later(now.minus(hourly ? HOUR : DAY), books.breakers().lastRelease(version, rule, kind));
        int hits = books.breakers().restrictions(version, rule, since);
        double mean = expected.mean(rule, hourly);
        if (Chance.poissonAtLeast(hits, mean) < RARE) {
            String detail = String.format(
                    Locale.ROOT,
                    "%d restrictions within %s; " + expected.source(),
                    hits,
                    hourly ? "an hour" : "a day",
                    mean);
            Count count = new Count(hits, null, mean, null, null);
            books.breakers().trip(BreakerRow.tripped(version, rule, kind, count, detail, now));
        }
    }

    private static void concentration(
            Books books, String version, @Nullable String rule, BlastRadius report, Instant now) {
        Instant since = later(now.minus(DAY), books.breakers().lastRelease(version, rule, Kind.CONCENTRATION));
        Map<String, Integer> groups = new TreeMap<>();
        List<BreakerBook.Restricted> restricted = books.breakers().restricted(version, rule, since);
        int of = restricted.size();
        if (of < CONCENTRATION_MIN) {
            return;
        }
        Map<AccountId, Map<String, String>> traits = books.traits()
                .of(restricted.stream().map(BreakerBook.Restricted::account).toList());
        for (BreakerBook.Restricted each : restricted) {
            Cohorts.of(
                            Stored.assessment(each.assessment()),
                            each.knownSince(),
                            traits.getOrDefault(each.account(), Map.of()))
                    .forEach((kind, value) -> groups.merge(kind + "=" + value, 1, Integer::sum));
        }
        Expectation expectation = report.expectation(rule);
        Map<String, Double> shares = expectation == null ? Map.of() : expectation.shares();
        groups.forEach((group, hits) -> {
            boolean network = group.startsWith("network=") && !group.endsWith("=" + Cohorts.UNKNOWN);
            double share = Math.max(network ? NETWORK_SHARE_MIN : SHARE_MIN, shares.getOrDefault(group, 0.0));
            if (Chance.binomialAtLeast(hits, of, share) < RARE / groups.size()) {
                trip(books, version, rule, group, hits, of, share, now);
            }
        });
    }

    private static void trip(
            Books books,
            String version,
            @Nullable String rule,
            String group,
            int hits,
            int of,
            double share,
            Instant now) {
        double lower = Chance.lower(hits, of);
        double upper = Chance.upper(hits, of);
        String detail = String.format(
                Locale.ROOT,
                "%d of %d restrictions within a day are in one group, %s (95 %% Clopper-Pearson %.0f to %.0f %%); "
                        + "the report lets expect %.0f %%",
                hits,
                of,
                group.replace("=", ": "),
                100 * lower,
                100 * upper,
                100 * share);
        Count count = new Count(hits, of, share, lower, upper);
        books.breakers().trip(BreakerRow.tripped(version, rule, Kind.CONCENTRATION, count, detail, now));
    }

    /** The report that a running version was approved with, for the part of accounts it decides about; or null. */
    private @Nullable Expected expected(Books books, String version, Instant now) {
        for (TermRow term : books.rulesets().running()) {
            if (term.stage() != Stage.SHADOW && term.ruleset().equals(version)) {
                Integer percent = term.percent();
                double scale = percent == null ? 1 : percent / 100.0;
                Long report = term.report() == null ? books.reports().newest(version) : term.report();
                return report == null
                        ? new Expected(null, scale, accounts(books, now))
                        : new Expected(report(books, report), scale, 0);
            }
        }
        return null;
    }

    private long accounts(Books books, Instant now) {
        Population known = population.get();
        if (known == null || now.isBefore(known.at()) || now.isAfter(known.at().plus(POPULATION_KEPT))) {
            known = new Population(books.accounts().known(), now);
            population.set(known);
        }
        return known.accounts();
    }

    private BlastRadius report(Books books, long id) {
        BlastRadius known = reports.get(id);
        if (known != null) {
            return known;
        }
        ReportRow row = books.reports().find(id);
        if (row == null) {
            throw new IllegalStateException("a version runs on a report that the ledger lacks");
        }
        BlastRadius read = Stored.read(row.body(), BlastRadius.class);
        reports.put(id, read);
        return read;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
