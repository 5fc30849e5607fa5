// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.rhythm.Rounding;
import java.util.Map;

/**
 * Median live tenure (C3): how long the viewer in the middle has had access, of those outside the Home who have it now.
 *
 * <p>Unit: days. Direction: exculpatory from a year on. A seller of yearly plans looks like it in part. Privacy class 0.
 */
final class MedianLiveTenure {
    private MedianLiveTenure() {}

    static Measured measure(Subject subject) {
        long[] live = subject.history().liveExternalStarts();
        if (live.length == 0) {
            return new Measured(Signal.TENURE_MEDIAN_LIVE, 0, 0.0, null, Map.of());
        }
        // sorted: the start in the middle, the later one of two
        double days = Rounding.six((subject.now() - live[live.length / 2]) / (double) Calendar.DAY);
        return new Measured(Signal.TENURE_MEDIAN_LIVE, live.length, days, null, Map.of());
    }
}
