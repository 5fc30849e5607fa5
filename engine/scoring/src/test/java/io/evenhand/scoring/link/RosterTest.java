// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.EventBody.ShareAccepted;
import io.evenhand.contract.event.EventBody.ShareChanged;
import io.evenhand.contract.event.EventBody.ShareRevoked;
import io.evenhand.contract.event.RevokedBy;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.LibrarySet;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.scoring.history.AccountHistory;
import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Conduct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Who has access, who lately had it, and who is told when the owner is confirmed to have sold it. */
class RosterTest {
    private static final long SEED = 51;
    private final Roster roster = new Roster();
    private int number;

    @Test
    void itCountsOutsidersAsTheHistoryDoesWhateverTheOrder() {
        Random random = new Random(SEED);
        List<Conduct> conduct = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            conduct.add(happened(random.nextDouble() * 100, "v" + random.nextInt(60), random.nextInt(6)));
        }
        List<Conduct> shuffled = new ArrayList<>(conduct);
        Collections.shuffle(shuffled, random);
        shuffled.forEach(roster::add);
        conduct.sort(Conduct.ORDER);
        AccountHistory history = new AccountHistory();
        int next = 0;
        for (int day = 7; day <= 98; day += 7) {
            while (next < conduct.size() && conduct.get(next).millis() < at(day)) {
                history.add(conduct.get(next++));
            }
            int live = history.liveExternalStarts().length;
            assertEquals(live < Roster.FLEET_MIN ? 0 : live, roster.size(at(day)), "seed " + SEED + ", day " + day);
            if (day % 3 == 0) {
                roster.prune(at(day));
            }
        }
    }

    private Conduct happened(double day, String viewer, int what) {
        ViewerId id = new ViewerId(viewer);
        return switch (what) {
            case 0, 1, 2 -> conduct(day, new ShareAccepted(id, null, null, false, null));
            case 3 -> conduct(day, new ShareAccepted(id, null, null, true, null));
            case 4 -> conduct(day, new ShareChanged(id, day % 2 < 1 ? new LibrarySet("l") : null, null));
            default -> conduct(day, new ShareRevoked(id, RevokedBy.OWNER, null));
        };
    }

    @Test
    void aSanctionIsToldToThoseWhoHaveAccessOrLatelyHadIt() {
        accept("now", 10);
        accept("lately", 10);
        revoke("lately", 70);
        accept("long-ago", 10);
        revoke("long-ago", 20);
        roster.add(conduct(10, new ShareAccepted(new ViewerId("home"), null, null, true, null)));
        accept("later", 108);
        assertEquals(List.of(), roster.judge("seller", true, at(100)));
        assertEquals(List.of(), roster.mark("seller", at(100)), "not before it was confirmed");
        assertEquals(
                List.of(
                        new ViewerFact.Marked("lately", "seller", at(100), 2),
                        new ViewerFact.Marked("now", "seller", at(100), 2)),
                roster.mark("seller", at(105)));
        assertEquals(List.of(), roster.mark("seller", at(112)), "once");
    }

    @Test
    void anOverturnedSanctionIsToldToTheSamePeople() {
        accept("now", 10);
        roster.judge("seller", true, at(100));
        roster.mark("seller", at(105));
        revoke("now", 106);
        assertEquals(
                List.of(new ViewerFact.Unmarked("now", "seller", at(110))), roster.judge("seller", false, at(110)));
    }

    @Test
    void aSanctionOverturnedBeforeItWasToldIsToldWithItsEnd() {
        accept("now", 10);
        roster.judge("seller", true, at(100));
        roster.judge("seller", false, at(101));
        assertEquals(
                List.of(
                        new ViewerFact.Marked("now", "seller", at(100), 1),
                        new ViewerFact.Unmarked("now", "seller", at(101))),
                roster.mark("seller", at(105)));
    }

    @Test
    void erasureIsToldToEverybodyWhoWasTold() {
        accept("now", 10);
        accept("gone", 10);
        revoke("gone", 95);
        roster.judge("seller", true, at(100));
        roster.mark("seller", at(105));
        assertEquals(
                List.of(new ViewerFact.Gone("gone", "seller"), new ViewerFact.Gone("now", "seller")),
                roster.erase("seller"));
        assertTrue(roster.isEmpty());
    }

    private void accept(String viewer, int day) {
        roster.add(conduct(day, new ShareAccepted(new ViewerId(viewer), null, null, false, null)));
    }

    private void revoke(String viewer, int day) {
        roster.add(conduct(day, new ShareRevoked(new ViewerId(viewer), RevokedBy.OWNER, null)));
    }

    private Conduct conduct(double day, EventBody body) {
        Instant at = Instant.ofEpochMilli(at(0) + (long) (day * Calendar.DAY));
        return new Conduct(new EventId("e" + number++), at, new AccountId("seller"), body);
    }

    private static long at(int day) {
        return (20_000 + day) * Calendar.DAY;
    }
}
