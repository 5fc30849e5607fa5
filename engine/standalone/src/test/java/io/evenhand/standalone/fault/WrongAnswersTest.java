// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A wrong answer counts from when it was first heard until the next right one, or until it was last heard. */
class WrongAnswersTest {
    private final WrongAnswers answers = new WrongAnswers(Set.of("innocent"));

    @Test
    void aYesBeforeTheFirstNoIsNotWrongForNobodyKnewYet() {
        hear(0, "seller", true);
        hear(100, "seller", true);
        hear(200, "seller", false);
        assertEquals(Duration.ZERO, answers.longestPermission());
    }

    @Test
    void aYesAfterANoIsWrongUntilTheNextNo() {
        hear(0, "seller", false);
        hear(100, "seller", true);
        hear(400, "seller", true);
        hear(500, "seller", false);
        hear(900, "seller", true);
        assertEquals(Duration.ofMillis(400), answers.longestPermission());
    }

    @Test
    void aNoToAnInnocentIsWrongAtOnce() {
        hear(0, "innocent", true);
        assertEquals(Duration.ZERO, answers.longestDenial());
        hear(100, "innocent", false);
        hear(350, "innocent", false);
        assertEquals(Duration.ofMillis(250), answers.longestDenial());
        assertEquals(Duration.ZERO, answers.longestPermission());
    }

    @Test
    void aYesAfterTheRestrictionBeganIsLateUntilTheFirstNo() {
        hear(1_000, "seller", true);
        hear(1_600, "seller", true);
        hear(1_700, "seller", false);
        assertEquals(Duration.ofMillis(400), answers.latest(Map.of("seller", millis(1_200))));
        assertEquals(Duration.ZERO, answers.latest(Map.of("seller", millis(1_650), "nobody", millis(0))));
    }

    @Test
    void edgesAreApart() {
        hear(0, "seller", false);
        answers.add("edge-2", Map.of("seller", true), millis(10));
        assertEquals(Duration.ZERO, answers.longestPermission());
        assertEquals(2, answers.asked());
    }

    private void hear(long millis, String account, boolean allowed) {
        answers.add("edge-1", Map.of(account, allowed), millis(millis));
    }

    private static Instant millis(long millis) {
        return Instant.ofEpochMilli(millis);
    }
}
