// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.event.Event;
import io.evenhand.scoring.Population;
import io.evenhand.scoring.explain.Recount;
import io.evenhand.scoring.io.ScorecardFile;
import io.evenhand.scoring.signal.Signal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A fault of ours can only soften: whichever signals fail, no account is scored higher than with all of them. */
class DegradedNeverSanctionsTest {
    private static final Scorecard CARD = ScorecardFile.builtIn();

    @Test
    void whicheverSignalFailsNobodyIsScoredHigher() {
        for (Signal signal : Signal.values()) {
            softens(EnumSet.of(signal));
        }
    }

    @Test
    void whicheverSignalsFailTogetherNobodyIsScoredHigher() {
        SplittableRandom random = new SplittableRandom(20_261_126);
        for (int i = 0; i < 30; i++) {
            Set<Signal> failing = EnumSet.noneOf(Signal.class);
            for (Signal signal : Signal.values()) {
                if (random.nextInt(3) == 0) {
                    failing.add(signal);
                }
            }
            softens(failing);
        }
    }

    private static void softens(Set<Signal> failing) {
        Map<String, Assessment> whole = new HashMap<>();
        assess(new Scorer(CARD)).forEach(each -> whole.put(key(each), each));
        List<Signal> heard = new ArrayList<>();
        Scorer.Gauge faulty = (signal, subject) -> {
            if (failing.contains(signal)) {
                throw new IllegalStateException("a fault of ours");
            }
            return signal.measure(subject);
        };
        int compared = 0;
        for (Assessment degraded : assess(new Scorer(CARD, faulty, heard::add))) {
            Assessment full = whole.get(key(degraded));
            if (full != null) {
                assertTrue(degraded.score() <= full.score(), failing + ": " + full.score() + " -> " + degraded.score());
                assertTrue(full.enough() || !degraded.enough(), failing + " opened the gate");
                compared++;
            }
            assertEquals(List.of(), new Recount(CARD).faults(degraded), "the record still adds up");
        }
        assertTrue(compared > 0 && (failing.isEmpty() || heard.containsAll(failing)), failing + " did not fail");
    }

    private static Collection<Assessment> assess(Scorer scorer) {
        List<Event> events = Population.events(7, 10);
        long last = events.stream()
                .mapToLong(event -> event.at().toEpochMilli())
                .max()
                .orElseThrow();
        List<Assessment> all = new ArrayList<>();
        Replay.run(events, scorer, last, all::add);
        return all;
    }

    private static String key(Assessment assessment) {
        return assessment.account() + " " + assessment.asOf();
    }
}
