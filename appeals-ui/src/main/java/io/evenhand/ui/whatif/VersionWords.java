// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.whatif;

import io.evenhand.contract.verdict.Verdict;
import io.evenhand.enforcement.identity.Role;
import io.evenhand.enforcement.identity.StaffMember;
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
import io.evenhand.ui.view.Counts;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.FactView;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.HistoryView;
import io.evenhand.ui.view.LinkView;
import io.evenhand.ui.view.VersionView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One version of the rules in words. */
final class VersionWords {
    private static final int DIFFS_MAX = 8;

    private VersionWords() {}

    static List<FactView> facts(
            Version version, List<Proof> proofs, @Nullable CasesRow cases, List<WaiverRow> waivers) {
        List<FactView> facts = new ArrayList<>();
        facts.add(new FactView("Does now", RuleWords.does(version)));
        facts.add(new FactView("From", RuleWords.origin(version.row())));
        if (version.row().why() != null) {
            facts.add(new FactView("Why", version.row().why()));
        }
        ApprovalRow approval = version.approval();
        facts.add(new FactView(
                "Second person",
                approval == null ? "nobody yet" : approval.approver() + ", with report " + approval.report()));
        if (version.running(Stage.ACTIVE) == null) {
            for (Proof proof : proofs) {
                String title = proof.kind().title();
                facts.add(new FactView(
                        title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1),
                        (proof.given() ? "enough: " : "missing: ") + proof.words()));
            }
        }
        if (cases != null) {
            lines(facts, "Cases that failed", cases.failures());
            lines(facts, "Cases left out", cases.leftOut());
        }
        if (!waivers.isEmpty()) {
            WaiverRow waiver = waivers.get(0);
            facts.add(new FactView(
                    "May decide without",
                    waiver.missing() + "; " + waiver.waivedBy() + " says so on report " + waiver.report() + ": "
                            + waiver.reason()));
        }
        facts.add(new FactView("Hash", version.row().hash()));
        return facts;
    }

    private static void lines(List<FactView> facts, String title, @Nullable String lines) {
        if (lines != null) {
            lines.lines().forEach(line -> facts.add(new FactView(title, line)));
        }
    }

    static List<HistoryView> history(Version version) {
        List<Happened> all = new ArrayList<>();
        String by = version.row().author() == null ? "program" : version.row().author();
        all.add(new Happened(
                version.row().recordedAt(),
                by,
                "Handed it in.",
                words(version.row().why())));
        ApprovalRow approval = version.approval();
        if (approval != null) {
            all.add(new Happened(
                    approval.approvedAt(),
                    approval.approver(),
                    "Agreed, with report " + approval.report() + " in hand.",
                    approval.reason()));
        }
        for (TermRow term : version.terms()) {
            String signed = term.keyId() == null ? "" : "Signed with key " + term.keyId() + ".";
            String came = (term.restsOn() == null ? "" : "It came back. ")
                    + (term.waiver() == null ? "" : "By waiver " + term.waiver() + ". ");
            all.add(new Happened(
                    term.beganAt(), term.begunBy(), "Began: " + RuleWords.does(term) + ".", came + signed));
            if (term.endedAt() != null) {
                all.add(new Happened(
                        term.endedAt(), words(term.endedBy()), "Ended: " + RuleWords.does(term) + ".", ""));
            }
        }
        return all.stream()
                .sorted(Comparator.comparing(Happened::at))
                .map(each -> new HistoryView(Dates.minute(each.at()), each.who(), each.what(), each.text()))
                .toList();
    }

    static List<VersionView.Card> cards(@Nullable Ruleset ruleset) {
        return ruleset == null
                ? List.of()
                : ruleset.rules().stream().map(VersionWords::card).toList();
    }

    private static VersionView.Card card(RuleCard card) {
        String asks =
                switch (card.asks()) {
                    case NOT_ENOUGH_DATA -> "says that too little is known";
                    case IN_FAVOUR -> "speaks for the account";
                    case REVIEW -> "asks people to look";
                    case LIMIT -> "limits";
                    case PROPOSE_SUSPEND -> "asks people whether to suspend";
                };
        String reasons = String.join(
                ", ", card.reasons().stream().map(reason -> reason.name()).toList());
        return new VersionView.Card(
                card.name(),
                asks,
                card.says().en(),
                reasons,
                card.owner() + " answers for it. It enforces " + card.clause() + ".");
    }

    private record Happened(Instant at, String who, String what, String text) {}

    private static String words(@Nullable String text) {
        return text == null ? "" : text;
    }

    static List<LinkView> reports(List<Backtests.Report> reports) {
        return reports.stream()
                .map(each -> new LinkView(
                        "/desk/rules/reports/" + each.id(),
                        "Report " + each.id() + " of " + Dates.minute(each.madeAt()) + ", over "
                                + Counts.of(each.found().assessments(), "assessment") + ", "
                                + ReportWords.share(each)))
                .toList();
    }

    static LinkView link(Version version) {
        return new LinkView(
                RuleWords.href(version.row().hash()),
                "version " + RuleWords.name(version.row().hash()) + " (" + RuleWords.does(version) + ")");
    }

    /** What changes from each other version, in a few of them. */
    static List<LinkView> diffs(Version version, List<Version> all) {
        return all.stream()
                .filter(other -> !other.row().hash().equals(version.row().hash())
                        && other.row().body() != null)
                .limit(DIFFS_MAX)
                .map(other -> new LinkView(
                        RuleWords.href(version.row().hash()) + "/changes/"
                                + RuleWords.hex(other.row().hash()),
                        "What changes from " + link(other).text()))
                .toList();
    }

    static @Nullable String testing(Backtests.State state, String hash) {
        if (!hash.equals(state.ruleset())) {
            return null;
        }
        if (state.running()) {
            return "A test is running: " + state.assessments() + " of " + state.ofAssessments() + " assessments.";
        }
        return state.failure() == null ? null : "The last test gave no report: " + state.failure() + ".";
    }

    static VersionView.@Nullable Shadow shadow(Shadows.@Nullable Shadow shadow) {
        if (shadow == null) {
            return null;
        }
        long all = shadow.compared().stream()
                .mapToLong(TrialBook.Compared::assessments)
                .sum();
        long same = shadow.compared().stream()
                .filter(each -> each.live() == each.shadow())
                .mapToLong(TrialBook.Compared::assessments)
                .sum();
        Instant ended = shadow.term().endedAt();
        String span = "Since " + Dates.minute(shadow.term().beganAt())
                + (ended == null ? "" : " until " + Dates.minute(ended));
        return new VersionView.Shadow(
                span + ": " + same + " of " + Counts.of(all, "assessment") + " came out the same.",
                shadow.compared().stream().map(each -> row(each, all)).toList(),
                shadow.differing().stream().map(VersionWords::different).toList());
    }

    private static VersionView.ShadowRow row(TrialBook.Compared each, long all) {
        return new VersionView.ShadowRow(
                RuleWords.outcome(each.live()),
                RuleWords.outcome(each.shadow()),
                each.live() == each.shadow(),
                each.assessments(),
                each.accounts(),
                BarView.counts(Counts.of(each.assessments(), "assessment"), all, each.assessments()));
    }

    private static VersionView.Different different(Verdict verdict) {
        return new VersionView.Different(
                verdict.account().value(),
                "/desk/accounts/" + verdict.account().value(),
                RuleWords.outcome(verdict.outcome()),
                String.join(", ", verdict.fired()));
    }

    static List<VersionView.DryLine> dryRun(List<DryRun.Line> lines) {
        return lines.stream()
                .map(line -> new VersionView.DryLine(
                        Dates.day(line.recorded().asOf()),
                        said(line.recorded()),
                        said(line.tried()),
                        String.join(", ", line.tried().fired())))
                .toList();
    }

    private static String said(Verdict verdict) {
        String withheld = verdict.withheldBy().isEmpty()
                ? ""
                : ", withheld by "
                        + String.join(
                                ", ",
                                verdict.withheldBy().stream()
                                        .map(each -> each.wire())
                                        .toList());
        return RuleWords.outcome(verdict.outcome()) + withheld;
    }

    /** What a reader may do with a version; the desks check again. */
    static List<VersionView.Act> acts(
            Version version, StaffMember reader, boolean tested, @Nullable RuleAct failed, String typed) {
        Role role = reader.role();
        List<VersionView.Act> acts = new ArrayList<>();
        boolean usable = version.row().body() != null;
        if (!usable || !(role.authorsRules() || role.approvesRules())) {
            return acts;
        }
        boolean active = version.running(Stage.ACTIVE) != null;
        if (!active) {
            acts.add(act(RuleAct.TEST, failed, typed));
        }
        if (role.approvesRules()
                && tested
                && !reader.name().equals(version.row().author())) {
            acts.add(act(RuleAct.APPROVE, failed, typed));
        }
        if (!active && version.running(Stage.SHADOW) == null) {
            acts.add(act(RuleAct.SHADOW, failed, typed));
        }
        if (role.approvesRules() && version.approval() != null && !active) {
            if (!reader.name().equals(version.row().author())) {
                acts.add(act(RuleAct.WAIVE, failed, typed));
            }
            acts.add(act(RuleAct.STAGE, failed, typed));
            acts.add(act(RuleAct.ACTIVATE, failed, typed));
        }
        if (role.approvesRules()
                && !active
                && version.terms().stream().anyMatch(term -> term.stage() == Stage.ACTIVE)) {
            acts.add(act(RuleAct.ROLL_BACK, failed, typed));
        }
        if (version.terms().stream().anyMatch(term -> term.endedAt() == null)) {
            acts.add(act(RuleAct.STOP, failed, typed));
        }
        return acts;
    }

    private static VersionView.Act act(RuleAct act, @Nullable RuleAct failed, String typed) {
        FieldView field = act.field();
        return new VersionView.Act(
                act.name().toLowerCase(Locale.ROOT),
                act.button(),
                act.explanation(),
                field == null || act != failed ? field : field.filled(typed, null));
    }
}
