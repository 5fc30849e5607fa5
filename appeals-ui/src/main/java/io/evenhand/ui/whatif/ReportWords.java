// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.whatif;

import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.rulebook.RulesetDesk;
import io.evenhand.enforcement.trial.Backtests;
import io.evenhand.enforcement.trial.BlastRadius;
import io.evenhand.ui.view.BarView;
import io.evenhand.ui.view.Counts;
import io.evenhand.ui.view.FactView;
import io.evenhand.ui.view.LinkView;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.ReportView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report about a version, in words of one language and in pictures. */
record ReportWords(RuleWords rules, GroupWords kinds) {
    /** The policies that come before the bans: this version and the active one. */
    private static final int VERSIONS = 2;

    private static final String BANNED_NETWORK = "ban of network ";

    /** A report is kept with the names that its policies had when it was made. */
    private static final Map<String, String> POLICIES = Map.of(
            "this version", "rule.report.policy.candidate",
            "the active version", "rule.report.policy.baseline",
            "ban of every hosting network", "rule.report.policy.hosting");

    private static final Map<String, String> TRUTHS = Map.of(
            "a simulation told who sells", "rule.report.truth.told",
            "known from decisions by two people and from appeals; of most accounts nobody knows",
                    "rule.report.truth.decided",
            "nobody knows who sells: there are no decisions by people and no decided appeals yet",
                    "rule.report.truth.none");

    static ReportWords of(RuleWords rules) {
        return new ReportWords(rules, new GroupWords(rules));
    }

    ReportView view(PageView page, Backtests.Report report) {
        BlastRadius found = report.found();
        String version = rules.say("rule.what.version", "version", RuleWords.name(found.ruleset()));
        return new ReportView(
                page,
                new LinkView(RuleWords.href(found.ruleset()), version),
                facts(report, found),
                policies(found),
                changes(found),
                measures(found),
                bans(found),
                groups(found),
                found.examples().stream().map(this::example).toList(),
                found.expectations().stream()
                        .map(each -> new ReportView.Expected(
                                each.rule() == null ? rules.say("rule.report.rule.all") : each.rule(),
                                each.total(),
                                each.peakHour(),
                                each.peakDay()))
                        .toList());
    }

    private List<FactView> facts(Backtests.Report report, BlastRadius found) {
        return List.of(
                fact("rule.report.version", RuleWords.name(found.ruleset())),
                fact(
                        "rule.report.compared",
                        rules.say("rule.report.compared.active", "version", RuleWords.name(found.baseline()))),
                fact("rule.report.made", made(report)),
                fact(
                        "rule.report.period",
                        rules.say(
                                "rule.report.period.days",
                                "from",
                                rules.day(found.from()),
                                "to",
                                rules.day(found.until()))),
                fact("rule.report.covers", share(report)),
                fact(
                        "rule.report.over",
                        rules.say(
                                "rule.report.over.counts",
                                "assessments",
                                found.assessments(),
                                "accounts",
                                found.accounts())),
                fact("rule.report.truth", named(TRUTHS, found.truth())),
                fact(
                        "rule.report.left_open",
                        rules.say(
                                "rule.report.left_open.counts",
                                "blank",
                                found.withoutStanding(),
                                "failed",
                                found.degraded())));
    }

    private FactView fact(String key, String text) {
        return new FactView(rules.say(key), text);
    }

    private String made(Backtests.Report report) {
        return rules.say(
                "rule.report.made.by",
                "at",
                rules.minute(report.madeAt()),
                "by",
                report.madeBy(),
                "days",
                report.ageDays(),
                "most",
                RulesetDesk.REPORT_AGE_MAX.toDays());
    }

    /** A name in words, or as it was kept if nobody knows it any more. */
    private String named(Map<String, String> keys, String name) {
        String key = keys.get(name);
        return key == null ? name : rules.say(key);
    }

    private String policy(String name) {
        return name.startsWith(BANNED_NETWORK)
                ? rules.say("rule.report.policy.network", "network", name.substring(BANNED_NETWORK.length()))
                : named(POLICIES, name);
    }

    /** How much of what is stored a report looked at. */
    String share(Backtests.Report report) {
        Double share = report.share();
        return share == null
                ? rules.say("rule.report.covers.unknown")
                : rules.say("rule.report.covers.share", "share", 100 * share);
    }

    private List<ReportView.Policy> policies(BlastRadius found) {
        long most = found.policies().stream()
                .mapToLong(BlastRadius.Policy::people)
                .max()
                .orElse(0);
        return found.policies().stream()
                .map(each -> new ReportView.Policy(
                        policy(each.name()),
                        each.accounts(),
                        each.people(),
                        each.sellers(),
                        each.innocents(),
                        perSeller(each),
                        BarView.counts(rules.say("rule.report.people.count", "n", each.people()), most, each.people())))
                .toList();
    }

    private String perSeller(BlastRadius.Policy policy) {
        Double ratio = policy.peoplePerSeller();
        return ratio == null
                ? rules.say("rule.report.per_seller.none")
                : rules.say("rule.report.per_seller.ratio", "ratio", ratio);
    }

    private List<ReportView.Change> changes(BlastRadius found) {
        return found.changes().stream()
                .map(each -> new ReportView.Change(
                        rules.outcome(each.from()),
                        rules.outcome(each.to()),
                        each.from().equals(each.to()),
                        each.accounts(),
                        accounts(each.accounts(), found.accounts())))
                .toList();
    }

    private BarView accounts(long part, long all) {
        return BarView.counts(Counts.of(part, "account", rules.words()), all, part);
    }

    private List<ReportView.Measured> measures(BlastRadius found) {
        return found.measures().stream()
                .map(each -> new ReportView.Measured(
                        measure(each.measure()),
                        each.baseline(),
                        each.candidate(),
                        BarView.counts(
                                rules.say(
                                        "rule.report.measure.words",
                                        "before",
                                        each.baseline(),
                                        "after",
                                        each.candidate()),
                                found.accounts(),
                                each.baseline(),
                                each.candidate())))
                .toList();
    }

    private String measure(String name) {
        return Arrays.stream(Measure.values())
                .filter(each -> each.name().equals(name))
                .map(each -> rules.say("rule.report.measure.", each))
                .findFirst()
                .orElse(name.toLowerCase(Locale.ROOT));
    }

    private List<ReportView.Ban> bans(BlastRadius found) {
        return found.policies().stream()
                .skip(VERSIONS)
                .filter(each -> !each.parts().isEmpty())
                .map(each -> new ReportView.Ban(rules.say("rule.report.hit", "ban", policy(each.name())), hits(each)))
                .toList();
    }

    /** What this version makes of those whom the ban hits comes first: most of them did nothing. */
    private List<ReportView.Hit> hits(BlastRadius.Policy ban) {
        List<BlastRadius.Part> parts = new ArrayList<>(ban.parts());
        parts.sort(Comparator.comparing(part -> !part.kind().equals(GroupWords.OUTCOME)));
        List<ReportView.Hit> hits = new ArrayList<>();
        String above = "";
        for (BlastRadius.Part part : parts) {
            hits.add(new ReportView.Hit(
                    part.kind().equals(above) ? "" : kinds.title(part.kind()),
                    kinds.value(part.kind(), part.value()),
                    part.accounts(),
                    accounts(part.accounts(), ban.accounts())));
            above = part.kind();
        }
        return hits;
    }

    private List<ReportView.Group> groups(BlastRadius found) {
        Map<String, List<ReportView.Row>> rows = new LinkedHashMap<>();
        for (BlastRadius.Cohort each : found.cohorts()) {
            double before = (double) each.baseline() / each.accounts();
            double after = (double) each.candidate() / each.accounts();
            String words = rules.say("rule.report.groups.words", "before", 100 * before, "after", 100 * after);
            rows.computeIfAbsent(each.kind(), kind -> new ArrayList<>())
                    .add(new ReportView.Row(
                            kinds.value(each.kind(), each.value()),
                            each.accounts(),
                            each.baseline(),
                            each.candidate(),
                            each.newly(),
                            each.freed(),
                            BarView.of(words, 1, before, after)));
        }
        return rows.entrySet().stream()
                .map(entry -> new ReportView.Group(kinds.title(entry.getKey()), entry.getValue()))
                .toList();
    }

    private ReportView.Example example(BlastRadius.Example each) {
        return new ReportView.Example(
                each.account().value(),
                "/desk/accounts/" + each.account().value(),
                rules.outcome(each.from()),
                rules.outcome(each.to()),
                each.people(),
                each.score(),
                String.join(", ", each.fired()));
    }
}
