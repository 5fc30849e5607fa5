// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hardware that fails gives way to software, rests longer each time, and is tried again. */
class EncoderChainTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final EncoderChain chain = new EncoderChain(List.of(Encoder.NVENC, Encoder.X264));

    @Test
    void theBestThatIsNotRestingIsUsed() {
        assertEquals(Encoder.NVENC, chain.best(NOW));
        chain.failed(Encoder.NVENC, NOW);
        assertEquals(Encoder.X264, chain.best(NOW.plusSeconds(29)));
        assertEquals(Encoder.NVENC, chain.best(NOW.plusSeconds(30)));
        chain.failed(Encoder.NVENC, NOW);
        assertEquals(Encoder.X264, chain.best(NOW.plusSeconds(59)));
        chain.worked(Encoder.NVENC);
        assertEquals(Encoder.NVENC, chain.best(NOW));
    }

    @Test
    void restsHaveALimitAndAllMayRest() {
        for (int i = 0; i < 20; i++) {
            chain.failed(Encoder.NVENC, NOW);
            chain.failed(Encoder.X264, NOW);
        }
        assertNull(chain.best(NOW.plus(Duration.ofMinutes(29))));
        assertEquals(Encoder.NVENC, chain.best(NOW.plus(Duration.ofMinutes(30))));
    }
}
