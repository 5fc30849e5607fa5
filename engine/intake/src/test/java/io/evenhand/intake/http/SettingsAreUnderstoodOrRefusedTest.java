// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Environment variables have defaults, and a bad one is named in one sentence. */
class SettingsAreUnderstoodOrRefusedTest {
    @Test
    void withoutAnyThereAreDefaults() {
        Settings settings = Settings.from(Map.of());
        assertEquals("127.0.0.1", settings.bind());
        assertEquals(8070, settings.port());
        assertEquals(9400, settings.metricsPort());
        assertEquals("127.0.0.1:9092", settings.log().servers());
        assertEquals(Path.of("var/secrets/intake-keys"), settings.apiKeys());
        assertEquals(Path.of("var/secrets/pseudonym-key"), settings.pseudonymKey());
        assertNull(settings.asnTable());
    }

    @Test
    void secretsFollowTheDataFolder() {
        Settings settings = Settings.from(Map.of("EVENHAND_VAR", "/data", "EVENHAND_ASN_TABLE", "/t.tsv"));
        assertEquals(Path.of("/data/secrets/intake-keys"), settings.apiKeys());
        assertEquals(Path.of("/t.tsv"), settings.asnTable());
    }

    @Test
    void aBadPortIsNamed() {
        for (String port : List.of("", "x", "-1", "65536", "80 ")) {
            assertEquals(
                    "EVENHAND_INTAKE_PORT is not a port between 0 and 65535",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> Settings.from(Map.of("EVENHAND_INTAKE_PORT", port)))
                            .getMessage());
        }
    }
}
