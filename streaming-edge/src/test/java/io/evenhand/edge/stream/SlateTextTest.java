// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.edge.feed.Publisher;
import io.evenhand.edge.library.Film;
import io.evenhand.edge.library.Rate;
import io.evenhand.edge.library.VideoTrack;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A slate tells the owner everything that the page tells, in their language, and anybody else nothing. */
class SlateTextTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final PolicyEntry ENTRY =
            Publisher.entry("acc", null, Measure.LIMIT, "d7", NOW, NOW.plusSeconds(60), 1);

    @ParameterizedTest
    @CsvSource({
        "'',EN",
        "'fr-CH, fr;q=0.9, en;q=0.8',FR",
        "de,DE",
        "'nl, de;q=0.5',DE",
        "'den, fro',EN",
        "'EN-gb,de',EN"
    })
    void theFirstLanguageThatIsSpokenHere(String header, SlateText text) {
        assertEquals(text, SlateText.of(header));
        assertEquals(SlateText.EN, SlateText.of(null));
    }

    @ParameterizedTest
    @EnumSource
    void theOwnerHasReasonDecisionAndAppealAndOthersOneSentence(SlateText text) {
        for (List<String> lines : List.of(text.stopped(ENTRY), text.limited(ENTRY))) {
            String all = String.join("\n", lines);
            assertTrue(all.contains(ENTRY.reason()) && all.contains("d7") && all.contains(ENTRY.appeal()), all);
        }
        assertEquals(1, text.stopped(null).size());
    }

    @Test
    void aLimitIsNotCalledAStop() {
        assertTrue(SlateText.EN.limited(ENTRY).get(0).contains("limits"));
        assertTrue(SlateText.EN.stopped(ENTRY).get(0).contains("stopped"));
    }

    /** Whatever the language and however long the address, nothing runs out of the picture. */
    @ParameterizedTest
    @EnumSource
    void everyLineHasRoomInThePicture(SlateText text, @TempDir Path folder) throws Exception {
        PolicyEntry entry = Publisher.entry("acc", null, Measure.LIMIT, "d".repeat(60), NOW, NOW.plusSeconds(60), 1);
        VideoTrack video = new VideoTrack(0, "h264", "Main", 31, 1_280, 720, new Rate(25, 1), "yuv420p");
        Film film = new Film("f", Path.of("/f"), "mp4", 10_000, 1_000, video, List.of(), List.of());
        for (List<String> lines : List.of(text.stopped(entry), text.limited(entry), text.stopped(null))) {
            BufferedImage picture =
                    ImageIO.read(new Slates(folder).film(lines, film).file().toFile());
            int written = 0;
            for (int y = 0; y < picture.getHeight(); y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    boolean ink = picture.getRGB(x, y) != picture.getRGB(0, 0);
                    assertTrue(!ink || (x >= 60 && x < picture.getWidth() - 60), "at " + x + ", " + y);
                    written += ink ? 1 : 0;
                }
            }
            assertTrue(written > 1_000, written + " points of text");
        }
    }
}
