// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Family;
import io.evenhand.enforcement.notice.Factor;
import io.evenhand.enforcement.notice.Notice.FamilyPoints;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BarsKeepProportionTest {
    @Test
    void everyBarStaysOnTheDrawingAndOnItsSideOfZero() {
        long seed = 20_260_302L;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 2_000; round++) {
            List<Factor> factors = new ArrayList<>();
            List<FamilyPoints> families = new ArrayList<>();
            for (Family family : Family.values()) {
                int points = random.nextInt(-60, 61);
                factors.add(new Factor("s", family, points, 1, null, "seen"));
                families.add(new FamilyPoints(family.wire(), points, 60));
            }
            EvidenceView view = EvidenceWords.of(factors, families, 0);
            assertEquals(2 * Family.values().length, view.rows().size(), "seed " + seed);
            for (EvidenceView.Row row : view.rows()) {
                boolean against = row.direction().equals("against");
                assertTrue(row.x() >= 0 && row.x() + row.width() <= view.width(), "seed " + seed + " " + row);
                assertTrue(
                        against ? row.x() == view.zero() : row.x() + row.width() == view.zero(),
                        "seed " + seed + " " + row);
            }
        }
    }

    @Test
    void twiceThePointsAreTwiceTheBar() {
        EvidenceView view = EvidenceWords.of(
                List.of(
                        new Factor("a", Family.RHYTHM, 10, 1, null, "ten"),
                        new Factor("b", Family.RHYTHM, 20, 1, null, "twenty")),
                List.of(new FamilyPoints("rhythm", 22, 22)),
                22);
        assertEquals(
                List.of("Rhythm of removals, at most 22", "twenty", "ten"),
                view.rows().stream().map(EvidenceView.Row::label).toList());
        int twenty = view.rows().get(1).width();
        int ten = view.rows().get(2).width();
        assertTrue(Math.abs(twenty - 2 * ten) <= 2, twenty + " and " + ten);
    }

    @Test
    void momentsAndNumbersAreEnglishAndUtcOnAnyMachine() {
        Instant at = Instant.parse("2026-07-31T23:30:00Z");
        assertEquals("31 July 2026", Dates.day(at).text());
        assertEquals("31 July 2026, 23:30 UTC", Dates.minute(at).text());
        assertEquals("2026-07-31T23:30:00.000Z", Dates.minute(at).machine());
        assertEquals("in 6 days", Dates.away(at.plus(Duration.ofDays(6).plusHours(5)), at));
        assertEquals("1 hour ago", Dates.away(at, at.plus(Duration.ofMinutes(61))));
        assertEquals("+3", Counts.signed(3));
        assertEquals("\u22123", Counts.signed(-3));
        assertEquals("0", Counts.signed(0));
    }
}
