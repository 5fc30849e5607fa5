// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Truth of any generator is read, and ours comes back as it was written. */
class TruthTest {
    @TempDir
    Path folder;

    @Test
    void everythingComesBack() throws IOException {
        Truth truth = new Truth(
                "a-1",
                TruthClass.RESELLER,
                "seller",
                "R7",
                "op-9",
                true,
                false,
                44,
                7,
                40,
                "1",
                Instant.parse("2025-09-01T08:00:00Z"),
                Instant.parse("2025-09-02T08:00:00.123Z"),
                "monthly-28",
                10,
                true,
                true,
                true,
                "TR");
        assertEquals(List.of(truth), read(truth.line()));
    }

    @Test
    void aStrangersLineNeedsAnAccountAndAClass() throws IOException {
        Truth benign = read("{\"account\":\"a\",\"class\":\"benign\",\"price\":4,\"strategy\":null,\"x\":[1]}")
                .get(0);
        assertEquals(TruthClass.BENIGN, benign.kind());
        assertFalse(benign.identifiable());
        assertNull(benign.firstShareAt());
        Truth seller = read("{\"account\":\"a\",\"class\":\"reseller\",\"archetype\":\"seller\",\"strategy\":\"S1\","
                        + "\"operator\":\"o\",\"firstShareAt\":1756713600000}")
                .get(0);
        assertTrue(seller.identifiable());
        assertEquals(Instant.parse("2025-09-01T08:00:00Z"), seller.firstShareAt());
        assertFalse(read("{\"account\":\"a\",\"class\":\"reseller\",\"strategy\":\"R10\"}")
                .get(0)
                .identifiable());
        assertThrows(IOException.class, () -> read("{\"account\":\"a\"}"));
        assertThrows(IOException.class, () -> read("{\"account\":\"a\",\"class\":\"witch\"}"));
    }

    private List<Truth> read(String line) throws IOException {
        Path file = folder.resolve("truth.ndjson");
        Files.writeString(file, line + "\n\n");
        return Truth.read(file);
    }
}
