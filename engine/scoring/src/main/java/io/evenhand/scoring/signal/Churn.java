// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

import io.evenhand.scoring.history.Windows;
import io.evenhand.scoring.rhythm.Rounding;
import java.util.Arrays;
import java.util.Map;

/**
 * Churn (B6): the lesser of starts and removals in 90 days, per viewer who has access.
 *
 * <p>Unit: turnovers per viewer. Direction: supports a rhythm, says nothing by itself. It divides by viewers who have
 * access and not by those who play: losing the optional playback stream must not raise it. Innocent lookalike: a student
 * house at the end of term. Privacy class 0.
 */
final class Churn {
    /** Churn of very few viewers says nothing, so there are never fewer than this. */
    private static final int VIEWERS_MIN = 5;

    private Churn() {}

    static Measured measure(Subject subject) {
        long[] live = subject.history().liveExternalStarts();
        int removals = subject.evidence().removals();
        int starts = subject.evidence().starts()
                + (int) Arrays.stream(live)
                        .filter(start -> start >= subject.now() - Windows.TURNOVER)
                        .count();
        double churn = Rounding.six(Math.min(starts, removals) / (double) Math.max(live.length, VIEWERS_MIN));
        return new Measured(
                Signal.RHYTHM_CHURN, removals, churn, null, Map.of("starts", (double) starts, "liveViewers", (double)
                        live.length));
    }
}
