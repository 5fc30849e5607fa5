// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a benchmark is asked with, and that a word it does not know is no quiet measurement of something else. */
class OptionsTest {
    private static Options of(String... words) {
        return Options.of(words, List.of("--cases", "--edges"), "--no-rival");
    }

    @Test
    void whatIsGivenCountsAndTheRestIsAsUsual() {
        Options given = of("--cases", "7", "--no-rival");
        assertEquals(7, given.number("--cases", 1_000));
        assertEquals("7", given.text("--cases", "1000"));
        assertEquals(List.of(1, 10), given.numbers("--edges", "1,10"));
        assertTrue(given.has("--no-rival"));
        assertFalse(of().has("--no-rival"));
        assertEquals(List.of(), of("--edges", "").numbers("--edges", "1,10"));
    }

    @Test
    void aWordThatIsNoOptionIsRefused() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> of("--case", "7"))
                .getMessage()
                .startsWith("there is no option --case; there are --cases --edges --no-rival"));
        assertEquals(
                "nothing follows --cases",
                assertThrows(IllegalArgumentException.class, () -> of("--cases"))
                        .getMessage());
    }
}
