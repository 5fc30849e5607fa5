// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a caller may ask, and what a line of the file of keys looks like. */
class PaceTest {
    private static final String HASH = "0123456789abcdef".repeat(4);

    @Test
    void aSecondsWorthAtOnceThenSteadily() {
        Pace pace = new Pace(10, 0);
        for (int i = 0; i < 10; i++) {
            assertTrue(pace.take(0));
        }
        assertFalse(pace.take(0));
        assertFalse(pace.take(99));
        assertTrue(pace.take(100));
        assertFalse(pace.take(100));
        assertFalse(pace.take(50), "a clock that goes back fills nothing");
        assertTrue(pace.take(200));
        for (int i = 0; i < 10; i++) {
            assertTrue(pace.take(1_000_000));
        }
        assertFalse(pace.take(1_000_000), "silence saves up one second and no more");
    }

    @Test
    void aLineNamesCallerHashRightsAndEnd() {
        CallerKey key = CallerKey.parse("proxy-1 " + HASH + " ask,export 2027-01-01T00:00:00Z");
        assertEquals(Set.of(Right.ASK, Right.EXPORT), key.rights());
        assertTrue(key.isValid(Instant.parse("2026-12-31T23:59:59Z")));
        assertFalse(key.isValid(Instant.parse("2027-01-01T00:00:00Z")));
        assertTrue(CallerKey.parse("p " + HASH + " log").isValid(Instant.MAX));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p",
                "p secret ask",
                "p HASH",
                "p HASH everything",
                "p HASH ask soon",
                "p! HASH ask",
                "p HASH ask 2027-01-01T00:00:00Z x"
            })
    void aBadLineIsRefusedAndNotRepeated(String line) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> CallerKey.parse(line.replace("HASH", HASH)));
        assertFalse(refused.getMessage().contains(HASH));
        assertFalse(refused.getMessage().contains("secret"));
    }
}
