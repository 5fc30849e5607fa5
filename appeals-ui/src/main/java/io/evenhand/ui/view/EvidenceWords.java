// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.Family;
import io.evenhand.enforcement.document.Facts;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.notice.Notice.FamilyPoints;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Points as bars on one scale: families, each with the signals it sums up, in the families' own order. */
public final class EvidenceWords {
    private static final int WIDTH = 400;
    private static final int MARGIN = 4;

    /** The scale never shrinks below this, so that a few points look like few. */
    private static final int SPAN_MIN = 10;

    private EvidenceWords() {}

    /** Of an assessment, in any language. */
    public static EvidenceView of(Assessment assessment, Phrasebook words) {
        List<Bar> bars = assessment.atoms().stream()
                .filter(atom -> atom.points() != 0)
                .map(atom -> new Bar(atom.family().wire(), Facts.saw(atom, words.language()), atom.points(), atom.n()))
                .toList();
        List<FamilyPoints> families = assessment.families().stream()
                .map(each -> new FamilyPoints(each.family().wire(), each.points(), each.cap()))
                .toList();
        return of(bars, families, assessment.score(), words);
    }

    private record Bar(String family, String sentence, int points, long n) {}

    private static EvidenceView of(List<Bar> bars, List<FamilyPoints> families, int score, Phrasebook words) {
        int high = IntStream.concat(
                        bars.stream().mapToInt(Bar::points), families.stream().mapToInt(FamilyPoints::points))
                .reduce(SPAN_MIN, Math::max);
        int low = -IntStream.concat(
                        bars.stream().mapToInt(Bar::points), families.stream().mapToInt(FamilyPoints::points))
                .reduce(-SPAN_MIN, Math::min);
        Scale scale = new Scale(low, high);
        List<EvidenceView.Row> rows = new ArrayList<>();
        for (FamilyPoints family : families) {
            rows.add(scale.row(true, label(family, words), family.points(), ""));
            bars.stream()
                    .filter(bar -> bar.family().equals(wire(family)))
                    .sorted(Comparator.comparing(Bar::points).reversed())
                    .forEach(bar -> rows.add(
                            scale.row(false, bar.sentence(), bar.points(), words.say("why.sum.n", "n", bar.n()))));
        }
        String sum = Counts.signed(score);
        return new EvidenceView(words.say("why.sum.summary", "sum", sum), rows, sum, WIDTH, scale.zero());
    }

    private static String wire(FamilyPoints points) {
        for (Family family : Family.values()) {
            if (family.wire().equals(points.name()) || family.name().equals(points.name())) {
                return family.wire();
            }
        }
        return points.name();
    }

    private static String label(FamilyPoints points, Phrasebook words) {
        String family = Facts.family(wire(points), words.language());
        return points.cap() > 0 ? words.say("why.sum.at_most", "family", family, "cap", points.cap()) : family;
    }

    /** Where a number of points lies on the drawing. */
    private record Scale(int low, int high) {
        int zero() {
            return at(0);
        }

        private int at(int points) {
            return MARGIN + (points + low) * (WIDTH - 2 * MARGIN) / (low + high);
        }

        EvidenceView.Row row(boolean family, String label, int points, String sentence) {
            int from = at(Math.min(points, 0));
            int to = at(Math.max(points, 0));
            String direction = points >= 0 ? "against" : "favour";
            return new EvidenceView.Row(
                    family, label, Counts.signed(points), sentence, direction, from, Math.max(1, to - from));
        }
    }
}
