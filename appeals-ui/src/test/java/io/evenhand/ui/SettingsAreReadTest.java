// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.clock.DemonstrationClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsAreReadTest {
    @Test
    void withoutAnyVariableThereAreDefaultsOnLoopback() throws Exception {
        Settings settings = Settings.from(Map.of());
        assertEquals("127.0.0.1", settings.bind());
        assertEquals(8080, settings.port());
        assertEquals(9402, settings.metricsPort());
        assertEquals("http://127.0.0.1:8080", settings.publicUrl());
        assertEquals(Path.of("var/secrets/link-key"), settings.secrets().linkKey());
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
                Map.of("EVENHAND_PUBLIC_URL", "not a url secret"),
                Map.of("EVENHAND_TRUSTED_PROXY", "proxy.secret.example"))) {
            String name = env.keySet().iterator().next();
            String message = assertThrows(IllegalArgumentException.class, () -> Settings.from(env))
                    .getMessage();
            assertTrue(message.startsWith(name + " is not"), message);
            assertFalse(message.contains("secret") || message.contains("70000"), message);
        }
    }

    @Test
    void aMailServerIsNamedWithAPortAndASender() {
        for (Map<String, String> env : List.of(
                Map.of("EVENHAND_SMTP", "mail.secret.example"),
                Map.of("EVENHAND_SMTP", "mail.secret.example:99999"),
                Map.of("EVENHAND_SMTP", "mail.secret.example:25", "EVENHAND_SMTP_FROM", "nobody"))) {
            String message = assertThrows(IllegalArgumentException.class, () -> Post.from(env))
                    .getMessage();
            assertTrue(message.startsWith("EVENHAND_SMTP") && message.contains(" is not "), message);
            assertFalse(message.contains("secret"), message);
        }
    }

    @Test
    void aClockThatCanBeMovedIsForADemonstrationOnOneMachineOnly(@TempDir Path folder) throws IOException {
        assertEquals(Clock.systemUTC(), Settings.from(Map.of()).clock(), "nobody else has such a clock");
        Map<String, String> demonstration = Map.of(DemonstrationClock.SETTING, folder.toString());
        Files.writeString(folder.resolve(DemonstrationClock.FILE), "8\n");
        Duration ahead = Duration.between(
                Instant.now(), Settings.from(demonstration).clock().instant());
        assertEquals(8, ahead.plusMinutes(1).toDays());
        for (Map.Entry<String, String> open : Map.of(
                        "EVENHAND_BIND", "0.0.0.0", "EVENHAND_PUBLIC_URL", "https://casework.example")
                .entrySet()) {
            Map<String, String> env = new HashMap<>(demonstration);
            env.put(open.getKey(), open.getValue());
            String message = assertThrows(IllegalArgumentException.class, () -> Settings.from(env))
                    .getMessage();
            assertTrue(message.contains("unset it"), message);
        }
    }
}
