// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The maximum over time counts only what lasted three of four weeks. */
class CourseTest {
    @Test
    void oneHighWeekIsNotLasting() {
        assertEquals(2, maximum(1, 2, 30, 2, 3, 1));
    }

    @Test
    void threeOfFourWeeksAre() {
        assertEquals(20, maximum(1, 20, 30, 0, 25, 1, 1));
    }

    @Test
    void twoWeeksAreTooFew() {
        assertEquals(Double.NEGATIVE_INFINITY, maximum(30, 30));
        assertEquals(30, maximum(30, 30, 30));
    }

    @Test
    void weeksBeforeAGapDoNotCount() {
        Course.Persistent score = new Course.Persistent();
        score.add(30);
        score.add(30);
        score.forget();
        score.add(30);
        assertEquals(Double.NEGATIVE_INFINITY, score.max());
    }

    private static double maximum(double... weeks) {
        Course.Persistent score = new Course.Persistent();
        for (double week : weeks) {
            score.add(week);
        }
        return score.max();
    }
}
