// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.event.DeadLetter;
import org.junit.jupiter.api.Test;

/**
 * Whatever the bytes are, reading them neither throws nor repeats a value it refused.
 *
 * <p>{@code -Dhostile.lines=1000000} runs the benchmark's size, {@code -Dseed=N} repeats a run.
 */
class HostileLinesTest {
    @Test
    void neverACrashNeverALeak() {
        int lines = Integer.getInteger("hostile.lines", 20_000);
        long seed = Long.getLong("seed", 20261122L);
        HostileLines generator = new HostileLines(seed);
        int accepted = 0;
        for (int i = 0; i < lines; i++) {
            byte[] line = generator.next();
            String where = "seed " + seed + ", line " + i;
            EventReading reading;
            try {
                reading = EventReader.read(line, Samples.AT.plusSeconds(1));
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(where, e);
            }
            if (reading instanceof EventReading.Accepted accept) {
                accepted++;
                String written = new String(EventWriter.bytes(accept.event()), UTF_8);
                assertFalse(written.contains(HostileLines.CANARY), where);
                assertInstanceOf(
                        EventReading.Accepted.class,
                        EventReader.read(written.getBytes(UTF_8), Samples.AT.plusSeconds(1)),
                        where);
            } else if (reading instanceof EventReading.Rejected rejected) {
                inspect(rejected.letter(), where);
            }
        }
        assertTrue(accepted > lines / 50 && accepted < lines / 2, "the generator is out of balance: " + accepted);
    }

    private static void inspect(DeadLetter letter, String where) {
        String json = ContractJson.text(letter);
        assertFalse(json.contains(HostileLines.CANARY), where);
        assertTrue(letter.raw().getBytes(UTF_8).length <= 512, where);
        assertTrue(letter.sha256().matches("[0-9a-f]{64}"), where);
    }
}
