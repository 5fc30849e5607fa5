// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.whatif;

import io.evenhand.enforcement.rulebook.RulesetDesk;
import io.evenhand.enforcement.trial.Backtests;
import io.evenhand.enforcement.trial.BlastRadius;
import io.evenhand.ui.view.BarView;
import io.evenhand.ui.view.Counts;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.FactView;
import io.evenhand.ui.view.LinkView;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.ReportView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report about a version, in words and pictures. */
final class ReportWords {
    private static final String OUTCOME = "outcome";

    /** The policies that come before the bans: this version and the active one. */
    private static final int VERSIONS = 2;

    private ReportWords() {}

    static ReportView view(PageView page, Backtests.Report report) {
        BlastRadius found = report.found();
        return new ReportView(
                page,
                new LinkView(RuleWords.href(found.ruleset()), "version " + RuleWords.name(found.ruleset())),
                facts(report, found),
                policies(found),
                changes(found),
                measures(found),
                bans(found),
                groups(found),
                found.examples().stream().map(ReportWords::example).toList(),
                found.expectations().stream()
                        .map(each -> new ReportView.Expected(
                                each.rule() == null ? "the whole version" : each.rule(),
                                each.total(),
                                each.peakHour(),
                                each.peakDay()))
                        .toList());
    }

    private static List<FactView> facts(Backtests.Report report, BlastRadius found) {
        return List.of(
                new FactView("Version", RuleWords.name(found.ruleset())),
                new FactView("Compared with", RuleWords.name(found.baseline()) + ", active at the time"),
                new FactView(
                        "Made",
                        Dates.minute(report.madeAt()) + " by " + report.madeBy() + ", "
                                + Counts.of(report.ageDays(), "day") + " ago; too old to act on after "
                                + RulesetDesk.REPORT_AGE_MAX.toDays()),
                new FactView("Period", Dates.day(found.from()) + " to " + Dates.day(found.until())),
                new FactView("Covers", share(report)),
                new FactView(
                        "Over",
                        Counts.of(found.assessments(), "assessment") + " of " + Counts.of(found.accounts(), "account")),
                new FactView("Who sells", found.truth()),
                new FactView(
                        "Left open",
                        found.withoutStanding() + " assessments without a stored standing, " + found.degraded()
                                + " verdicts in which a rule failed"));
    }

    /** How much of what is stored a report looked at. */
    static String share(Backtests.Report report) {
        Double share = report.share();
        return share == null
                ? "of which part of all was not kept"
                : String.format(Locale.ROOT, "%.0f %% of what is stored of the last 90 days", 100 * share);
    }

    private static List<ReportView.Policy> policies(BlastRadius found) {
        long most = found.policies().stream()
                .mapToLong(BlastRadius.Policy::people)
                .max()
                .orElse(0);
        return found.policies().stream()
                .map(each -> new ReportView.Policy(
                        each.name(),
                        each.accounts(),
                        each.people(),
                        each.sellers(),
                        each.innocents(),
                        perSeller(each),
                        BarView.counts(each.people() + " people", most, each.people())))
                .toList();
    }

    private static String perSeller(BlastRadius.Policy policy) {
        Double ratio = policy.peoplePerSeller();
        return ratio == null ? "no known seller" : String.format(Locale.ROOT, "%.1f", ratio);
    }

    private static List<ReportView.Change> changes(BlastRadius found) {
        return found.changes().stream()
                .map(each -> new ReportView.Change(
                        RuleWords.outcome(each.from()),
                        RuleWords.outcome(each.to()),
                        each.from().equals(each.to()),
                        each.accounts(),
                        BarView.counts(Counts.of(each.accounts(), "account"), found.accounts(), each.accounts())))
                .toList();
    }

    private static List<ReportView.Measured> measures(BlastRadius found) {
        return found.measures().stream()
                .map(each -> new ReportView.Measured(
                        each.measure().toLowerCase(Locale.ROOT),
                        each.baseline(),
                        each.candidate(),
                        BarView.counts(
                                each.baseline() + " under the active version, " + each.candidate() + " under this one",
                                found.accounts(),
                                each.baseline(),
                                each.candidate())))
                .toList();
    }

    private static List<ReportView.Ban> bans(BlastRadius found) {
        return found.policies().stream()
                .skip(VERSIONS)
                .filter(each -> !each.parts().isEmpty())
                .map(each -> new ReportView.Ban(each.name(), hits(each)))
                .toList();
    }

    /** What this version makes of those whom the ban hits comes first: most of them did nothing. */
    private static List<ReportView.Hit> hits(BlastRadius.Policy ban) {
        List<BlastRadius.Part> parts = new ArrayList<>(ban.parts());
        parts.sort(Comparator.comparing(part -> !part.kind().equals(OUTCOME)));
        List<ReportView.Hit> hits = new ArrayList<>();
        String above = "";
        for (BlastRadius.Part part : parts) {
            boolean outcome = part.kind().equals(OUTCOME);
            String value = outcome ? RuleWords.outcome(part.value()) : part.value();
            hits.add(new ReportView.Hit(
                    part.kind().equals(above) ? "" : title(part.kind()),
                    value,
                    part.accounts(),
                    BarView.counts(Counts.of(part.accounts(), "account"), ban.accounts(), part.accounts())));
            above = part.kind();
        }
        return hits;
    }

    private static List<ReportView.Group> groups(BlastRadius found) {
        Map<String, List<ReportView.Row>> kinds = new LinkedHashMap<>();
        for (BlastRadius.Cohort each : found.cohorts()) {
            double before = (double) each.baseline() / each.accounts();
            double after = (double) each.candidate() / each.accounts();
            String words = String.format(
                    Locale.ROOT,
                    "%.1f %% of them under the active version, %.1f %% under this one",
                    100 * before,
                    100 * after);
            kinds.computeIfAbsent(each.kind(), kind -> new ArrayList<>())
                    .add(new ReportView.Row(
                            each.value(),
                            each.accounts(),
                            each.baseline(),
                            each.candidate(),
                            each.newly(),
                            each.freed(),
                            BarView.of(words, 1, before, after)));
        }
        return kinds.entrySet().stream()
                .map(entry -> new ReportView.Group(title(entry.getKey()), entry.getValue()))
                .toList();
    }

    private static String title(String kind) {
        return switch (kind) {
            case "community" -> "People outside the household who watch";
            case "hosting" -> "Where the server stands";
            case "household" -> "Size of the household";
            case "tenure" -> "How long the account has been known";
            case "country tier" -> "Country, by how many of the accounts are there";
            case OUTCOME -> "What this version makes of them";
            case "network" -> "Networks where most are restricted";
            default -> kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
        };
    }

    private static ReportView.Example example(BlastRadius.Example each) {
        return new ReportView.Example(
                each.account().value(),
                "/desk/accounts/" + each.account().value(),
                RuleWords.outcome(each.from()),
                RuleWords.outcome(each.to()),
                each.people(),
                each.score(),
                String.join(", ", each.fired()));
    }
}
