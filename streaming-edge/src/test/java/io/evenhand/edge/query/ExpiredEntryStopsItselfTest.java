// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.policy.Snapshot;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.edge.FakeClock;
import io.evenhand.edge.feed.Publisher;
import io.evenhand.edge.table.Freshness;
import io.evenhand.edge.table.LiveTable;
import io.evenhand.edge.table.PolicyTable;
import io.evenhand.edge.telemetry.EdgeMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Law (every sanction ends): with no network at all, an entry begins and ends by the edge's own clock, to the instant. */
class ExpiredEntryStopsItselfTest {
    private static final Instant FROM = Publisher.NOW;
    private static final Instant UNTIL = FROM.plus(Duration.ofDays(30));

    private final FakeClock clock = new FakeClock(FROM.minusMillis(1));
    private final LiveTable live = new LiveTable(FROM);
    private final Answers answers = new Answers(live, account -> 0, clock, Duration.ofMinutes(1), new EdgeMetrics());

    ExpiredEntryStopsItselfTest() {
        PolicyTable table = PolicyTable.of(new Snapshot(
                7,
                List.of(
                        Publisher.entry("acc", null, Measure.LIMIT, "d1", FROM, UNTIL, 1),
                        Publisher.entry("gone", null, Measure.TERMINATE, "d2", FROM, null, null))));
        live.swap(table, new Freshness(true, true, FROM, FROM.plus(Duration.ofHours(1))));
    }

    private Answer invite(String account) {
        return answers.answer(new Question(new AccountId(account), null, Action.INVITE, null, false));
    }

    @Test
    void notBeforeItsBeginningAndNotFromItsEndOn() {
        assertTrue(invite("acc").allowed());
        clock.set(FROM);
        assertFalse(invite("acc").allowed());
        clock.set(UNTIL.minusMillis(1));
        assertFalse(invite("acc").allowed());
        clock.set(UNTIL);
        assertTrue(invite("acc").allowed());
        assertEquals("none", invite("acc").reason());
    }

    @Test
    void onlyATerminationHasNoEnd() {
        clock.set(FROM.plus(Duration.ofDays(36_500)));
        assertFalse(invite("gone").allowed());
        assertTrue(invite("acc").allowed());
    }

    @Test
    void anAnswerMayNotBeKeptBeyondTheNextChange() {
        clock.set(FROM.minusMillis(400));
        assertEquals(400, invite("acc").ttlMs());
        clock.set(FROM);
        assertEquals(1_000, invite("acc").ttlMs());
        clock.set(UNTIL.minusMillis(250));
        assertEquals(250, invite("acc").ttlMs());
        clock.set(UNTIL);
        assertEquals(1_000, invite("acc").ttlMs());
    }

    @Test
    void theAnswerIsFlaggedAsStaleMeanwhile() {
        clock.set(FROM.plusSeconds(30));
        assertFalse(invite("acc").stale());
        clock.set(FROM.plusSeconds(61));
        assertTrue(invite("acc").stale());
        assertEquals(61_000, invite("acc").ageMs());
        assertEquals(7, invite("acc").rev());
    }
}
