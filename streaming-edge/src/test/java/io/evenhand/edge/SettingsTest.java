// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Defaults, the full mapping, and one sentence about each bad value. */
class SettingsTest {
    @Test
    void defaults() {
        Settings settings = Settings.from(Map.of());
        assertEquals("127.0.0.1", settings.bind());
        assertEquals(8090, settings.port());
        assertEquals(9403, settings.metricsPort());
        assertEquals("http://127.0.0.1:8080", settings.feedUrl());
        assertEquals(Path.of("var/secrets/feed-key.pub"), settings.feedKey());
        assertEquals(Path.of("var/edge"), settings.folder());
        assertEquals("edge-1", settings.name());
        assertEquals("http://127.0.0.1:8070", settings.intakeUrl());
        assertEquals(Path.of("var/secrets/edge-intake-key"), settings.intakeKey());
        assertNull(settings.ffmpeg());
        assertEquals(Duration.ofSeconds(6), settings.lead());
    }

    @Test
    void everythingMayBeChosen() {
        Settings settings = Settings.from(Map.of(
                "EVENHAND_VAR", "/data",
                "EVENHAND_BIND", "0.0.0.0",
                "EVENHAND_EDGE_PORT", "1",
                "EVENHAND_METRICS_PORT", "2",
                "EVENHAND_FEED_URL", "https://feed.example/",
                "EVENHAND_EDGE_NAME", "north-2",
                "EVENHAND_FFMPEG", "/opt/ffmpeg",
                "EVENHAND_EDGE_TRANSCODES", "7",
                "EVENHAND_EDGE_LEAD_SECONDS", "10"));
        assertEquals("0.0.0.0", settings.bind());
        assertEquals(1, settings.port());
        assertEquals(2, settings.metricsPort());
        assertEquals("https://feed.example", settings.feedUrl());
        assertEquals(Path.of("/data/edge"), settings.folder());
        assertEquals("north-2", settings.name());
        assertEquals(Path.of("/opt/ffmpeg"), settings.ffmpeg());
        assertEquals(7, settings.transcodes());
        assertEquals(Duration.ofSeconds(10), settings.lead());
    }

    @ParameterizedTest
    @CsvSource({
        "EVENHAND_EDGE_PORT,http,'EVENHAND_EDGE_PORT must be a whole number from 0 to 65535'",
        "EVENHAND_EDGE_PORT,65536,'EVENHAND_EDGE_PORT must be a whole number from 0 to 65535'",
        "EVENHAND_EDGE_LEAD_SECONDS,1,'EVENHAND_EDGE_LEAD_SECONDS must be a whole number from 2 to 60'",
        "EVENHAND_FEED_URL,127.0.0.1:8080,'EVENHAND_FEED_URL must be an http or https address'",
        "EVENHAND_INTAKE_URL,not an address,'EVENHAND_INTAKE_URL must be an http or https address'",
        "EVENHAND_EDGE_NAME,a b,'EVENHAND_EDGE_NAME may hold only letters, digits, dots, dashes and underscores'"
    })
    void oneSentenceAboutABadValue(String name, String value, String sentence) {
        assertEquals(
                sentence,
                assertThrows(Settings.BadSettingException.class, () -> Settings.from(Map.of(name, value)))
                        .getMessage());
    }
}
