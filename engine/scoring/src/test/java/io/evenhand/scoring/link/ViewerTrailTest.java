// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.scoring.history.Calendar;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom a viewer came from, and whether it has been anywhere else. */
class ViewerTrailTest {
    private static final long MONDAY = 20_000 * Calendar.DAY;
    private final ViewerTrail trail = new ViewerTrail();

    @Test
    void whoMovesFromAConfirmedSellerIsCarried() {
        access("seller", 0, false);
        access("heir", 105, false);
        assertEquals(List.of(), carried(110), "a seller is one when people say so");
        confirm("seller", 100);
        assertEquals(List.of("heir from seller"), carried(110));
        assertEquals(List.of("heir from seller"), carried(249));
        assertEquals(List.of(), carried(251), "half a year is over");
    }

    @Test
    void theOrderOfMovingAndConfirmingMakesNoDifference() {
        confirm("seller", 100);
        access("heir", 105, false);
        assertEquals(List.of("heir from seller"), carried(110));
        assertEquals(List.of(), carried(105), "what happens on a day counts from the next");
    }

    @Test
    void whoHadAccessLongBeforeOrComesLongAfterIsNotCarried() {
        confirm("seller", 100);
        access("friend", 60, false);
        access("relative", 161, false);
        assertEquals(List.of(), carried(170));
        access("friend", 75, false);
        access("relative", 159, false);
        assertEquals(List.of("friend from seller", "relative from seller"), carried(170));
    }

    @Test
    void nobodyIsCarriedToThemselves() {
        confirm("seller", 100);
        access("seller", 101, false);
        assertEquals(List.of(), carried(110));
    }

    @Test
    void whatPeopleTakeBackIsTakenBack() {
        confirm("seller", 100);
        access("heir", 105, false);
        trail.add(new ViewerFact.Unmarked("v", "seller", day(120)));
        assertEquals(
                List.of("heir from seller"), carried(119), "replaying the week before it gives what that week had");
        assertEquals(List.of(), carried(121));
        confirm("seller", 130);
        assertEquals(List.of("heir from seller"), carried(140), "and may be confirmed again");
    }

    @Test
    void aNewAccountThatIsNowhereElseIsFresh() {
        access("host", 1, true);
        assertEquals(List.of("host"), fresh(10));
        assertEquals(List.of("host"), fresh(121));
        assertEquals(List.of(), fresh(122), "four months are over");
        access("other", 20, false);
        assertEquals(List.of("host"), fresh(20), "it had not been there yet");
        assertEquals(List.of(), fresh(21));
    }

    @Test
    void anOldAccountIsNotFresh() {
        access("host", 1, false);
        assertEquals(List.of(), fresh(10));
    }

    @Test
    void aViewerOfEverybodySaysNothing() {
        confirm("seller", 100);
        for (int i = 0; i < ViewerTrail.OWNERS_MAX; i++) {
            access("owner-" + i, 101, false);
        }
        assertEquals(ViewerTrail.OWNERS_MAX, carried(110).size());
        access("one-more", 102, false);
        assertEquals(List.of(), carried(110));
    }

    @Test
    void anErasedOwnerLeavesNothing() {
        access("host", 1, true);
        confirm("seller", 1);
        trail.add(new ViewerFact.Gone("v", "seller"));
        assertEquals(List.of(), carried(10));
        trail.add(new ViewerFact.Gone("v", "host"));
        assertTrue(trail.isEmpty());
    }

    private void access(String owner, int day, boolean fresh) {
        trail.add(new ViewerFact.Granted("v", owner, day(day), fresh));
    }

    private void confirm(String owner, int day) {
        trail.add(new ViewerFact.Marked("v", owner, day(day), 40));
    }

    private List<String> carried(int day) {
        return trail.tell("v", day(day)).stream()
                .filter(LinkFact.Carried.class::isInstance)
                .map(LinkFact.Carried.class::cast)
                .map(fact -> fact.to() + " from " + fact.from())
                .toList();
    }

    private List<String> fresh(int day) {
        return trail.tell("v", day(day)).stream()
                .filter(LinkFact.Fresh.class::isInstance)
                .map(LinkFact::to)
                .toList();
    }

    private static long day(int day) {
        return MONDAY + day * Calendar.DAY;
    }
}
