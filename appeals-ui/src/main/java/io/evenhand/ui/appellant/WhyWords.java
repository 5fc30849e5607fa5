// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.appellant;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.verdict.Recourse;
import io.evenhand.enforcement.document.Facts;
import io.evenhand.enforcement.document.Statement;
import io.evenhand.ui.view.EvidenceWords;
import io.evenhand.ui.view.WhyView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The explanation as a model. */
final class WhyWords {
    private WhyWords() {}

    static WhyView view(Visit visit, List<Recourse<Family>> changes) {
        Assessment assessment = visit.notice().assessment();
        return new WhyView(
                visit.page(visit.say("why.title")),
                atoms(assessment, true).stream()
                        .map(atom -> factor(visit, atom))
                        .toList(),
                people(visit, assessment),
                atoms(assessment, false).stream()
                        .map(atom -> Facts.saw(atom, visit.language()) + " (" + points(visit, atom.points()) + ")")
                        .toList(),
                EvidenceWords.of(assessment, visit.words()),
                changed(visit, changes),
                List.of(
                        visit.say("why.not_used.network"),
                        visit.say("why.not_used.watched"),
                        visit.say("why.not_used.neighbours")),
                visit.notice().proportionality(),
                rest(visit),
                visit.notice().appealPossible(),
                visit.path());
    }

    private static List<EvidenceAtom> atoms(Assessment assessment, boolean against) {
        Comparator<EvidenceAtom> strongest = Comparator.comparingInt(atom -> -Math.abs(atom.points()));
        return assessment.atoms().stream()
                .filter(atom -> against ? atom.points() > 0 : atom.points() < 0)
                .sorted(strongest.thenComparing(EvidenceAtom::signal))
                .toList();
    }

    private static WhyView.Factor factor(Visit visit, EvidenceAtom atom) {
        return new WhyView.Factor(
                Facts.saw(atom, visit.language()),
                Facts.matters(atom, visit.language()),
                Facts.innocent(atom, visit.language()),
                points(visit, atom.points()));
    }

    private static String points(Visit visit, int points) {
        return visit.say("why.points", "points", points);
    }

    /** What people wrote stands in the statement beside what the program found. */
    private static List<String> people(Visit visit, Assessment assessment) {
        Set<String> byProgram = assessment.atoms().stream()
                .map(atom -> Facts.saw(atom, visit.language()))
                .collect(Collectors.toSet());
        return statement(visit).blocks().get(NoticeWords.FACTS).paragraphs().stream()
                .filter(fact -> !byProgram.contains(fact))
                .toList();
    }

    private static List<String> changed(Visit visit, List<Recourse<Family>> changes) {
        List<String> sentences = new ArrayList<>();
        for (Recourse<Family> change : changes) {
            String families = change.remedies().stream()
                    .sorted()
                    .map(Family::wire)
                    .map(family -> Facts.family(family, visit.language()))
                    .collect(Collectors.joining(", "));
            String outcome = visit.say("why.outcome." + change.outcome().name().toLowerCase(Locale.ROOT));
            sentences.add(visit.say("why.change.one", "family", families, "score", change.score(), "outcome", outcome));
        }
        return sentences.isEmpty() ? List.of(visit.say("why.change.none")) : sentences;
    }

    /** What the page does not say elsewhere: scope, time, place, source, who decided, the rule, redress. */
    private static List<WhyView.Block> rest(Visit visit) {
        List<Statement.Block> blocks = statement(visit).blocks();
        List<WhyView.Block> rest = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            if (i != NoticeWords.FACTS) {
                rest.add(
                        new WhyView.Block(blocks.get(i).heading(), blocks.get(i).paragraphs()));
            }
        }
        return rest;
    }

    private static Statement statement(Visit visit) {
        return visit.notice().statement(visit.language());
    }
}
