// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.simulator.SimulationPlan;
import io.evenhand.simulator.World;
import io.evenhand.standalone.terminal.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration ends just after a weekly evaluation, so that its summary is about the present. */
class PopulationTest {
    @Test
    void endsTwentySixHoursAfterTheNewestSundayThatAllowsIt() {
        assertEquals(Instant.parse("2026-11-16T02:00:00Z"), Population.end(Instant.parse("2026-11-22T04:00:00Z")));
        assertEquals(Instant.parse("2026-11-23T02:00:00Z"), Population.end(Instant.parse("2026-11-23T02:00:00Z")));
        assertEquals(Instant.parse("2026-11-16T02:00:00Z"), Population.end(Instant.parse("2026-11-23T01:59:59Z")));
    }

    @Test
    void oneWhoseMakingWasCutOffIsMadeAnewAndThenKept(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("plan"), "40 owners, 30 d");
        Terminal nobody = new Terminal(new PrintStream(OutputStream.nullOutputStream(), true, UTF_8), false);
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-22T04:00:00Z"));
        Function<Instant, SimulationPlan> plans = end -> new SimulationPlan(40, 30, 1, World.ZERO, end);
        Population made = Population.ensure(folder, plans, clock, nobody);
        assertTrue(made.eventCount() > 0 && Files.size(made.events()) > 0);
        assertEquals(made, Population.ensure(folder, plans, clock, nobody));
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
