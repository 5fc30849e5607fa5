// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.enforcement.cases.CaseFile;
import io.evenhand.enforcement.cases.DecisionLine;
import io.evenhand.enforcement.cases.Dossier;
import io.evenhand.enforcement.cases.OwnView;
import io.evenhand.enforcement.document.Facts;
import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ladder.Foreseen;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.CaseState;
import io.evenhand.enforcement.ledger.ClaimBook.Claim;
import io.evenhand.enforcement.ledger.ProposalRow;
import io.evenhand.enforcement.notice.Factor;
import io.evenhand.enforcement.notice.LimitDraft;
import io.evenhand.enforcement.notice.Notice;
import io.evenhand.ui.view.CardView;
import io.evenhand.ui.view.CaseView;
import io.evenhand.ui.view.CaseView.ClaimView;
import io.evenhand.ui.view.CaseView.EarlierView;
import io.evenhand.ui.view.CaseView.OwnForm;
import io.evenhand.ui.view.CaseView.SaidView;
import io.evenhand.ui.view.ChoiceView;
import io.evenhand.ui.view.Counts;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.DecisionWords;
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
    private DossierWords() {}

    /** Who reads it, when, and what else belongs to the conclusions. */
    record Reading(
            PageView page,
            StaffMember reader,
            Instant now,
            @Nullable Notice notice,
            @Nullable Foreseen foreseen) {}

    /** Whether this person may see what programs and others make of the case. */
    static boolean isShown(Dossier dossier, StaffMember reader) {
        return dossier.own() != null
                || !reader.role().readsCases()
                || !dossier.file().state().isLive();
    }

    static CaseView view(Reading by, Dossier dossier, Entry entry) {
        CaseFile file = dossier.file();
        boolean shown = isShown(dossier, by.reader());
        return new CaseView(
                by.page(),
                file.id().value(),
                file.account().value(),
                file.version(),
                facts(file, by.now()),
                entry.problem(),
                claim(dossier, by.reader()),
                dossier.said().stream().map(DossierWords::said).toList(),
                cards(dossier),
                Charts.timeline(dossier.happened()),
                CaseWords.history(dossier.happened()),
                clause(dossier),
                dossier.measures().stream().map(DossierWords::earlier).toList(),
                Arrays.stream(Innocent.values()).map(Innocent::text).toList(),
                shown ? null : form(entry),
                dossier.own() == null ? null : own(dossier.own()),
                shown ? shown(by, dossier, entry) : null);
    }

    private static List<FactView> facts(CaseFile file, Instant now) {
        return List.of(
                new FactView("Account", file.account().value()),
                new FactView("State", file.state() == CaseState.PROPOSED ? "Open" : CaseWords.state(file.state())),
                new FactView(
                        "Waiting since",
                        Dates.minute(file.openedAt()).text() + ", " + Dates.away(file.openedAt(), now)));
    }

    private static ClaimView claim(Dossier dossier, StaffMember reader) {
        Claim claim = dossier.claim();
        if (!dossier.file().state().isLive()) {
            return new ClaimView("Nobody has to work on this case any more.", false, false);
        }
        if (claim == null) {
            return new ClaimView(
                    "Nobody works on this case.", false, reader.role().readsCases());
        }
        boolean mine = claim.staff().equals(reader.name());
        return new ClaimView(
                mine
                        ? "You work on this case until "
                                + Dates.minute(claim.until()).text() + "; each act makes it longer."
                        : taken(claim),
                mine,
                false);
    }

    static String taken(Claim claim) {
        return claim.staff() + " works on this case until "
                + Dates.minute(claim.until()).text() + ". Until then nobody else acts on it.";
    }

    private static SaidView said(Dossier.Said said) {
        return new SaidView(
                Dates.minute(said.at()), said.appeal() ? "In an appeal" : "In answer to a notice", said.words());
    }

    private static List<CardView> cards(Dossier dossier) {
        String desk = "/desk/cases/" + dossier.file().id().value() + "/evidence/";
        Assessment assessment = dossier.file().evidence().assessment();
        return Stream.concat(
                        dossier.items().stream()
                                .map(item ->
                                        ItemWords.card(item, desk + item.row().id())),
                        assessment.atoms().stream()
                                .filter(atom -> atom.points() != 0)
                                .sorted(Comparator.comparing(EvidenceAtom::signal))
                                .map(atom -> card(assessment, atom)))
                .toList();
    }

    /** What a program saw, and nothing of what it made of it: no points, and in the order of the alphabet. */
    private static CardView card(Assessment assessment, EvidenceAtom atom) {
        return new CardView(
                "Pattern",
                "seen by a program",
                Facts.saw(atom, Language.EN),
                List.of(
                        new FactView("Source", "scoring, " + assessment.model() + ", signal " + atom.signal()),
                        new FactView("Until", Dates.day(assessment.asOf()).text()),
                        new FactView("Looked back", lookBack(atom.window())),
                        new FactView("Sample", Long.toString(atom.n()))),
                "");
    }

    private static String lookBack(String window) {
        return window.matches("P[0-9]{1,5}D")
                ? Counts.of(Long.parseLong(window.substring(1, window.length() - 1)), "day")
                : window;
    }

    private static List<FactView> clause(Dossier dossier) {
        List<String> terms = dossier.items().stream()
                .filter(item -> item.row().withdrawnAt() == null)
                .map(item -> item.row().terms() + " (on " + item.row().observedOn() + ")")
                .distinct()
                .toList();
        return List.of(
                new FactView("Clause", LimitDraft.GROUND),
                new FactView(
                        "Version on the day",
                        terms.isEmpty() ? "No evidence names one. A decision has to." : String.join("; ", terms)));
    }

    private static EarlierView earlier(Dossier.Earlier earlier) {
        DecisionLine line = earlier.line();
        AppealOutcome outcome = earlier.appeal();
        String became = outcome == null
                ? ""
                : switch (outcome) {
                    case UPHELD -> "An appeal was decided: it stayed.";
                    case PARTLY -> "An appeal was decided: it ended earlier.";
                    case OVERTURNED -> "Overturned on appeal: it was wrong.";
                };
        return new EarlierView(
                URI.create(line.noticeLink()).getPath(),
                Dates.day(line.decision().from()).text() + ": " + CaseWords.measure(line),
                became);
    }

    private static OwnForm form(Entry entry) {
        return new OwnForm(
                Arrays.stream(OwnView.Finding.values())
                        .map(each -> new ChoiceView(
                                each.name(), text(each), each.name().equals(entry.finding())))
                        .toList(),
                Arrays.stream(Innocent.values())
                        .map(each -> new ChoiceView(
                                each.wire(), each.text(), entry.looked().contains(each.wire())))
                        .toList(),
                entry.findingWrong(),
                entry.view());
    }

    private static String text(OwnView.Finding finding) {
        return switch (finding) {
            case BROKEN -> "The terms were broken";
            case NOT_BROKEN -> "The terms were not broken";
            case UNSURE -> "I am not sure";
        };
    }

    private static HistoryView own(OwnView view) {
        return new HistoryView(Dates.minute(view.at()), view.staff(), text(view.finding()), view.words());
    }

    private static ShownView shown(Reading by, Dossier dossier, Entry entry) {
        CaseFile file = dossier.file();
        ProposalRow proposal = dossier.proposal();
        Notice notice = by.notice();
        return new ShownView(
                known(dossier),
                conclusions(file, by.page().words()),
                Charts.waterfall(file.evidence().assessment()),
                Charts.rhythm(file.evidence().assessment()),
                CaseWords.evidence(file.evidence()),
                file.evidence().inFavour().stream().map(Factor::sentence).toList(),
                file.evidence().notUsed(),
                dossier.others().stream().map(DossierWords::own).toList(),
                notice == null ? null : DecisionWords.of(notice),
                CaseWords.history(file.history()),
                proposal == null ? null : LadderWords.proposal(proposal, by.foreseen(), by.reader(), entry),
                measures(dossier, by.reader()),
                acts(dossier, by.reader(), entry),
                entry.actWrong(),
                entry.reasons());
    }

    /** A reader learns at once that nobody was behind it, and how they did; nobody else is told about this case. */
    private static @Nullable String known(Dossier dossier) {
        OwnView own = dossier.own();
        if (!dossier.known() || own == null) {
            return null;
        }
        String found =
                switch (own.finding()) {
                    case BROKEN -> "You found that the terms were broken: here that was wrong.";
                    case NOT_BROKEN -> "You found the same.";
                    case UNSURE -> "You were not sure; asking would have been right.";
                };
        return "The answer of this case was known. It holds the evidence of somebody who was innocent, under a name that is"
                + " nobody's. " + found + " It is closed, and nothing follows from it.";
    }

    private static List<FactView> conclusions(CaseFile file, Phrasebook words) {
        Assessment assessment = file.evidence().assessment();
        Verdict verdict = file.evidence().verdict();
        List<FactView> facts = new ArrayList<>();
        facts.add(new FactView("Points", Counts.signed(assessment.score())));
        facts.add(new FactView("The rules propose", CaseWords.outcome(verdict.outcome())));
        facts.add(new FactView(
                "Seen in",
                assessment.gates().persistence().trueCount() + " of the last "
                        + assessment.gates().persistence().of() + " weekly looks"));
        if (!verdict.withheldBy().isEmpty()) {
            facts.add(new FactView("Held back by", CaseWords.held(verdict, words)));
        }
        if (file.proposer() != null) {
            facts.add(new FactView("Proposed by", file.proposer() + ", waits for a second person"));
        }
        return facts;
    }

    /** What can be begun, each under a link that looks like the others. */
    private static List<LinkView> measures(Dossier dossier, StaffMember reader) {
        boolean may = reader.role().decidesCases()
                && !dossier.known()
                && dossier.own() != null
                && dossier.proposal() == null
                && dossier.file().state() == CaseState.OPEN;
        String path = "/desk/cases/" + dossier.file().id().value() + "/measure/";
        return may
                ? Arrays.stream(Rung.values())
                        .map(rung -> new LinkView(path + rung.wire(), rung.text()))
                        .toList()
                : List.of();
    }

    private static List<ChoiceView> acts(Dossier dossier, StaffMember reader, Entry entry) {
        if (!reader.role().readsCases()) {
            return List.of();
        }
        List<CaseAct> acts =
                dossier.proposal() == null ? CaseAct.in(dossier.file().state()) : List.of(CaseAct.NOTE);
        return acts.stream()
                .map(act -> new ChoiceView(act.wire(), act.text(), act == entry.act()))
                .toList();
    }
}
