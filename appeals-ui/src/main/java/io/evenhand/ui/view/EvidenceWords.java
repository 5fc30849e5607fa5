// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.assessment.FamilyScore;
import io.evenhand.enforcement.document.Facts;
import io.evenhand.enforcement.document.Phrasebook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
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
        Scale scale = scale(assessment);
        List<EvidenceView.Row> rows = new ArrayList<>();
        for (FamilyScore family : assessment.families()) {
            rows.add(scale.row(true, label(family, words), family.points(), ""));
            assessment.atoms().stream()
                    .filter(atom -> atom.points() != 0 && atom.family() == family.family())
                    .sorted(Comparator.comparing(EvidenceAtom::points).reversed())
                    .forEach(atom -> rows.add(scale.row(
                            false,
                            Facts.saw(atom, words.language()),
                            atom.points(),
                            words.say("why.sum.n", "n", atom.n()))));
        }
        String sum = Counts.signed(assessment.score());
        return new EvidenceView(words.say("why.sum.summary", "sum", sum), rows, sum, WIDTH, scale.zero());
    }

    private static Scale scale(Assessment assessment) {
        IntSummaryStatistics points = IntStream.concat(
                        assessment.atoms().stream().mapToInt(EvidenceAtom::points),
                        assessment.families().stream().mapToInt(FamilyScore::points))
                .summaryStatistics();
        return new Scale(Math.min(-SPAN_MIN, points.getMin()), Math.max(SPAN_MIN, points.getMax()));
    }

    private static String label(FamilyScore score, Phrasebook words) {
        String family = Facts.family(score.family().wire(), words.language());
        return score.cap() > 0 ? words.say("why.sum.at_most", "family", family, "cap", score.cap()) : family;
    }

    /** Where a number of points lies on the drawing. */
    private record Scale(int low, int high) {
        int zero() {
            return at(0);
        }

        private int at(int points) {
            return MARGIN + (points - low) * (WIDTH - 2 * MARGIN) / (high - low);
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
