// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.event.WireName;
import io.evenhand.enforcement.notice.Factor;
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

    public static EvidenceView of(List<Factor> factors, List<FamilyPoints> families, int score) {
        int high = IntStream.concat(
                        factors.stream().mapToInt(Factor::points),
                        families.stream().mapToInt(FamilyPoints::points))
                .reduce(SPAN_MIN, Math::max);
        int low = -IntStream.concat(
                        factors.stream().mapToInt(Factor::points),
                        families.stream().mapToInt(FamilyPoints::points))
                .reduce(-SPAN_MIN, Math::min);
        Scale scale = new Scale(low, high);
        List<EvidenceView.Row> rows = new ArrayList<>();
        for (FamilyPoints family : families) {
            rows.add(scale.row(true, label(family), family.points(), ""));
            factors.stream()
                    .filter(factor -> factor.family().wire().equals(wire(family)))
                    .sorted(Comparator.comparing(Factor::points).reversed())
                    .forEach(factor -> rows.add(scale.row(false, factor.sentence(), factor.points(), numbers(factor))));
        }
        String summary = "Points above zero speak against the account, points below zero for it. The sum is "
                + Counts.signed(score) + ".";
        return new EvidenceView(summary, rows, Counts.signed(score), WIDTH, scale.zero());
    }

    private static String wire(FamilyPoints points) {
        for (Family family : Family.values()) {
            if (family.wire().equals(points.name()) || family.name().equals(points.name())) {
                return family.wire();
            }
        }
        return points.name();
    }

    private static String label(FamilyPoints points) {
        Family family = WireName.find(Family.class, wire(points));
        String capped = points.cap() > 0 ? ", at most " + points.cap() : "";
        return (family == null ? points.name() : label(family)) + capped;
    }

    private static String label(Family family) {
        return switch (family) {
            case RHYTHM -> "Rhythm of removals";
            case LINK -> "Links to other accounts";
            case SCALE -> "Number of people";
            case AUTOMATION -> "Work done by programs";
            case EXCULPATORY -> "What speaks for the account";
        };
    }

    private static String numbers(Factor factor) {
        return "Sample size " + factor.n() + ".";
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
