// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.assessment.Persistence;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.enforcement.cases.CaseFile;
import io.evenhand.enforcement.cases.DecisionLine;
import io.evenhand.enforcement.cases.Dossier;
import io.evenhand.enforcement.cases.OwnView;
import io.evenhand.enforcement.document.Facts;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.document.Statements;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ladder.Foreseen;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.CaseState;
import io.evenhand.enforcement.ledger.ClaimBook.Claim;
import io.evenhand.enforcement.ledger.ProposalRow;
import io.evenhand.enforcement.notice.LimitDraft;
import io.evenhand.enforcement.notice.ServedNotice;
import io.evenhand.ui.view.CardView;
import io.evenhand.ui.view.CaseView;
import io.evenhand.ui.view.CaseView.ClaimView;
import io.evenhand.ui.view.CaseView.EarlierView;
import io.evenhand.ui.view.CaseView.OwnForm;
import io.evenhand.ui.view.CaseView.SaidView;
import io.evenhand.ui.view.ChoiceView;
import io.evenhand.ui.view.Counts;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.EvidenceWords;
import io.evenhand.ui.view.FactView;
import io.evenhand.ui.view.HistoryView;
import io.evenhand.ui.view.LinkView;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.ShownView;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A case as a model of its page: what was said and seen first, what others make of it only after the reader's own view. */
final class DossierWords {
    /** The window of what holds as long as it is true, such as a key in common. */
    private static final String NO_WINDOW = "P0D";

    private DossierWords() {}

    /** Who reads it, when, and what else belongs to the conclusions. */
    record Reading(
            PageView page,
            StaffMember reader,
            Instant now,
            @Nullable ServedNotice notice,
            @Nullable Foreseen foreseen) {
        Phrasebook words() {
            return page.words();
        }
    }

    /** Whether this person may see what programs and others make of the case. */
    static boolean isShown(Dossier dossier, StaffMember reader) {
        return dossier.own() != null
                || !reader.role().readsCases()
                || !dossier.file().state().isLive();
    }

    static CaseView view(Reading by, Dossier dossier, Entry entry) {
        CaseFile file = dossier.file();
        Phrasebook words = by.words();
        boolean shown = isShown(dossier, by.reader());
        return new CaseView(
                by.page(),
                file.id().value(),
                file.account().value(),
                file.version(),
                facts(file, by.now(), words),
                entry.problem(),
                claim(dossier, by.reader(), words),
                dossier.said().stream().map(said -> said(said, words)).toList(),
                cards(dossier, words),
                Charts.timeline(dossier.happened(), words),
                CaseWords.history(dossier.happened(), words),
                clause(dossier, words),
                dossier.measures().stream()
                        .map(measure -> earlier(measure, words))
                        .toList(),
                Arrays.stream(Innocent.values()).map(each -> each.text(words)).toList(),
                shown ? null : form(entry, words),
                dossier.own() == null ? null : own(dossier.own(), words),
                shown ? shown(by, dossier, entry) : null);
    }

    private static List<FactView> facts(CaseFile file, Instant now, Phrasebook words) {
        CaseState state = file.state() == CaseState.PROPOSED ? CaseState.OPEN : file.state();
        return List.of(
                new FactView(words.say("case.fact.account"), file.account().value()),
                new FactView(words.say("case.fact.state"), CaseWords.state(state, words)),
                new FactView(
                        words.say("case.fact.waiting"),
                        words.say(
                                "case.fact.waiting.since",
                                "date",
                                words.language().minute(file.openedAt()),
                                "away",
                                Dates.away(file.openedAt(), now, words))));
    }

    private static ClaimView claim(Dossier dossier, StaffMember reader, Phrasebook words) {
        Claim claim = dossier.claim();
        if (!dossier.file().state().isLive()) {
            return new ClaimView(words.say("case.claim.over"), false, false);
        }
        if (claim == null) {
            return new ClaimView(
                    words.say("case.claim.nobody"), false, reader.role().readsCases());
        }
        boolean mine = claim.staff().equals(reader.name());
        String until = words.language().minute(claim.until());
        return new ClaimView(mine ? words.say("case.claim.mine", "until", until) : taken(claim, words), mine, false);
    }

    static String taken(Claim claim, Phrasebook words) {
        return words.say(
                "case.claim.taken",
                "name",
                claim.staff(),
                "until",
                words.language().minute(claim.until()));
    }

    private static SaidView said(Dossier.Said said, Phrasebook words) {
        return new SaidView(
                Dates.minute(said.at(), words.language()),
                words.say(said.appeal() ? "case.said.appeal" : "case.said.answer"),
                said.words());
    }

    private static List<CardView> cards(Dossier dossier, Phrasebook words) {
        String desk = "/desk/cases/" + dossier.file().id().value() + "/evidence/";
        Assessment assessment = dossier.file().evidence().assessment();
        return Stream.concat(
                        dossier.items().stream()
                                .map(item ->
                                        ItemWords.card(item, desk + item.row().id(), words)),
                        assessment.atoms().stream()
                                .filter(atom -> atom.points() != 0)
                                .sorted(Comparator.comparing(EvidenceAtom::signal))
                                .map(atom -> card(assessment, atom, words)))
                .toList();
    }

    /** What a program saw, and nothing of what it made of it: no points, and in the order of the alphabet. */
    private static CardView card(Assessment assessment, EvidenceAtom atom, Phrasebook words) {
        List<FactView> facts = new ArrayList<>();
        facts.add(new FactView(
                words.say("case.card.source"),
                words.say("case.card.scoring", "model", assessment.model(), "signal", atom.signal())));
        facts.add(new FactView(words.say("case.card.until"), words.language().day(assessment.asOf())));
        if (!atom.window().equals(NO_WINDOW)) {
            facts.add(new FactView(words.say("case.card.window"), lookBack(atom.window(), words)));
        }
        facts.add(new FactView(words.say("case.card.sample"), Long.toString(atom.n())));
        return new CardView(
                words.say("case.card.pattern"),
                words.say("case.card.by_program"),
                Facts.saw(atom, words.language()),
                facts,
                "");
    }

    private static String lookBack(String window, Phrasebook words) {
        return window.matches("P[0-9]{1,5}D")
                ? Counts.of(Long.parseLong(window.substring(1, window.length() - 1)), "day", words)
                : window;
    }

    private static List<FactView> clause(Dossier dossier, Phrasebook words) {
        List<String> terms = dossier.items().stream()
                .filter(item -> item.row().withdrawnAt() == null)
                .map(item -> words.say(
                        "case.clause.terms",
                        "terms",
                        item.row().terms(),
                        "day",
                        item.row().observedOn().toString()))
                .distinct()
                .toList();
        return List.of(
                new FactView(words.say("case.clause.name"), Statements.ground(LimitDraft.GROUND, words.language())),
                new FactView(
                        words.say("case.clause.version"),
                        terms.isEmpty() ? words.say("case.clause.none") : String.join("; ", terms)));
    }

    private static EarlierView earlier(Dossier.Earlier earlier, Phrasebook words) {
        DecisionLine line = earlier.line();
        AppealOutcome outcome = earlier.appeal();
        return new EarlierView(
                URI.create(line.noticeLink()).getPath(),
                words.say(
                        "case.before.line",
                        "day",
                        words.language().day(line.decision().from()),
                        "measure",
                        CaseWords.measure(line, words)),
                outcome == null ? "" : words.say("case.became." + CaseWords.key(outcome)));
    }

    private static OwnForm form(Entry entry, Phrasebook words) {
        return new OwnForm(
                Arrays.stream(OwnView.Finding.values())
                        .map(each -> new ChoiceView(
                                each.name(), text(each, words), each.name().equals(entry.finding())))
                        .toList(),
                Arrays.stream(Innocent.values())
                        .map(each -> new ChoiceView(
                                each.wire(), each.text(words), entry.looked().contains(each.wire())))
                        .toList(),
                entry.findingWrong(),
                entry.view());
    }

    private static String text(OwnView.Finding finding, Phrasebook words) {
        return words.say("case.finding." + CaseWords.key(finding));
    }

    private static HistoryView own(OwnView view, Phrasebook words) {
        return new HistoryView(
                Dates.minute(view.at(), words.language()), view.staff(), text(view.finding(), words), view.words());
    }

    private static ShownView shown(Reading by, Dossier dossier, Entry entry) {
        CaseFile file = dossier.file();
        Assessment assessment = file.evidence().assessment();
        ProposalRow proposal = dossier.proposal();
        ServedNotice notice = by.notice();
        Phrasebook words = by.words();
        return new ShownView(
                known(dossier, words),
                conclusions(file, words),
                Charts.waterfall(assessment, words),
                Charts.rhythm(assessment, words),
                EvidenceWords.of(assessment, words),
                inFavour(assessment, words),
                List.of(
                        words.say("why.not_used.network"),
                        words.say("why.not_used.watched"),
                        words.say("why.not_used.neighbours")),
                dossier.others().stream().map(other -> own(other, words)).toList(),
                notice == null ? null : CaseWords.statement(notice.statement(words.language())),
                CaseWords.history(file.history(), words),
                proposal == null ? null : LadderWords.proposal(proposal, by, entry),
                measures(dossier, by.reader(), words),
                acts(dossier, by.reader(), entry, words),
                entry.actWrong(),
                entry.reasons());
    }

    /** What spoke for the account, strongest first. */
    private static List<String> inFavour(Assessment assessment, Phrasebook words) {
        return assessment.atoms().stream()
                .filter(atom -> atom.points() < 0)
                .sorted(Comparator.comparingInt(EvidenceAtom::points).thenComparing(EvidenceAtom::signal))
                .map(atom -> Facts.saw(atom, words.language()))
                .toList();
    }

    /** A reader learns at once that nobody was behind it, and how they did; nobody else is told about this case. */
    private static @Nullable String known(Dossier dossier, Phrasebook words) {
        OwnView own = dossier.own();
        if (!dossier.known() || own == null) {
            return null;
        }
        return words.say("case.known", "found", words.say("case.known." + CaseWords.key(own.finding())));
    }

    private static List<FactView> conclusions(CaseFile file, Phrasebook words) {
        Assessment assessment = file.evidence().assessment();
        Verdict verdict = file.evidence().verdict();
        Persistence looks = assessment.gates().persistence();
        List<FactView> facts = new ArrayList<>();
        facts.add(new FactView(words.say("case.points.sum"), Counts.signed(assessment.score())));
        facts.add(new FactView(words.say("case.points.rules"), CaseWords.outcome(verdict.outcome(), words)));
        facts.add(new FactView(
                words.say("case.points.seen"),
                words.say("case.points.looks", "seen", looks.trueCount(), "of", looks.of())));
        if (!verdict.withheldBy().isEmpty()) {
            facts.add(new FactView(words.say("case.points.withheld"), CaseWords.held(verdict, words)));
        }
        String proposer = file.proposer();
        if (proposer != null) {
            facts.add(
                    new FactView(words.say("case.points.proposer"), words.say("case.points.waits", "name", proposer)));
        }
        return facts;
    }

    /** What can be begun, each under a link that looks like the others. */
    private static List<LinkView> measures(Dossier dossier, StaffMember reader, Phrasebook words) {
        boolean may = reader.role().decidesCases()
                && !dossier.known()
                && dossier.own() != null
                && dossier.proposal() == null
                && dossier.file().state() == CaseState.OPEN;
        String path = "/desk/cases/" + dossier.file().id().value() + "/measure/";
        return may
                ? Arrays.stream(Rung.values())
                        .map(rung -> new LinkView(path + rung.wire(), rung.text(words)))
                        .toList()
                : List.of();
    }

    private static List<ChoiceView> acts(Dossier dossier, StaffMember reader, Entry entry, Phrasebook words) {
        if (!reader.role().readsCases()) {
            return List.of();
        }
        List<CaseAct> acts =
                dossier.proposal() == null ? CaseAct.in(dossier.file().state()) : List.of(CaseAct.NOTE);
        return acts.stream()
                .map(act -> new ChoiceView(act.wire(), act.text(words), act == entry.act()))
                .toList();
    }
}
