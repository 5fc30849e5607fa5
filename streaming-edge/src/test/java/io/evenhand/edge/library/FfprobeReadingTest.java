// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ffprobe says of a file, read as a film or refused with a reason. */
class FfprobeReadingTest {
    private static final String VIDEO =
            "{\"index\":0,\"codec_type\":\"video\",\"codec_name\":\"h264\",\"width\":720,\"height\":576,"
                    + "\"sample_aspect_ratio\":\"16:11\",\"pix_fmt\":\"yuv420p\",\"avg_frame_rate\":\"25/1\"}";

    private static Film read(String duration, String... streams) throws UnusableFilmException {
        String json = "{\"streams\":[" + String.join(",", streams)
                + "],\"format\":{\"format_name\":\"mpegts\",\"duration\":\"" + duration + "\"}}";
        return FfprobeReading.film("f", Path.of("/f"), json.getBytes(StandardCharsets.UTF_8), List.of());
    }

    @Test
    void pixelsThatAreNotSquareAreReckonedIn() throws Exception {
        assertEquals(1_047, read("60", VIDEO).video().width());
    }

    @Test
    void aFilmOnItsSideIsShownUpright() throws Exception {
        String lying = VIDEO.replace("}", ",\"side_data_list\":[{\"rotation\":-90}]}");
        assertEquals(576, read("60", lying).video().width());
    }

    @ParameterizedTest
    @CsvSource({"0,credible", "-1,credible", "NaN,credible", "1e300,credible", "999999,credible"})
    void noFilmIsThatLong(String duration, String why) {
        assertTrue(assertThrows(UnusableFilmException.class, () -> read(duration, VIDEO))
                .getMessage()
                .contains(why));
    }

    @Test
    void noFilmHasTenThousandStreamsOrNoPictureOrAPictureWithoutASize() {
        String[] many = Collections.nCopies(10_000, VIDEO).toArray(String[]::new);
        assertTrue(assertThrows(UnusableFilmException.class, () -> read("60", many))
                .getMessage()
                .contains("10000 streams"));
        assertTrue(assertThrows(UnusableFilmException.class, () -> read("60"))
                .getMessage()
                .contains("picture"));
        String vast = VIDEO.replace("720", "2000000000");
        assertThrows(UnusableFilmException.class, () -> read("60", vast));
    }

    @Test
    void aLanguageIsATagOrUnknownBecauseItEndsUpInAPlaylist() {
        assertEquals("de-AT", FfprobeReading.language("de-AT"));
        assertEquals("und", FfprobeReading.language("x\"\n#EXT-X-EVIL"));
    }
}
