// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Law 16: no schema accepts a title, a file, a library's name, artwork, a position or a rating, or an address. */
class NoContentFieldTest {
    /** Every field an event can have. A new one is added here by a person who has asked what it reveals. */
    private static final Set<String> REVIEWED = new TreeSet<>(Set.of(
            "server",
            "tlsKey",
            "kind",
            "key",
            "invite",
            "client",
            "guestPassDays",
            "viewer",
            "librarySet",
            "home",
            "viewerAgeDays",
            "by",
            "days",
            "viewers",
            "ties",
            "reciprocal",
            "stream",
            "mode",
            "durationBucket"));

    @Test
    void bodiesHaveTheReviewedFieldsAndNoOther() {
        Set<String> fields = Arrays.stream(EventBody.class.getPermittedSubclasses())
                .flatMap(body -> Arrays.stream(body.getRecordComponents()))
                .map(component -> component.getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(REVIEWED, fields);
        assertEquals(EventType.values().length, EventBody.class.getPermittedSubclasses().length);
    }

    @Test
    void anEventKnowsANetworkOnlyByPseudonym() {
        assertEquals(
                "id at account net body",
                Arrays.stream(Event.class.getRecordComponents())
                        .map(component -> component.getName())
                        .collect(Collectors.joining(" ")));
        assertEquals(io.evenhand.contract.id.NetId.class, Event.class.getRecordComponents()[3].getType());
    }
}
