// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.evenhand.edge.library.Rate;
import io.evenhand.edge.library.VideoTrack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** A picture that the device cannot decode goes into the same encoder by way of memory. */
    @ParameterizedTest
    @CsvSource({
        "h264,yuv420p,NVENC_WHOLE",
        "hevc,yuv420p,NVENC_WHOLE",
        "hevc,yuv420p10le,NVENC",
        "mpeg4,yuv420p,NVENC",
        "png,rgb24,NVENC"
    })
    void whatTheDeviceDoesNotDecodeIsDecodedInSoftware(String codec, String pixels, Encoder used) {
        EncoderChain devices = new EncoderChain(List.of(Encoder.NVENC_WHOLE, Encoder.NVENC, Encoder.X264));
        VideoTrack video = new VideoTrack(0, codec, "", 40, 1_920, 1_080, new Rate(25, 1), pixels);
        assertEquals(used, devices.best(NOW, encoder -> encoder.takes(video)));
        devices.failed(Encoder.NVENC_WHOLE, NOW);
        assertEquals(Encoder.NVENC, devices.best(NOW, encoder -> encoder.takes(video)));
    }
}
