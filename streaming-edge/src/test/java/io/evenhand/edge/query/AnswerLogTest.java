// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.edge.feed.Publisher;
import org.junit.jupiter.api.Test;

/** What is remembered of answers: every denial as far as there is room, some allowances, and an honest count of the rest. */
class AnswerLogTest {
    private static final PolicyEntry LIMIT = Publisher.limit("somebody", "d1");

    private final AnswerLog log = new AnswerLog(50);

    private void note(boolean allowed) {
        Answer answer = new Answer(allowed, null, false, 7, 0, 0, false, Footing.CURRENT);
        log.note(Publisher.NOW, Action.INVITE, answer, allowed ? null : LIMIT);
    }

    @Test
    void noFloodOfAllowancesPushesADenialOut() {
        note(false);
        for (int i = 0; i < 100_000; i++) {
            note(true);
        }
        assertEquals(1, log.denials().size());
        assertEquals(0, log.dropped());
        assertEquals(50, log.allowances().size());
        assertEquals(99_000, log.notSampled());
    }

    @Test
    void theOldestDenialsMakeRoomAndAreCounted() {
        for (int i = 0; i < 60; i++) {
            note(false);
        }
        assertEquals(50, log.denials().size());
        assertEquals(10, log.denials().get(0).number());
        assertEquals(10, log.dropped());
    }

    @Test
    void aLineNamesTheDecisionAndNobody() {
        note(false);
        String line = log.denials().get(0).json().toString();
        assertEquals(
                "{\"at\":\"2026-03-01T12:00:00.000Z\",\"action\":\"invite\",\"allowed\":false,\"rev\":7,\"decision\":\"d1\"}",
                line);
        note(true);
        assertTrue(!log.allowances().get(0).json().has("decision"));
    }
}
