// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
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
    void aSampleHasEverySortOnceAndEveryProcessDiesOrStops() {
        FaultPlan plan = FaultPlan.sampled(7);
        Set<Class<?>> sorts =
                plan.steps().stream().map(step -> step.fault().getClass()).collect(Collectors.toSet());
        assertTrue(sorts.containsAll(Set.of(
                Fault.Cut.class,
                Fault.Delay.class,
                Fault.FullDisk.class,
                Fault.SkewedClock.class,
                Fault.CorruptCheckpoint.class,
                Fault.CorruptFeedFile.class,
                Fault.CorruptOutbox.class,
                Fault.Restart.class)));
        Set<Part> hit = new TreeSet<>();
        plan.steps().forEach(step -> {
            if (step.fault() instanceof Fault.Kill kill) {
                hit.add(kill.part());
            } else if (step.fault() instanceof Fault.Pause pause) {
                hit.add(pause.part());
            }
        });
        assertEquals(Set.copyOf(Arrays.asList(Part.values())), hit);
    }

    @Test
    void aLongPlanHasEveryFaultAtEveryPartAndLastsAsLongAsItWasAsked() {
        FaultPlan plan = FaultPlan.lasting(3, Duration.ofMinutes(10));
        Set<String> kinds = plan.steps().stream().map(step -> step.fault().kind()).collect(Collectors.toSet());
        int parts = Part.values().length;
        assertEquals(3 * parts + 2 * Link.values().length + Disk.values().length + 2 + 1 + 2 + 1, kinds.size());
        assertTrue(plan.length().compareTo(Duration.ofMinutes(10)) >= 0);
        assertTrue(plan.length().compareTo(Duration.ofMinutes(10).plusSeconds(10)) < 0);
    }
}
