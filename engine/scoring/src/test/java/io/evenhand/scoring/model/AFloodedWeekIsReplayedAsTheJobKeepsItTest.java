// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody.StreamStarted;
import io.evenhand.contract.event.EventBody.StreamStopped;
import io.evenhand.contract.event.PlaybackMode;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.StreamId;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.scoring.Population;
import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Conduct;
import io.evenhand.scoring.history.Thinning;
import io.evenhand.scoring.io.ScorecardFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A week in which an account reported without end is replayed as if only what the job keeps of it had been reported. */
class AFloodedWeekIsReplayedAsTheJobKeepsItTest {
    /** Linked to nobody: links are told by everything, which is bounded in a way of its own. */
    private static final AccountId SELLER = new AccountId("seller-c");

    private static final int PLAYBACKS = 75_000;
    private static final long WEEK =
            Calendar.boundaryAfter(Population.START.toEpochMilli() + 200L * 24 * 60 * 60 * 1_000);

    @Test
    void theReplayForgetsWhomTheJobForgets() {
        List<Event> flooded = new ArrayList<>(Population.events(3, 2));
        for (int n = 0; n < PLAYBACKS; n++) {
            Instant at = Instant.ofEpochMilli(WEEK - Calendar.WEEK + 1 + n * 8_000L);
            StreamId stream = new StreamId("flood-" + n);
            ViewerId viewer = new ViewerId("flood-viewer-" + n % 900);
            flooded.add(new Event(
                    new EventId("flood-a-" + n),
                    at,
                    SELLER,
                    null,
                    new StreamStarted(stream, new ServerId("s"), viewer, false, PlaybackMode.DIRECT)));
            flooded.add(new Event(
                    new EventId("flood-b-" + n), at.plusMillis(1), SELLER, null, new StreamStopped(stream, null)));
        }
        List<Conduct> week = flooded.stream()
                .map(Conduct::of)
                .filter(each -> each.account().equals(SELLER) && Calendar.boundaryAfter(each.millis()) == WEEK)
                .sorted(Conduct.ORDER)
                .toList();
        Thinning kept = Thinning.of(week, 0);
        assertTrue(kept.halvings() > 0);
        Set<EventId> gone = week.stream().map(Conduct::id).collect(Collectors.toCollection(HashSet::new));
        kept.kept().forEach(each -> gone.remove(each.id()));
        List<Event> thinned =
                flooded.stream().filter(each -> !gone.contains(each.id())).toList();
        List<Assessment> wanted = replayed(thinned);
        assertTrue(wanted.stream().anyMatch(each -> each.asOf().toEpochMilli() == WEEK));
        assertEquals(wanted, replayed(flooded));
    }

    private static List<Assessment> replayed(List<Event> events) {
        List<Assessment> assessments = new ArrayList<>();
        Replay.run(events, new Scorer(ScorecardFile.builtIn()), Population.END.toEpochMilli(), assessments::add);
        return assessments.stream()
                .filter(each -> each.account().equals(SELLER))
                .toList();
    }
}
