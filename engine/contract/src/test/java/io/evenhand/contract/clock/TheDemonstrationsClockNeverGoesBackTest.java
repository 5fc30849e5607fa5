// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demonstration's clock is as many days ahead as its file ever said, in whatever zone it is read. */
class TheDemonstrationsClockNeverGoesBackTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir
    Path folder;

    private final Clock machine = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void withoutAFileItIsTheMachines() {
        assertEquals(NOW, DemonstrationClock.in(folder, machine).instant());
    }

    @Test
    void itIsAsManyDaysAheadAsTheFileSays() throws IOException {
        says("21\n");
        assertEquals(
                NOW.plus(Duration.ofDays(21)),
                DemonstrationClock.in(folder, machine).instant());
        says("9999");
        assertEquals(DemonstrationClock.DAYS_MAX, DemonstrationClock.daysAhead(folder));
        says("-3");
        assertEquals(0, DemonstrationClock.daysAhead(folder));
    }

    @Test
    void whatItReachedStaysInEveryZone() throws IOException {
        says("30");
        Clock clock = DemonstrationClock.in(folder, machine);
        Instant reached = clock.instant();
        says("7");
        Clock elsewhere = clock.withZone(ZoneId.of("Asia/Tokyo"));
        assertEquals(reached, elsewhere.instant());
        assertEquals(ZoneId.of("Asia/Tokyo"), elsewhere.getZone());
    }

    private void says(String days) throws IOException {
        Files.writeString(folder.resolve(DemonstrationClock.FILE), days);
    }
}
