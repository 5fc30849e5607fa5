// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsAreReadTest {
    @Test
    void withoutAnyVariableThereAreDefaultsOnLoopback() throws Exception {
        Settings settings = Settings.from(Map.of());
        assertEquals("127.0.0.1", settings.bind());
        assertEquals(8080, settings.port());
        assertEquals(9402, settings.metricsPort());
        assertEquals("http://127.0.0.1:8080", settings.publicUrl());
        assertEquals(Path.of("var/secrets/link-key"), settings.linkKey());
        assertNull(settings.ruleset());
        assertFalse(settings.isSecure());
    }

    @Test
    void thePublicAddressLosesItsSlashAndMakesCookiesSecure() throws Exception {
        Settings settings = Settings.from(Map.of("EVENHAND_PUBLIC_URL", "https://casework.example/"));
        assertEquals("https://casework.example", settings.publicUrl());
        assertTrue(settings.isSecure());
    }

    @Test
    void aBadValueIsOneSentenceThatDoesNotRepeatIt() throws Exception {
        for (Map<String, String> env : List.of(
                Map.of("EVENHAND_CASEWORK_PORT", "secret"),
                Map.of("EVENHAND_METRICS_PORT", "70000"),
                Map.of("EVENHAND_PUBLIC_URL", "ftp://secret"),
                Map.of("EVENHAND_PUBLIC_URL", "not a url secret"))) {
            String name = env.keySet().iterator().next();
            String message = assertThrows(IllegalArgumentException.class, () -> Settings.from(env))
                    .getMessage();
            assertTrue(message.startsWith(name + " is not"), message);
            assertFalse(message.contains("secret") || message.contains("70000"), message);
        }
    }
}
