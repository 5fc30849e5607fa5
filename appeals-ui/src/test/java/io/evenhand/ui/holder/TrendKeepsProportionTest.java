// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.holder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.cases.AccountFile.Look;
import io.evenhand.ui.view.TrendView;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendKeepsProportionTest {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void pointsLieWhereTheirTimeAndTheirNumberSay() {
        TrendView trend = Trend.of(List.of(look(0, -20), look(5, 0), look(10, 20)), "words", each -> each.toString()
                .substring(0, 10));
        assertEquals("6,134 320,70 634,6", trend.line());
        assertEquals(70, trend.zero());
        assertEquals("2026-01-01", trend.from());
        assertEquals("2026-01-11", trend.until());
        assertEquals("+20", trend.rows().get(0).points(), "the newest look is the first row");
    }

    @Test
    void fewPointsLookLikeFew() {
        TrendView trend = Trend.of(List.of(look(0, 0), look(1, 1)), "words", Instant::toString);
        int last = Integer.parseInt(trend.line().substring(trend.line().lastIndexOf(',') + 1));
        assertTrue(trend.zero() - last <= 4, trend.line());
    }

    @Test
    void looksOfOneMomentAreDrawnAtTheEnd() {
        assertEquals(
                "634,70 634,6",
                Trend.of(List.of(look(0, 0), look(0, 20)), "words", Instant::toString)
                        .line());
    }

    private static Look look(int day, int points) {
        return new Look(FIRST.plusSeconds(86_400L * day), points);
    }
}
