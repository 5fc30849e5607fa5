// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
import io.evenhand.simulator.truth.Truth;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A group by itself is what the whole simulation says of its accounts, and no two groups have anything in common. */
class GroupsAreTheFileTest {
    private static final SimulationPlan PLAN = SimulationPlan.of(1_500, 100, 77, World.DEMO);

    @Test
    void everyAccountHasTheSameEventsAndTruth() throws IOException {
        Recording whole = Recording.of(PLAN);
        Map<String, List<Event>> events = new HashMap<>();
        Map<String, Truth> truths = new TreeMap<>();
        for (Groups.Group group : Groups.of(PLAN)) {
            group.truths().forEach(it -> truths.put(it.account(), it));
            group.events().forEach(it -> events.computeIfAbsent(it.account().value(), key -> new ArrayList<>())
                    .add(it));
        }
        assertEquals(new TreeMap<>(whole.truths()), truths);
        Map<String, List<Event>> expected = new HashMap<>();
        whole.events().forEach(it -> expected.computeIfAbsent(it.account().value(), key -> new ArrayList<>())
                .add(it));
        assertEquals(expected, events);
    }

    @Test
    void threadsMayShareTheWork() {
        Groups groups = Groups.withoutGateFailers(PLAN);
        List<Groups.Group> alone = groups.stream().toList();
        List<Groups.Group> together = groups.stream().parallel().toList();
        assertEquals(alone, together);
    }

    @Test
    void gateFailersAreCountedOrSimulatedWithTheirPartner() {
        Groups groups = Groups.withoutGateFailers(PLAN);
        int counted = groups.counted().values().stream().mapToInt(it -> it).sum();
        int simulated = IntStream.range(0, groups.size())
                .map(it -> groups.accounts(it).length)
                .sum();
        assertEquals(PLAN.owners(), counted + simulated);
        assertTrue(counted > 0.85 * PLAN.owners());
        assertTrue(groups.counted().keySet().stream()
                .allMatch(it -> List.of("no-shares", "household", "few-friends").contains(it)));
    }

    @Test
    void nothingIsInTwoGroups() {
        Map<String, Integer> owners = new HashMap<>();
        Groups groups = Groups.of(PLAN);
        for (int number = 0; number < groups.size(); number++) {
            int group = number;
            for (Event event : groups.get(number).events()) {
                if (event.body() instanceof EventBody.KeySeen seen) {
                    assertEquals(group, owners.computeIfAbsent(seen.key().value(), key -> group));
                } else if (event.body() instanceof EventBody.ShareAccepted accepted) {
                    assertEquals(group, owners.computeIfAbsent(accepted.viewer().value(), key -> group));
                }
            }
        }
    }
}
