// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The feed's keys are made when there are none, and read ever after. */
class KeysAreMadeOnceTest {
    @TempDir
    Path dir;

    @Test
    void madeOnceAndReadAgain() throws Exception {
        Path file = dir.resolve("secrets").resolve("feed-key");
        KeyPair made = FeedKeys.loadOrCreate(file);
        KeyPair read = FeedKeys.loadOrCreate(file);
        assertEquals(made.getPublic(), read.getPublic());
        assertEquals(
                made.getPublic(), FeedKeys.loadPublic(dir.resolve("secrets").resolve("feed-key.pub")));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertTrue(Files.readString(file).startsWith("-----BEGIN PRIVATE KEY-----\n"));
    }

    @Test
    void thePublicKeyIsACopyThatIsMadeAgain() throws Exception {
        Path file = dir.resolve("feed-key");
        KeyPair made = FeedKeys.loadOrCreate(file);
        Files.delete(dir.resolve("feed-key.pub"));
        assertEquals(made.getPublic(), FeedKeys.loadOrCreate(file).getPublic());
    }

    @Test
    void aPublicKeyWithoutItsPrivateOneIsAnError() throws Exception {
        Path file = dir.resolve("feed-key");
        FeedKeys.loadOrCreate(file);
        Files.delete(file);
        assertThrows(java.io.IOException.class, () -> FeedKeys.loadOrCreate(file));
    }

    @Test
    void aPrivateKeyFromElsewhereNeedsItsPublicOne() throws Exception {
        Path file = dir.resolve("feed-key");
        FeedKeys.loadOrCreate(file);
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.indexOf("-----BEGIN PUBLIC")));
        FeedKeys.loadOrCreate(file);
        Files.delete(dir.resolve("feed-key.pub"));
        assertThrows(java.io.IOException.class, () -> FeedKeys.loadOrCreate(file));
    }
}
