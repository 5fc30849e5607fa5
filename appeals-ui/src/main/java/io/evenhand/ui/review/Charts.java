// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.assessment.FamilyScore;
import io.evenhand.enforcement.cases.HistoryLine;
import io.evenhand.enforcement.document.Facts;
import io.evenhand.enforcement.document.Language;
import io.evenhand.ui.view.BarView;
import io.evenhand.ui.view.Counts;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.FactView;
import io.evenhand.ui.view.RhythmView;
import io.evenhand.ui.view.TimelineView;
import io.evenhand.ui.view.WaterfallView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures of a case as drawings; each has its numbers in a table beside it. */
final class Charts {
    private static final int MARGIN = 4;
    private static final int SPAN_MIN = 10;

    private Charts() {}

    /** The moments on a line from the first to the last. */
    static TimelineView timeline(List<HistoryLine> lines) {
        if (lines.isEmpty()) {
            return new TimelineView("Nothing happened yet.", List.of(), "", "");
        }
        Instant from =
                lines.stream().map(HistoryLine::at).min(Instant::compareTo).orElseThrow();
        Instant until =
                lines.stream().map(HistoryLine::at).max(Instant::compareTo).orElseThrow();
        long span = Math.max(1, Duration.between(from, until).toSeconds());
        String first = Dates.day(from).text();
        String last = Dates.day(until).text();
        int room = TimelineView.WIDTH - 4 * MARGIN;
        return new TimelineView(
                Counts.of(lines.size(), "event") + " from " + first + " to " + last + "; the list says what each is.",
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
    static WaterfallView waterfall(Assessment assessment) {
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
            steps.add(scale.step(family, before));
            before += family.points();
        }
        String total = Counts.signed(assessment.score());
        return new WaterfallView(
                "Each family begins where the one above ends. The outline is the most it may add. The sum is " + total
                        + ".",
                steps,
                total,
                scale.at(0));
    }

    private record Scale(int low, int high) {
        int at(int points) {
            return MARGIN + (points - low) * (WaterfallView.WIDTH - 2 * MARGIN) / Math.max(1, high - low);
        }

        WaterfallView.Step step(FamilyScore family, int before) {
            int after = before + family.points();
            int x = at(Math.min(before, after));
            int most = Math.max(0, family.cap());
            return new WaterfallView.Step(
                    Facts.family(family.family().wire(), Language.EN),
                    Counts.signed(family.points()),
                    most == 0 ? "only takes away" : Counts.signed(most),
                    Counts.signed(after),
                    family.points() >= 0 ? "against" : "favour",
                    x,
                    Math.max(1, at(Math.max(before, after)) - x),
                    most == 0 || family.points() < 0 ? 0 : at(before + most) - x);
        }
    }

    /** Removals on the beat and off it, from the numbers that the assessment holds; null without a rhythm. */
    static @Nullable RhythmView rhythm(Assessment assessment) {
        EvidenceAtom atom = assessment.atom("rhythm.tenure");
        Double period = atom == null ? null : atom.detail().get("periodDays");
        if (atom == null || period == null || period <= 0) {
            return null;
        }
        long on = number(atom, "onCycleViewers");
        long removed = Math.max(on, Math.max(number(atom, "removedViewers"), atom.n()));
        Double phase = atom.detail().get("phaseDays");
        return new RhythmView(
                "The ends of access follow a beat of " + days(period) + " days: " + on + " of " + removed
                        + " people were removed on it.",
                List.of(
                        new FactView("Period", days(period) + " days"),
                        new FactView("Multiples of it that were seen", Long.toString(number(atom, "multiples"))),
                        new FactView("Ended accesses that count", Long.toString(atom.n()))),
                List.of(row("On the beat", on, removed), row("At other times", removed - on, removed)),
                phase == null ? -1 : (int) Math.round(RhythmView.WIDTH * (mod(phase, period) / period)),
                phase == null
                        ? "The assessment does not say where in the period the beat lies."
                        : "The beat lies " + days(mod(phase, period)) + " days into the period.");
    }

    private static RhythmView.Row row(String when, long people, long most) {
        return new RhythmView.Row(
                when, people, BarView.counts(when + ": " + Counts.of(people, "removal"), most, people));
    }

    private static double mod(double phase, double period) {
        double rest = phase % period;
        return rest < 0 ? rest + period : rest;
    }

    private static long number(EvidenceAtom atom, String name) {
        return Math.round(atom.detail().getOrDefault(name, 0.0));
    }

    private static String days(double days) {
        String text = String.format(Locale.ROOT, "%.1f", days);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
