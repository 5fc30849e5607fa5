// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evenhand.contract.event.EventBody.StreamStopped;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.StreamId;
import io.evenhand.scoring.history.Conduct;
import io.evenhand.scoring.history.Parcel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What waits for the end of a week: order of arrival and repeats leave no trace but a count. */
class WaitingTest {
    private static final long SEED = 8;
    private static final AccountId ACCOUNT = new AccountId("acc-1");
    private static final long BOUNDARY = 1_000;

    @Test
    void whatComesInAnyOrderIsTakenInOne() {
        List<Conduct> week = List.of(conduct("b", 1), conduct("a", 2), conduct("c", 2), conduct("d", 999));
        List<Conduct> later = List.of(conduct("e", 1_000), conduct("f", 5_000));
        List<Conduct> all = new ArrayList<>(week);
        all.addAll(later);
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(all, random);
            Waiting taken = Waiting.of(ACCOUNT, parcels(all), BOUNDARY);
            assertEquals(week, taken.week());
            assertEquals(Set.copyOf(parcels(later)), Set.copyOf(taken.rest()));
            assertEquals(0, taken.repeats());
        }
    }

    @Test
    void ofRepeatsWithinAWeekTheFirstCounts() {
        List<Conduct> arrived = List.of(conduct("a", 900), conduct("a", 7), conduct("b", 1_500), conduct("a", 7));
        Waiting taken = Waiting.of(ACCOUNT, parcels(arrived), BOUNDARY);
        assertEquals(List.of(conduct("a", 7)), taken.week());
        assertEquals(parcels(List.of(conduct("b", 1_500))), taken.rest());
        assertEquals(2, taken.repeats());
    }

    @Test
    void howFarAheadEventsHadArrivedDoesNotDecideWhichOfThemCount() {
        Waiting later = Waiting.of(ACCOUNT, parcels(List.of(conduct("a", 7), conduct("a", 2_000))), BOUNDARY);
        assertEquals(parcels(List.of(conduct("a", 2_000))), later.rest());
        assertEquals(0, later.repeats());
    }

    @Test
    void repeatsOfWhatIsStillToComeCanBeCounted() {
        List<Conduct> arrived = List.of(conduct("a", 1_500), conduct("a", 1_500), conduct("b", 1_500));
        assertEquals(1, Waiting.repeats(ACCOUNT, parcels(arrived)));
    }

    @Test
    void twoThatWronglyShareIdAndTimeAreDecidedByTheirContent() {
        Conduct one = new Conduct(
                new EventId("x"), Instant.ofEpochMilli(1), ACCOUNT, new StreamStopped(new StreamId("s1"), null));
        Conduct two = new Conduct(
                new EventId("x"), Instant.ofEpochMilli(1), ACCOUNT, new StreamStopped(new StreamId("s2"), null));
        assertEquals(
                List.of(one),
                Waiting.of(ACCOUNT, parcels(List.of(one, two)), BOUNDARY).week());
        assertEquals(
                List.of(one),
                Waiting.of(ACCOUNT, parcels(List.of(two, one)), BOUNDARY).week());
    }

    private static List<Parcel> parcels(List<Conduct> conduct) {
        return conduct.stream().map(Parcel::of).toList();
    }

    private static Conduct conduct(String id, long at) {
        return new Conduct(
                new EventId(id), Instant.ofEpochMilli(at), ACCOUNT, new StreamStopped(new StreamId("s"), null));
    }
}
