// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.Completeness;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.assessment.FamilyScore;
import io.evenhand.contract.assessment.Gates;
import io.evenhand.contract.assessment.Persistence;
import io.evenhand.contract.assessment.Presence;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.AssessmentId;
import io.evenhand.enforcement.document.Language;
import io.evenhand.ui.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BarsKeepProportionTest {
    @Test
    void everyBarStaysOnTheDrawingAndOnItsSideOfZero() {
        long seed = 20_260_302L;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 2_000; round++) {
            List<EvidenceAtom> atoms = new ArrayList<>();
            List<FamilyScore> families = new ArrayList<>();
            for (Family family : Family.values()) {
                int points = random.nextBoolean() ? random.nextInt(1, 61) : random.nextInt(-60, 0);
                atoms.add(atom("s", family, points));
                families.add(new FamilyScore(family, points, 60));
            }
            EvidenceView view = EvidenceWords.of(assessed(families, atoms), Texts.of(Language.EN));
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
                assessed(
                        List.of(new FamilyScore(Family.RHYTHM, 22, 22)),
                        List.of(atom("a", Family.RHYTHM, 10), atom("b", Family.RHYTHM, 20))),
                Texts.of(Language.EN));
        assertEquals("Rhythm of removals, at most 22", view.rows().get(0).label());
        assertEquals(
                List.of("+22", "+20", "+10"),
                view.rows().stream().map(EvidenceView.Row::points).toList());
        int twenty = view.rows().get(1).width();
        int ten = view.rows().get(2).width();
        assertTrue(Math.abs(twenty - 2 * ten) <= 2, twenty + " and " + ten);
    }

    private static EvidenceAtom atom(String signal, Family family, int points) {
        return new EvidenceAtom(signal, family, points, 1, null, null, "P30D", Map.of());
    }

    private static Assessment assessed(List<FamilyScore> families, List<EvidenceAtom> atoms) {
        return new Assessment(
                new AssessmentId("as-1"),
                new AccountId("acc-1"),
                Instant.EPOCH,
                "scorecard-1",
                families.stream().mapToInt(FamilyScore::points).sum(),
                true,
                families,
                atoms,
                new Gates(20, 14, new Persistence(3, 4)),
                new Completeness(Presence.PRESENT, Presence.PRESENT, Presence.PRESENT));
    }

    @Test
    void momentsAndNumbersAreEnglishAndUtcOnAnyMachine() {
        Instant at = Instant.parse("2026-07-31T23:30:00Z");
        assertEquals("31 July 2026", Dates.day(at, Language.EN).text());
        assertEquals("31 July 2026, 23:30 UTC", Dates.minute(at, Language.EN).text());
        assertEquals("2026-07-31T23:30:00.000Z", Dates.minute(at, Language.EN).machine());
        assertEquals("in 6 days", Dates.away(at.plus(Duration.ofDays(6).plusHours(5)), at, Texts.of(Language.EN)));
        assertEquals("1 hour ago", Dates.away(at, at.plus(Duration.ofMinutes(61)), Texts.of(Language.EN)));
        assertEquals("+3", Counts.signed(3));
        assertEquals("\u22123", Counts.signed(-3));
        assertEquals("0", Counts.signed(0));
    }
}
