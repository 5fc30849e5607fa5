// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.Persistence;
import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.decision.InterventionType;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody.ServerMoved;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.scoring.Population;
import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Conduct;
import io.evenhand.scoring.io.ScorecardFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A hold: weeks that count neither for nor against, while the score stays what it is. */
class MigrationHoldTest {
    private static final AccountId SELLER = new AccountId("seller-a");
    private static final long MOVED = 20_000 * Calendar.DAY + 5;

    private final Scorer scorer = new Scorer(ScorecardFile.builtIn());

    @Test
    void aMoveHoldsTheTwoEvaluationsAfterIt() {
        MigrationHold hold = MigrationHold.NONE.moved(MOVED);
        long first = Calendar.boundaryAfter(MOVED);
        assertFalse(hold.covers(first - Calendar.WEEK));
        assertTrue(hold.covers(first));
        assertTrue(hold.covers(first + Calendar.WEEK));
        assertFalse(hold.covers(first + 2 * Calendar.WEEK));
    }

    @Test
    void whoMovesAllTheTimeIsHeldOnceInNinetyDays() {
        MigrationHold hold = MigrationHold.NONE;
        int held = 0;
        for (int week = 0; week < 26; week++) {
            hold = hold.moved(MOVED + week * Calendar.WEEK);
            held += hold.covers(Calendar.boundaryAfter(MOVED + week * Calendar.WEEK)) ? 1 : 0;
        }
        assertEquals(4, held, "two evaluations in each of two quarters");
    }

    @Test
    void peopleMayHoldAsLongAsTheySay() {
        MigrationHold hold = MigrationHold.NONE.ordered(MOVED, MOVED + 60 * Calendar.DAY);
        assertTrue(hold.covers(MOVED + 60 * Calendar.DAY));
        assertFalse(hold.covers(MOVED + 61 * Calendar.DAY));
        assertFalse(hold.covers(MOVED));
    }

    @Test
    void heldWeeksAreSkippedAndTheScoreIsTheSame() {
        Map<Instant, Assessment> plain = live(Population.seller(2, 50), null);
        Instant firstTrue = plain.entrySet().stream()
                .filter(entry -> entry.getValue().gates().persistence().trueCount() == 1)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        Intervention hold = new Intervention(
                new EventId("h"),
                InterventionType.HOLD_MIGRATION,
                firstTrue.minus(Duration.ofHours(1)),
                SELLER,
                null,
                firstTrue.plus(Duration.ofDays(15)),
                null,
                null);
        Map<Instant, Assessment> held = live(Population.seller(2, 50), hold);
        Persistence before =
                plain.get(firstTrue.minus(Duration.ofDays(7))).gates().persistence();
        for (int week = 0; week < 3; week++) {
            Instant at = firstTrue.plus(Duration.ofDays(7L * week));
            assertEquals(before, held.get(at).gates().persistence(), "neither for nor against");
            assertEquals(plain.get(at).score(), held.get(at).score());
            assertEquals(plain.get(at).atoms(), held.get(at).atoms());
        }
        Instant after = firstTrue.plus(Duration.ofDays(21));
        assertEquals(1, held.get(after).gates().persistence().trueCount(), "then it goes on where it was");
    }

    @Test
    void aHeldWeekMadeAgainIsStillHeld() {
        Account account = new Account();
        long boundary = fold(account, Population.seller(2, 50), new TreeMap<>());
        Instant at = Instant.ofEpochMilli(boundary);
        account.hear(
                new Intervention(
                        new EventId("h"),
                        InterventionType.HOLD_MIGRATION,
                        at.plusSeconds(1),
                        SELLER,
                        null,
                        at.plus(Duration.ofDays(20)),
                        null,
                        null),
                scorer);
        Assessment skipped = account.evaluate(SELLER, List.of(), boundary + Calendar.WEEK, scorer);
        assertEquals(new Persistence(4, 4), skipped.gates().persistence());
        Assessment again =
                account.hear(Intervention.rebuttalAccepted(new EventId("r"), at, SELLER, "rhythm.tenure"), scorer);
        assertEquals(new Persistence(4, 4), again.gates().persistence());
    }

    @Test
    void aMoveIsToldByTheEventItself() {
        List<Event> events = new ArrayList<>(Population.seller(2, 50));
        events.removeIf(event -> event.body() instanceof ServerMoved);
        Map<Instant, Assessment> plain = live(events, null);
        Instant firstTrue = plain.entrySet().stream()
                .filter(entry -> entry.getValue().gates().persistence().trueCount() == 1)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        events.add(new Event(
                new EventId("moved"),
                firstTrue.minus(Duration.ofDays(1)),
                SELLER,
                null,
                new ServerMoved(new ServerId("s"))));
        events.sort(Event.BY_TIME_THEN_ID);
        Map<Instant, Assessment> moved = live(events, null);
        assertEquals(0, moved.get(firstTrue).gates().persistence().trueCount());
        assertEquals(plain.get(firstTrue).score(), moved.get(firstTrue).score());
    }

    private Map<Instant, Assessment> live(List<Event> events, Intervention heard) {
        Account account = new Account();
        if (heard != null) {
            assertNull(account.hear(heard, scorer));
        }
        Map<Instant, Assessment> told = new TreeMap<>();
        fold(account, events, told);
        return told;
    }

    private long fold(Account account, List<Event> events, Map<Instant, Assessment> told) {
        List<Conduct> conduct = events.stream().map(Conduct::of).toList();
        long boundary = Calendar.boundaryAfter(conduct.get(0).millis());
        List<Conduct> week = new ArrayList<>();
        for (Conduct each : conduct) {
            while (each.millis() >= boundary) {
                Assessment assessment = account.evaluate(SELLER, week, boundary, scorer);
                if (assessment != null) {
                    told.put(assessment.asOf(), assessment);
                }
                week = new ArrayList<>();
                boundary += Calendar.WEEK;
            }
            week.add(each);
        }
        return boundary - Calendar.WEEK;
    }
}
