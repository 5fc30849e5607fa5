// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.whatif;

import io.evenhand.contract.verdict.Verdict;
import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.ledger.ApprovalRow;
import io.evenhand.enforcement.ledger.CasesRow;
import io.evenhand.enforcement.ledger.TermRow;
import io.evenhand.enforcement.ledger.TermRow.Stage;
import io.evenhand.enforcement.ledger.TrialBook;
import io.evenhand.enforcement.ledger.WaiverRow;
import io.evenhand.enforcement.rulebook.Proof;
import io.evenhand.enforcement.rulebook.Versions.Version;
import io.evenhand.enforcement.trial.Backtests;
import io.evenhand.enforcement.trial.DryRun;
import io.evenhand.enforcement.trial.Shadows;
import io.evenhand.rules.ruleset.RuleCard;
import io.evenhand.rules.ruleset.Ruleset;
import io.evenhand.ui.view.BarView;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.FactView;
import io.evenhand.ui.view.HistoryView;
import io.evenhand.ui.view.LinkView;
import io.evenhand.ui.view.SaidView;
import io.evenhand.ui.view.VersionView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One version of the rules in words of one language. */
record VersionWords(RuleWords rules) {
    private static final int DIFFS_MAX = 8;

    /** Whom the ledger names where the program itself began something. */
    private static final String DEPLOYMENT = "deployment";

    static VersionWords of(RuleWords rules) {
        return new VersionWords(rules);
    }

    private Language language() {
        return rules.words().language();
    }

    List<FactView> facts(Version version, List<Proof> proofs, @Nullable CasesRow cases, List<WaiverRow> waivers) {
        List<FactView> facts = new ArrayList<>();
        fact(facts, "rule.fact.does", rules.does(version));
        fact(facts, "rule.fact.from", rules.origin(version.row()));
        if (version.row().why() != null) {
            fact(facts, "rule.fact.why", version.row().why());
        }
        fact(facts, "rule.fact.second", second(version.approval()));
        if (version.running(Stage.ACTIVE) == null) {
            proofs.forEach(proof -> facts.add(said(
                    rules.say("rule.proof.", proof.kind()),
                    rules.say(proof.given() ? "rule.proof.enough" : "rule.proof.missing"),
                    proof.words())));
        }
        if (cases != null) {
            lines(facts, "rule.fact.failed", cases.failures());
            lines(facts, "rule.fact.left_out", cases.leftOut());
        }
        if (!waivers.isEmpty()) {
            waived(facts, waivers.get(0));
        }
        fact(facts, "rule.fact.hash", version.row().hash());
        return facts;
    }

    private void fact(List<FactView> facts, String key, String text) {
        facts.add(new FactView(rules.say(key), text));
    }

    private String second(@Nullable ApprovalRow approval) {
        return approval == null
                ? rules.say("rule.fact.second.nobody")
                : rules.say(
                        "rule.fact.second.with", "by", approval.approver(), "report", Long.toString(approval.report()));
    }

    private void waived(List<FactView> facts, WaiverRow waiver) {
        fact(
                facts,
                "rule.fact.without",
                rules.say(
                        "rule.fact.waived",
                        "by",
                        waiver.waivedBy(),
                        "report",
                        Long.toString(waiver.report()),
                        "reason",
                        waiver.reason()));
        facts.add(said(rules.say("rule.fact.waived.missing"), "", waiver.missing()));
    }

    /** A fact that a program says, after some words of the page. */
    private FactView said(String name, String text, String english) {
        SaidView said = ProofWords.in(rules.words()).of(english);
        return said.isEnglish()
                ? new FactView(name, text, english)
                : new FactView(name, (text + " " + said.text()).strip());
    }

    private void lines(List<FactView> facts, String key, @Nullable String lines) {
        if (lines != null) {
            lines.lines().forEach(line -> facts.add(said(rules.say(key), "", line)));
        }
    }

    List<HistoryView> history(Version version) {
        List<Happened> all = new ArrayList<>();
        String author = version.row().author();
        all.add(new Happened(
                version.row().recordedAt(),
                author == null ? rules.say("rule.program") : author,
                rules.say("rule.happened.handed_in"),
                words(version.row().why())));
        ApprovalRow approval = version.approval();
        if (approval != null) {
            all.add(new Happened(
                    approval.approvedAt(),
                    approval.approver(),
                    rules.say("rule.happened.agreed", "report", Long.toString(approval.report())),
                    approval.reason()));
        }
        version.terms().forEach(term -> term(all, term));
        return all.stream()
                .sorted(Comparator.comparing(Happened::at))
                .map(each -> new HistoryView(Dates.minute(each.at(), language()), each.who(), each.what(), each.text()))
                .toList();
    }

    private void term(List<Happened> all, TermRow term) {
        List<String> more = new ArrayList<>();
        if (term.restsOn() != null) {
            more.add(rules.say("rule.happened.came_back"));
        }
        if (term.waiver() != null) {
            more.add(rules.say("rule.happened.waiver", "waiver", Long.toString(term.waiver())));
        }
        if (term.keyId() != null) {
            more.add(rules.say("rule.happened.signed", "key", term.keyId()));
        }
        String does = rules.does(term);
        String began = rules.say("rule.happened.began", "does", does);
        all.add(new Happened(term.beganAt(), who(term.begunBy()), began, String.join(" ", more)));
        if (term.endedAt() != null) {
            String ended = rules.say("rule.happened.ended", "does", does);
            all.add(new Happened(term.endedAt(), who(words(term.endedBy())), ended, ""));
        }
    }

    private String who(String name) {
        return name.equals(DEPLOYMENT) ? rules.say("rule.program") : name;
    }

    List<VersionView.Card> cards(@Nullable Ruleset ruleset) {
        return ruleset == null
                ? List.of()
                : ruleset.rules().stream().map(this::card).toList();
    }

    private VersionView.Card card(RuleCard card) {
        String reasons = card.reasons().stream().map(Enum::name).collect(Collectors.joining(", "));
        return new VersionView.Card(
                card.name(),
                rules.say("rule.cards.asks.", card.asks()),
                card.says().in(language().code()),
                reasons.isEmpty() ? "" : rules.say("rule.cards.reasons", "reasons", reasons),
                rules.say("rule.cards.answers", "owner", card.owner(), "clause", card.clause()));
    }

    private record Happened(Instant at, String who, String what, String text) {}

    private static String words(@Nullable String text) {
        return text == null ? "" : text;
    }

    List<LinkView> reports(List<Backtests.Report> reports) {
        return reports.stream()
                .map(each -> new LinkView(
                        "/desk/rules/reports/" + each.id(),
                        rules.say(
                                "rule.reach.report",
                                "report",
                                Long.toString(each.id()),
                                "at",
                                rules.minute(each.madeAt()),
                                "n",
                                each.found().assessments(),
                                "share",
                                ReportWords.of(rules).share(each))))
                .toList();
    }

    LinkView link(Version version) {
        return new LinkView(RuleWords.href(version.row().hash()), named("rule.version.link", version));
    }

    private String named(String key, Version version) {
        return rules.say(key, "version", RuleWords.name(version.row().hash()), "does", rules.does(version));
    }

    /** What changes from each other version, in a few of them. */
    List<LinkView> diffs(Version version, List<Version> all) {
        return all.stream()
                .filter(other -> !other.row().hash().equals(version.row().hash())
                        && other.row().body() != null)
                .limit(DIFFS_MAX)
                .map(other -> new LinkView(
                        RuleWords.href(version.row().hash()) + "/changes/"
                                + RuleWords.hex(other.row().hash()),
                        named("rule.compare.from", other)))
                .toList();
    }

    VersionView.@Nullable Testing testing(Backtests.State state, String hash) {
        if (!hash.equals(state.ruleset())) {
            return null;
        }
        if (state.running()) {
            return new VersionView.Testing(
                    rules.say("rule.version.testing", "done", state.assessments(), "all", state.ofAssessments()), null);
        }
        return state.failure() == null
                ? null
                : new VersionView.Testing(
                        rules.say("rule.version.failed"),
                        ProofWords.in(rules.words()).of(state.failure()));
    }

    VersionView.@Nullable Shadow shadow(Shadows.@Nullable Shadow shadow) {
        if (shadow == null) {
            return null;
        }
        long all = shadow.compared().stream()
                .mapToLong(TrialBook.Compared::assessments)
                .sum();
        return new VersionView.Shadow(
                summary(shadow, all),
                shadow.compared().stream().map(each -> row(each, all)).toList(),
                shadow.differing().stream().map(this::different).toList());
    }

    private String summary(Shadows.Shadow shadow, long all) {
        long same = shadow.compared().stream()
                .filter(each -> each.live() == each.shadow())
                .mapToLong(TrialBook.Compared::assessments)
                .sum();
        String since = rules.minute(shadow.term().beganAt());
        Instant ended = shadow.term().endedAt();
        return ended == null
                ? rules.say("rule.shadow.running", "since", since, "same", same, "n", all)
                : rules.say("rule.shadow.ended", "since", since, "until", rules.minute(ended), "same", same, "n", all);
    }

    private VersionView.ShadowRow row(TrialBook.Compared each, long all) {
        return new VersionView.ShadowRow(
                rules.outcome(each.live()),
                rules.outcome(each.shadow()),
                each.live() == each.shadow(),
                each.assessments(),
                each.accounts(),
                BarView.counts(rules.say("rule.count.assessments", "n", each.assessments()), all, each.assessments()));
    }

    private VersionView.Different different(Verdict verdict) {
        return new VersionView.Different(
                verdict.account().value(),
                "/desk/accounts/" + verdict.account().value(),
                rules.outcome(verdict.outcome()),
                String.join(", ", verdict.fired()));
    }

    List<VersionView.DryLine> dryRun(List<DryRun.Line> lines) {
        return lines.stream()
                .map(line -> new VersionView.DryLine(
                        Dates.day(line.recorded().asOf(), language()),
                        said(line.recorded()),
                        said(line.tried()),
                        String.join(", ", line.tried().fired())))
                .toList();
    }

    private String said(Verdict verdict) {
        String outcome = rules.outcome(verdict.outcome());
        if (verdict.withheldBy().isEmpty()) {
            return outcome;
        }
        String who = verdict.withheldBy().stream()
                .map(each -> rules.say("rule.withheld.", each))
                .collect(Collectors.joining(", "));
        return rules.say("rule.outcome.withheld", "outcome", outcome, "who", who);
    }
}
