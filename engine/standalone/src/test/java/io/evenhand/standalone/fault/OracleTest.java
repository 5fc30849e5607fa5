// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.standalone.fault.Oracle.Difference;
import io.evenhand.standalone.fault.Outcome.Matter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The oracle finds every difference, and none where there is none. */
class OracleTest {
    private final Outcome undisturbed = new Outcome(
            Map.of(
                    Matter.DECISIONS, Map.of("a LIMIT", 1L, "b LIMIT", 1L),
                    Matter.MAILS, Map.of("a you were limited", 1L),
                    Matter.ANSWERS, Map.of("edge-1 a may not", 1L, "edge-1 c may", 1L)),
            true);

    @Test
    void equalRunsDoNotDiffer() {
        assertEquals(List.of(), Oracle.compare(undisturbed, new Outcome(undisturbed.things(), true)));
    }

    @Test
    void whatIsMissingIsALoss() {
        Outcome doctored = with(Matter.DECISIONS, Map.of("a LIMIT", 1L));
        assertEquals(
                List.of(new Difference.Loss(Matter.DECISIONS, "b LIMIT", 1)), Oracle.compare(undisturbed, doctored));
    }

    @Test
    void aWholeMatterThatIsMissingIsALossOfEachThing() {
        Outcome doctored = with(Matter.DECISIONS, Map.of());
        assertEquals(2, Oracle.compare(undisturbed, doctored).size());
    }

    @Test
    void whatIsThereTwiceIsADuplicate() {
        Outcome doctored = with(Matter.MAILS, Map.of("a you were limited", 2L));
        assertEquals(
                List.of(new Difference.Duplicate(Matter.MAILS, "a you were limited", 1)),
                Oracle.compare(undisturbed, doctored));
    }

    @Test
    void anOtherAnswerIsALossAndAnInvention() {
        Outcome doctored = with(Matter.ANSWERS, Map.of("edge-1 a may not", 1L, "edge-1 c may not", 1L));
        assertEquals(
                List.of(
                        new Difference.Loss(Matter.ANSWERS, "edge-1 c may", 1),
                        new Difference.Invention(Matter.ANSWERS, "edge-1 c may not", 1)),
                Oracle.compare(undisturbed, doctored));
    }

    @Test
    void aBrokenLogOfActsIsFoundThoughItCountsTheSame() {
        List<Difference> found = Oracle.compare(undisturbed, new Outcome(undisturbed.things(), false));
        assertEquals(List.of(new Difference.BrokenAudit()), found);
    }

    @Test
    void everyMatterIsCompared() {
        for (Matter matter : Matter.values()) {
            Outcome doctored = with(matter, Map.of("planted", 1L));
            assertTrue(
                    Oracle.compare(undisturbed, doctored).contains(new Difference.Invention(matter, "planted", 1)),
                    matter.name());
        }
    }

    private Outcome with(Matter matter, Map<String, Long> counts) {
        Map<Matter, Map<String, Long>> things = new HashMap<>(undisturbed.things());
        things.put(matter, counts);
        return new Outcome(things, true);
    }
}
