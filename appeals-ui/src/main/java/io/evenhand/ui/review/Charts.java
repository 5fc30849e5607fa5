// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.assessment.FamilyScore;
import io.evenhand.enforcement.cases.HistoryLine;
import io.evenhand.enforcement.document.Facts;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.ui.view.BarView;
import io.evenhand.ui.view.Counts;
import io.evenhand.ui.view.FactView;
import io.evenhand.ui.view.RhythmView;
import io.evenhand.ui.view.TimelineView;
import io.evenhand.ui.view.WaterfallView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures of a case as drawings; each has its numbers in a table beside it. */
final class Charts {
    private static final int MARGIN = 4;
    private static final int SPAN_MIN = 10;

    private Charts() {}

    /** The moments on a line from the first to the last. */
    static TimelineView timeline(List<HistoryLine> lines, Phrasebook words) {
        if (lines.isEmpty()) {
            return new TimelineView(words.say("case.time.none"), List.of(), "", "");
        }
        Instant from =
                lines.stream().map(HistoryLine::at).min(Instant::compareTo).orElseThrow();
        Instant until =
                lines.stream().map(HistoryLine::at).max(Instant::compareTo).orElseThrow();
        long span = Math.max(1, Duration.between(from, until).toSeconds());
        String first = words.language().day(from);
        String last = words.language().day(until);
        int room = TimelineView.WIDTH - 4 * MARGIN;
        return new TimelineView(
                words.say("case.time.words", "n", lines.size(), "first", first, "last", last),
                lines.stream()
                        .map(line -> 2 * MARGIN
                                + (int) (room
                                        * Duration.between(from, line.at()).toSeconds()
                                        / span))
                        .toList(),
                first,
                last);
    }

    /** How the families add up to the score. */
    static WaterfallView waterfall(Assessment assessment, Phrasebook words) {
        int sum = 0;
        int low = 0;
        int high = SPAN_MIN;
        for (FamilyScore family : assessment.families()) {
            high = Math.max(high, sum + Math.max(family.cap(), family.points()));
            sum += family.points();
            low = Math.min(low, sum);
            high = Math.max(high, sum);
        }
        Scale scale = new Scale(low, high);
        List<WaterfallView.Step> steps = new ArrayList<>();
        int before = 0;
        for (FamilyScore family : assessment.families()) {
            steps.add(scale.step(family, before, words));
            before += family.points();
        }
        String total = Counts.signed(assessment.score());
        return new WaterfallView(words.say("case.waterfall.summary", "total", total), steps, total, scale.at(0));
    }

    private record Scale(int low, int high) {
        int at(int points) {
            return MARGIN + (points - low) * (WaterfallView.WIDTH - 2 * MARGIN) / Math.max(1, high - low);
        }

        WaterfallView.Step step(FamilyScore family, int before, Phrasebook words) {
            int after = before + family.points();
            int x = at(Math.min(before, after));
            int most = Math.max(0, family.cap());
            return new WaterfallView.Step(
                    Facts.family(family.family().wire(), words.language()),
                    Counts.signed(family.points()),
                    most == 0 ? words.say("case.waterfall.only_less") : Counts.signed(most),
                    Counts.signed(after),
                    family.points() >= 0 ? "against" : "favour",
                    x,
                    Math.max(1, at(Math.max(before, after)) - x),
                    most == 0 || family.points() < 0 ? 0 : at(before + most) - x);
        }
    }

    /** Removals on the beat and off it, from the numbers that the assessment holds; null without a rhythm. */
    static @Nullable RhythmView rhythm(Assessment assessment, Phrasebook words) {
        EvidenceAtom atom = assessment.atom("rhythm.tenure");
        Double period = atom == null ? null : atom.detail().get("periodDays");
        if (atom == null || period == null || period <= 0) {
            return null;
        }
        long on = number(atom, "onCycleViewers");
        long removed = Math.max(on, Math.max(number(atom, "removedViewers"), atom.n()));
        Double phase = atom.detail().get("phaseDays");
        return new RhythmView(
                words.say("case.rhythm.summary", "days", days(period), "on", on, "removed", removed),
                List.of(
                        new FactView(
                                words.say("case.rhythm.period"), words.say("case.rhythm.days", "days", days(period))),
                        new FactView(words.say("case.rhythm.multiples"), Long.toString(number(atom, "multiples"))),
                        new FactView(words.say("case.rhythm.counted"), Long.toString(atom.n()))),
                List.of(
                        row(words.say("case.rhythm.on"), on, removed, words),
                        row(words.say("case.rhythm.off"), removed - on, removed, words)),
                phase == null ? -1 : (int) Math.round(RhythmView.WIDTH * (mod(phase, period) / period)),
                phase == null
                        ? words.say("case.rhythm.no_beat")
                        : words.say("case.rhythm.beat", "days", days(mod(phase, period))));
    }

    private static RhythmView.Row row(String when, long people, long most, Phrasebook words) {
        String bar = words.say("case.rhythm.bar", "when", when, "n", people);
        return new RhythmView.Row(when, people, BarView.counts(bar, most, people));
    }

    private static double mod(double phase, double period) {
        double rest = phase % period;
        return rest < 0 ? rest + period : rest;
    }

    private static long number(EvidenceAtom atom, String name) {
        return Math.round(atom.detail().getOrDefault(name, 0.0));
    }

    /** To a tenth, as a number that every language writes in its own way. */
    private static double days(double days) {
        return Math.round(days * 10) / 10.0;
    }
}
