// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What goes wrong is decided by the seed alone, and everything goes wrong. */
class FaultPlanTest {
    @Test
    void equalSeedsAreEqualPlansAndOtherSeedsAreOthers() {
        assertEquals(FaultPlan.sampled(7), FaultPlan.sampled(7));
        assertNotEquals(FaultPlan.sampled(7).steps(), FaultPlan.sampled(8).steps());
        assertEquals(FaultPlan.lasting(7, Duration.ofMinutes(3)), FaultPlan.lasting(7, Duration.ofMinutes(3)));
    }

    @Test
    void aSampleHasEverySortAndTwoKills() {
        FaultPlan plan = FaultPlan.sampled(7);
        Set<Class<?>> sorts =
                plan.steps().stream().map(step -> step.fault().getClass()).collect(Collectors.toSet());
        assertEquals(Set.of(Fault.class.getPermittedSubclasses()), sorts);
        assertEquals(sorts.size() + 1, plan.steps().size());
    }

    @Test
    void aLongPlanHasEveryFaultAtEveryPartAndLastsAsLongAsItWasAsked() {
        FaultPlan plan = FaultPlan.lasting(3, Duration.ofMinutes(10));
        Set<String> kinds =
                plan.steps().stream().map(step -> step.fault().kind()).collect(Collectors.toSet());
        int parts = Part.values().length;
        assertEquals(3 * parts + 2 * Link.values().length + Disk.values().length + 2 + 1 + 2 + 1, kinds.size());
        assertTrue(plan.length().compareTo(Duration.ofMinutes(10)) >= 0);
        assertTrue(plan.length().compareTo(Duration.ofMinutes(10).plusSeconds(10)) < 0);
    }
}
