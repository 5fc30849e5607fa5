// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The demonstration ends just after a weekly evaluation, so that its summary is about the present. */
class PopulationTest {
    @Test
    void endsTwentySixHoursAfterTheNewestSundayThatAllowsIt() {
        assertEquals(Instant.parse("2026-11-16T02:00:00Z"), Population.end(Instant.parse("2026-11-22T04:00:00Z")));
        assertEquals(Instant.parse("2026-11-23T02:00:00Z"), Population.end(Instant.parse("2026-11-23T02:00:00Z")));
        assertEquals(Instant.parse("2026-11-16T02:00:00Z"), Population.end(Instant.parse("2026-11-23T01:59:59Z")));
    }

    @Test
    void isNeverInTheFutureAndNeverMoreThanAWeekAgo() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        for (int hour = 0; hour < 24 * 30; hour++) {
            Instant now = start.plus(Duration.ofHours(hour)).plusMillis(17);
            Instant end = Population.end(now);
            assertFalse(end.isAfter(now));
            assertFalse(end.isBefore(now.minus(Duration.ofDays(7))));
            assertEquals(DayOfWeek.MONDAY, end.atOffset(ZoneOffset.UTC).getDayOfWeek());
        }
    }
}
