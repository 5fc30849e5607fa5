// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.scoring.history.Calendar;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The clock by which a load is offered, and what fails it: a lost event, a late one, a missing effect, a slow one. */
class LoadIsJudgedTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final long MILLI = 1_000_000;

    @Test
    void asManyEventsAreDueAsAreOfferedAndNoneInTheFuture() {
        for (int rate : List.of(1_000, 5_000, 20_000, 333)) {
            Schedule schedule = Schedule.until(NOW, rate, 60);
            long events = 0;
            for (long batch = 0; batch < schedule.batches(); batch++) {
                events += schedule.size(batch);
            }
            assertEquals(70L * rate, events);
            assertTrue(schedule.end() <= NOW.toEpochMilli());
            assertEquals(schedule.start() + 7 * Calendar.WEEK, schedule.end());
        }
    }

    @Test
    void aWeekIsEvaluatedWithTheFirstEventOfADayAfterItsEnd() {
        Schedule schedule = Schedule.until(NOW, 1_000, 60);
        long boundary = schedule.start() + Calendar.WEEK;
        assertEquals(0, schedule.start() % 1_000);
        assertEquals(boundary, Calendar.boundaryAfter(schedule.start()));
        long due = schedule.evaluated(boundary);
        assertTrue(Math.abs(boundary + Calendar.DAY - schedule.happened(due)) <= 1);
        assertTrue(schedule.isMeasured(due));
        assertFalse(schedule.isMeasured(schedule.evaluated(schedule.start())));
    }

    @Test
    void whatIsLostLateMissingOrSlowFails() {
        assertTrue(findings("engine", 100, 0, List.of(), 900).isGood(1_000));
        assertFalse(findings("engine", 99, 0, List.of(), 900).isGood(1_000), "an acknowledged event was not handled");
        assertFalse(findings("engine", 100, 1, List.of(), 900).isGood(1_000), "an event was too late");
        assertFalse(findings("engine", 100, 0, List.of("a"), 900).isGood(1_000), "an assessment is missing");
        assertFalse(findings("engine", 100, 0, List.of(), 1_001).isGood(1_000), "too slow");
        assertFalse(findings("edge", 100, 0, List.of(), 900).isGood(1_000), "no answer was measured");
    }

    @Test
    void aPercentileIsOneThatWasMeasured() {
        Latencies latencies = new Latencies();
        for (int i = 1; i <= 200; i++) {
            latencies.add(i * MILLI);
        }
        assertEquals(100, latencies.millis(0.5));
        assertEquals(198, latencies.millis(0.99));
        assertEquals(200, latencies.millis(1));
    }

    private static Findings findings(String path, long handled, long late, List<String> missing, long millis) {
        Latencies assessed = new Latencies();
        assessed.add(millis * MILLI);
        return new Findings(
                path,
                1,
                1,
                100,
                0,
                handled,
                late,
                missing,
                new Latencies(),
                assessed,
                List.of(assessed),
                new Latencies(),
                Map.of());
    }
}
