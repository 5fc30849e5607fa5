// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.model;

import io.evenhand.contract.assessment.Family;
import io.evenhand.scoring.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Says everything that is wrong with a scorecard, in sentences: points that are not monotone, a family without a cap,
 * evidence that pushes the wrong way, a signal without a table.
 */
public final class ScorecardLinter {
    /** No family but the exculpatory may lower a score, except that few viewers may by this much. */
    private static final int LOWEST = -3;

    private ScorecardLinter() {}

    /** The findings, none if the table may be used. */
    public static List<String> findings(
            Map<Family, Integer> caps,
            Scorecard.RhythmRule rhythm,
            Map<Signal, Scorecard.Support> support,
            Map<Signal, Steps> points) {
        List<String> findings = new ArrayList<>();
        capped(caps, findings);
        if (rhythm.unmarkedMax() < rhythm.oneMultipleMax()
                || rhythm.marks().stream().anyMatch(ScorecardLinter::isNoMark)) {
            findings.add(
                    "a rhythm is marked by other signals than itself, and unmarked gets no less than one multiple");
        }
        support.forEach((signal, by) -> supported(signal, by, rhythm, findings));
        for (Signal signal : Signal.values()) {
            Steps steps = points.get(signal);
            if (signal.isRhythm()) {
                if (steps != null) {
                    findings.add(signal.wire() + " has its points from its probability and takes no table");
                }
            } else if (steps == null) {
                findings.add("no points for " + signal.wire());
            } else {
                monotone(signal, steps, findings);
            }
        }
        return findings;
    }

    private static void capped(Map<Family, Integer> caps, List<String> findings) {
        for (Signal signal : Signal.values()) {
            if (!caps.containsKey(signal.family())
                    && !findings.contains("no cap for " + signal.family().wire())) {
                findings.add("no cap for " + signal.family().wire());
            }
        }
        caps.forEach((family, cap) -> {
            if (family == Family.EXCULPATORY ? cap != 0 : cap < 0) {
                findings.add("the cap of " + family.wire() + " must be "
                        + (family == Family.EXCULPATORY ? "0: counter-evidence can only lower" : "0 or more"));
            }
        });
    }

    private static void supported(
            Signal signal, Scorecard.Support support, Scorecard.RhythmRule rhythm, List<String> findings) {
        if (signal == support.by() || signal.family() != support.by().family() || signal.isRhythm()) {
            findings.add(
                    signal.wire() + " cannot be supported by " + support.by().wire());
        }
        if (support.by().isRhythm() && support.from() <= rhythm.oneMultipleMax()) {
            findings.add("one multiple of a rhythm must not be enough to support " + signal.wire());
        }
        if (support.from() < 1) {
            findings.add("support of " + signal.wire() + " must need a point at least");
        }
    }

    private static void monotone(Signal signal, Steps steps, List<String> findings) {
        boolean lowers = signal.family() == Family.EXCULPATORY;
        double from = Double.NEGATIVE_INFINITY;
        int points = lowers ? 0 : Integer.MIN_VALUE;
        for (Steps.Step step : steps.steps()) {
            if (!(step.from() > from)) {
                findings.add("thresholds of " + signal.wire() + " must rise");
            }
            if (lowers ? step.points() > points : step.points() < points) {
                findings.add("points of " + signal.wire() + " must be monotone");
            }
            if (!lowers && step.points() < (signal.family() == Family.SCALE ? LOWEST : 0)) {
                findings.add(signal.wire() + " may not lower a score by so much");
            }
            from = step.from();
            points = step.points();
        }
    }

    private static boolean isNoMark(Signal signal) {
        return signal.isRhythm() || signal.family() == Family.EXCULPATORY;
    }
}
