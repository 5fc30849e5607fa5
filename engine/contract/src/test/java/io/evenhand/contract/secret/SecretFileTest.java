// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret is made once, whoever starts first, and is nobody else's to read. */
class SecretFileTest {
    private static final int PROGRAMS = 8;
    private static final int ROUNDS = 50;

    @TempDir
    private Path folder;

    @Test
    void onlyItsOwnerReadsIt() throws IOException {
        Path file = folder.resolve("new/secret");
        assertTrue(SecretFile.createOnce(file, "text\n"));
        assertEquals("text\n", Files.readString(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void whatIsThereStays() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "mine");
        assertFalse(SecretFile.createOnce(file, "other"));
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void ofProgramsThatStartTogetherOneMakesItAndAllReadThatOne() throws Exception {
        ExecutorService programs = Executors.newFixedThreadPool(PROGRAMS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                Path file = folder.resolve("secret-" + round);
                CyclicBarrier start = new CyclicBarrier(PROGRAMS);
                List<Future<String>> readers = new ArrayList<>();
                for (int n = 0; n < PROGRAMS; n++) {
                    String own = "program " + n;
                    readers.add(programs.submit(() -> {
                        start.await();
                        SecretFile.createOnce(file, own);
                        return Files.readString(file);
                    }));
                }
                for (Future<String> reader : readers) {
                    assertEquals(readers.get(0).get(), reader.get());
                }
            }
            try (var left = Files.list(folder)) {
                assertEquals(ROUNDS, left.count(), "a draft was left behind");
            }
        } finally {
            programs.shutdownNow();
        }
    }
}
