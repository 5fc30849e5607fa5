// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token names its session until its end, and no changed byte of it does. */
class SessionTokenTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void namesItsSessionUntilItsEnd() throws Exception {
        SessionToken tokens = SessionToken.keptIn(folder.resolve("key"));
        String id = SessionToken.newId();
        String token = tokens.mint(id, NOW.plusSeconds(60));
        assertEquals(id, tokens.sessionId(token, NOW));
        assertEquals(id, tokens.sessionId(token, NOW.plusSeconds(59)));
        assertNull(tokens.sessionId(token, NOW.plusSeconds(60)));
    }

    @Test
    void noChangedByteIsAccepted() throws Exception {
        SessionToken tokens = SessionToken.keptIn(folder.resolve("key"));
        byte[] good = Base64.getUrlDecoder().decode(tokens.mint(SessionToken.newId(), NOW.plusSeconds(60)));
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 1;
            assertNull(tokens.sessionId(Base64.getUrlEncoder().withoutPadding().encodeToString(bad), NOW), "byte " + i);
        }
        for (String nonsense : new String[] {"", "x", "....", "AAAA", "a".repeat(500)}) {
            assertNull(tokens.sessionId(nonsense, NOW));
        }
    }

    @Test
    void theKeyIsKeptForOurEyesOnly() throws Exception {
        Path file = folder.resolve("key");
        String token = SessionToken.keptIn(file).mint("0".repeat(32), NOW.plusSeconds(60));
        assertEquals("0".repeat(32), SessionToken.keptIn(file).sessionId(token, NOW));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertNull(SessionToken.keptIn(folder.resolve("other")).sessionId(token, NOW));
        assertNotEquals(SessionToken.newId(), SessionToken.newId());
    }
}
