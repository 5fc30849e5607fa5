// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.EventType;
import io.evenhand.simulator.truth.Truth;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Operators whose account is sanctioned move, replace it, replace it and their viewers, or quit. */
class ReactionTest {
    private static final SimulationPlan PLAN = SimulationPlan.of(2_000, 210, 5, World.DEMO);
    private static final Instant SANCTION = PLAN.end().minusSeconds(86_400L * 100);
    private static final int REACTIONS = 60;

    private static final Groups GROUPS = Groups.of(PLAN);

    private static int seller;
    private static Groups.Group before;
    private static final Map<Reaction.Kind, Reaction> EXAMPLES = new EnumMap<>(Reaction.Kind.class);
    private static final Map<Reaction.Kind, Integer> COUNTS = new EnumMap<>(Reaction.Kind.class);

    @BeforeAll
    static void react() {
        for (int number = 0; before == null; number++) {
            Groups.Group group = GROUPS.get(number);
            Truth first = group.truths().get(0);
            if (group.truths().size() == 1 && "R1".equals(first.strategy())) {
                before = group;
                seller = number;
            }
        }
        for (int seed = 0; seed < REACTIONS; seed++) {
            Reaction reaction = reaction(seed);
            EXAMPLES.put(reaction.kind(), reaction);
            COUNTS.merge(reaction.kind(), 1, Integer::sum);
        }
    }

    @Test
    void everyWayOccursAboutAsOftenAsItShould() {
        assertEquals(4, COUNTS.size());
        assertTrue(COUNTS.getOrDefault(Reaction.Kind.MOVES, 0) > COUNTS.getOrDefault(Reaction.Kind.QUITS, 0));
    }

    @Test
    void theSameArgumentsGiveTheSameContinuation() {
        String account = before.truths().get(0).account();
        assertEquals(reaction(1), Groups.of(PLAN).reaction(seller, account, SANCTION, 1));
    }

    private static Reaction reaction(long seed) {
        return GROUPS.reaction(seller, before.truths().get(0).account(), SANCTION, seed);
    }

    @Test
    void nothingOfThePastIsToldAgainButTheAgedAccountsCreation() {
        EXAMPLES.forEach((kind, reaction) -> {
            boolean another = kind == Reaction.Kind.NEW_ACCOUNT || kind == Reaction.Kind.NEW_ACCOUNT_AND_VIEWERS;
            assertEquals(another ? 2 : 1, reaction.truths().size());
            List<Event> past = reaction.events().stream()
                    .filter(it -> it.at().isBefore(SANCTION))
                    .toList();
            assertEquals(another ? List.of(EventType.ACCOUNT_CREATED) : List.of(), types(past));
            assertEquals(
                    new HashSet<>(reaction.events()).size(), reaction.events().size());
        });
    }

    @Test
    void aNewAccountHasTheSameViewersOrTheirNewAccounts() {
        Set<String> known = viewers(before.events());
        Set<String> same = viewers(ofOther(example(Reaction.Kind.NEW_ACCOUNT)));
        assertTrue(same.stream().filter(known::contains).count() >= 20, "a cohort goes along");
        Set<String> others = viewers(ofOther(example(Reaction.Kind.NEW_ACCOUNT_AND_VIEWERS)));
        assertTrue(others.size() >= 20);
        assertFalse(others.stream().anyMatch(known::contains));
        assertTrue(example(Reaction.Kind.NEW_ACCOUNT).truths().stream().allMatch(it -> "R1".equals(it.strategy())));
    }

    @Test
    void whoMovesGoesOnAndWhoQuitsDoesNot() {
        List<Event> moved = example(Reaction.Kind.MOVES).events();
        assertTrue(types(moved).contains(EventType.SERVER_MOVED));
        assertTrue(types(moved.subList(moved.size() / 2, moved.size())).contains(EventType.SHARE_ACCEPTED));
        List<Event> quit = example(Reaction.Kind.QUITS).events();
        assertTrue(types(quit).contains(EventType.SERVER_UNCLAIMED));
        Instant end = quit.stream()
                .filter(it -> it.type() == EventType.SERVER_UNCLAIMED)
                .map(Event::at)
                .findFirst()
                .orElseThrow();
        assertFalse(quit.stream()
                .anyMatch(it -> it.at().isAfter(end)
                        && (it.type() == EventType.SHARE_ACCEPTED || it.type() == EventType.STREAM_STARTED)));
    }

    @Test
    void onlySellersReact() {
        int innocent = 0;
        while (GROUPS.get(innocent).truths().get(0).strategy() != null) {
            innocent++;
        }
        int group = innocent;
        String account = GROUPS.get(group).truths().get(0).account();
        assertThrows(IllegalArgumentException.class, () -> GROUPS.reaction(group, account, SANCTION, 1));
        assertThrows(IllegalArgumentException.class, () -> GROUPS.reaction(seller, account, SANCTION, 1));
    }

    private static Reaction example(Reaction.Kind kind) {
        Reaction example = EXAMPLES.get(kind);
        if (example == null) {
            throw new AssertionError("no operator reacted like that");
        }
        return example;
    }

    private static List<Event> ofOther(Reaction reaction) {
        String old = before.truths().get(0).account();
        return reaction.events().stream()
                .filter(it -> !it.account().value().equals(old))
                .toList();
    }

    private static List<EventType> types(List<Event> events) {
        return events.stream().map(Event::type).toList();
    }

    private static Set<String> viewers(List<Event> events) {
        return events.stream()
                .map(Event::body)
                .filter(EventBody.ShareAccepted.class::isInstance)
                .map(EventBody.ShareAccepted.class::cast)
                .map(it -> it.viewer().value())
                .collect(Collectors.toSet());
    }
}
