// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.bench.report.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The findings as one page that anybody can read. */
final class QualityPage {
    private QualityPage() {}

    static String of(Findings findings) {
        Html page = new Html()
                .heading(1, "How well Evenhand tells sellers from everybody else")
                .paragraph("Everybody on this page is simulated. The figures show how the rules behave in worlds whose"
                        + " mechanisms are written down; they cannot show how many sellers there really are, nor that"
                        + " there is no sort of innocent owner whom nobody thought of.");
        promises(page, findings);
        unidentifiable(page);
        learned(page, findings);
        Adversary adversary = findings.adversary();
        if (adversary != null) {
            AdversarySection.add(page, adversary);
        }
        Comebacks comebacks = findings.comebacks();
        if (comebacks != null) {
            AdversarySection.add(page, comebacks);
        }
        page.heading(2, "World by world");
        for (int i = 0; i < findings.worlds().size(); i++) {
            Findings.WorldFindings world = findings.worlds().get(i);
            page.fold(
                    title(world), findings.worlds().size() == 1 || world.world().equals("1"), WorldSection.of(world));
        }
        frozen(page, findings);
        return page.page("Evenhand: quality");
    }

    static String title(Findings.WorldFindings world) {
        return "World " + world.world() + (world.about().isEmpty() ? "" : ": " + world.about());
    }

    private static void promises(Html page, Findings findings) {
        page.heading(2, "What was promised");
        List<List<String>> rows = new ArrayList<>();
        for (Target target : findings.targets()) {
            rows.add(List.of(grade(target.grade()), target.world(), target.what(), target.wanted(), target.got()));
        }
        page.table(List.of("", "world", "figure", "promised", "measured"), rows);
        page.note(
                "Bounds are exact (Clopper and Pearson). \"met, no proof\": the figure keeps the promise, its bound does"
                        + " not, because too few accounts were simulated to be sure.");
    }

    private static String grade(Target.Grade grade) {
        return switch (grade) {
            case MET -> "met|met";
            case MET_WITHOUT_PROOF -> "unsure|met, no proof";
            case MISSED -> "missed|missed";
            case NOT_MEASURED -> "unsure|not measured";
        };
    }

    private static void unidentifiable(Html page) {
        page.heading(2, "What cannot be told");
        page.paragraph("A seller with one account, few customers who pay once (R9) or once a year at odd times (R6), or"
                + " who does everything by hand and hides every trace (R10), behaves exactly as a generous owner of a"
                + " community does. No rule that looks at conduct can tell them apart without hitting the community,"
                + " so no rule here tries: nearly all of them go free, and the recall of identifiable sellers is given"
                + " beside the recall of all. Against them help only evidence from outside, such as a test purchase,"
                + " and limits that apply to everybody, such as slots that grow with an account's age.");
    }

    private static void learned(Html page, Findings findings) {
        if (findings.budgets().isEmpty()) {
            return;
        }
        page.heading(2, "Why nothing is learned from examples");
        page.paragraph(String.format(
                Locale.ROOT,
                "Four models were trained on %,d accounts of world 0 and given the threshold at which at most one"
                        + " innocent owner in 100,000 is hit there. Then they met worlds they had not seen, with nothing"
                        + " changed. They see the same numbers as the scorecard, its gate, and crude ones; two also see"
                        + " who is at a hosting provider.",
                findings.frozen().trainingSamples()));
        List<List<String>> rows = new ArrayList<>();
        for (Findings.WorldFindings world : findings.worlds()) {
            for (ModelScore model : world.models()) {
                rows.add(List.of(
                        world.world(),
                        model.model(),
                        Figures.percent(model.recallIdentifiable()),
                        Figures.percent(model.recall()),
                        Figures.perHundredThousand(model.wronged()),
                        Figures.perHundredThousand(model.wrongedHosts()),
                        model.worst() == null || model.worstWronged() == null
                                ? "nobody"
                                : model.worst() + " " + Figures.perHundredThousand(model.worstWronged())));
            }
        }
        page.drawings(List.of(LearnedPlots.recall(findings), LearnedPlots.wronged(findings)));
        page.note("Blue: Evenhand's limit, by world. Below it in grey: the logistic regression and the boosted trees.");
        Html table = new Html();
        table.table(
                List.of(
                        "world",
                        "model",
                        "identifiable sellers hit",
                        "all sellers hit",
                        "innocents per 100,000 owners",
                        "per 100,000 hosts",
                        "worst sort, per 100,000 of it"),
                rows);
        page.fold("All figures of the learned models", false, table);
        findings.budgets().stream()
                .filter(budget -> !budget.certified())
                .findFirst()
                .ifPresent(budget -> page.note(
                        "World 0 had fewer than 299,572 innocent owners, too few to prove one in 100,000; the thresholds let"
                                + " none of them pass."));
    }

    private static void frozen(Html page, Findings findings) {
        Findings.Frozen frozen = findings.frozen();
        page.heading(2, "What was measured");
        page.table(
                List.of("", ""),
                List.of(
                        List.of("source", "mono|" + frozen.commit()),
                        List.of("scorecard", "mono|" + frozen.scorecardName() + " " + frozen.scorecard()),
                        List.of("ruleset", "mono|" + frozen.ruleset()),
                        List.of("owners in each series", String.format(Locale.ROOT, "%,d", frozen.ownersPerSeries())),
                        List.of("in stress worlds", String.format(Locale.ROOT, "%,d", frozen.ownersOfStressWorlds())),
                        List.of("days", Integer.toString(frozen.days())),
                        List.of("seeds", frozen.seeds().toString()),
                        List.of("training seeds", frozen.trainingSeeds().toString())));
        page.note(
                "Scorecard and ruleset were not changed between the worlds; their hashes say which they were. Owners who"
                        + " share with too few people to be looked at are counted and not simulated; the crude rules are taken to"
                        + " hit none of those, which flatters them. The same commit, seeds and numbers give the same figures.");
    }
}
