// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventType;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Law 5: dropping any optional stream never raises a score, passes a gate, or makes an account stand out more often. */
class MissingDataNeverRaisesTest {
    static Stream<Set<EventType>> optionalStreams() {
        Set<EventType> playback =
                EnumSet.of(EventType.STREAM_STARTED, EventType.STREAM_STOPPED, EventType.STREAM_TERMINATED);
        Set<EventType> all = EnumSet.copyOf(playback);
        all.addAll(EnumSet.of(
                EventType.TIES_MEASURED, EventType.KEY_SEEN, EventType.SERVER_MOVED, EventType.INVITE_CREATED));
        return Stream.of(
                EnumSet.of(EventType.TIES_MEASURED),
                playback,
                EnumSet.of(EventType.STREAM_STARTED),
                EnumSet.of(EventType.STREAM_STOPPED),
                EnumSet.of(EventType.STREAM_TERMINATED),
                EnumSet.of(EventType.KEY_SEEN),
                EnumSet.of(EventType.SERVER_MOVED),
                EnumSet.of(EventType.INVITE_CREATED),
                all);
    }

    @ParameterizedTest
    @MethodSource("optionalStreams")
    void withoutAStreamNothingLooksWorse(Set<EventType> dropped) {
        for (long seed = 1; seed <= 3; seed++) {
            List<Event> whole = Population.events(seed, 10);
            List<Event> part = whole.stream()
                    .filter(event -> !dropped.contains(event.type()))
                    .toList();
            Map<String, Assessment> before = byAccountAndTime(SingleAccountRun.assess(whole));
            for (Assessment after : SingleAccountRun.assess(part)) {
                Assessment then = before.get(key(after));
                String where = "seed " + seed + ", " + key(after) + ", without " + dropped;
                if (then == null) {
                    assertTrue(!after.enough(), where);
                    continue;
                }
                assertTrue(after.score() <= then.score(), where);
                assertTrue(then.enough() || !after.enough(), where);
                assertTrue(
                        after.gates().persistence().trueCount()
                                <= then.gates().persistence().trueCount() + heldWeeks(dropped),
                        where);
            }
        }
    }

    /** Nobody can be spared weeks for a move that nobody reported; it is two evaluations, and the score is the same. */
    private static int heldWeeks(Set<EventType> dropped) {
        return dropped.contains(EventType.SERVER_MOVED) ? 2 : 0;
    }

    private static Map<String, Assessment> byAccountAndTime(List<Assessment> assessments) {
        Map<String, Assessment> byKey = new HashMap<>();
        assessments.forEach(each -> byKey.put(key(each), each));
        return byKey;
    }

    private static String key(Assessment assessment) {
        return assessment.account() + " " + assessment.asOf();
    }
}
