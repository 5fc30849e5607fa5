// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets are made once, differ between installations, and are readable by their owner only. */
class SecretsTest {
    @TempDir
    Path one;

    @TempDir
    Path other;

    @Test
    void madeOnceAndKept() {
        Secrets first = new Secrets(new Home(one, one)).ensure();
        String token = first.read("operator-token");
        assertEquals(token, new Secrets(new Home(one, one)).ensure().read("operator-token"));
        assertNotEquals(token, new Secrets(new Home(other, other)).ensure().read("operator-token"));
        assertEquals(5, first.staff().size(), "two who check, two who agree, and one for the appeal");
        assertTrue(first.read("intake-keys").contains(first.read("edge-intake-key")));
    }

    @Test
    void readableByTheirOwnerOnly() throws Exception {
        Secrets secrets = new Secrets(new Home(one, one)).ensure();
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.file("pseudonym-key"))));
    }
}
