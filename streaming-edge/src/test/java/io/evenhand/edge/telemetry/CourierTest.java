// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What waits on disk, in which order it leaves, and what intake's answers mean. */
class CourierTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "200,TAKEN", "202,TAKEN", "207,TAKEN", "400,UNACCEPTABLE", "413,UNACCEPTABLE", "422,UNACCEPTABLE",
        "401,LATER", "403,LATER", "404,LATER", "429,LATER", "500,LATER", "503,LATER"
    })
    void whatIntakesAnswersMean(int status, Courier.Delivery meaning) {
        assertEquals(meaning, Courier.meaning(status));
    }

    @ParameterizedTest
    @CsvSource({"'secret','secret'", "'secret\n','secret'", "'edge secret\n','secret'", "'# x\n\nedge secret','secret'"
    })
    void theKeyMayStandAloneOrAfterItsName(String file, String key) {
        assertEquals(key, Courier.keyIn(file));
    }

    @Test
    void whileIntakeIsAwayBatchesStayOfASizeThatItTakes() throws Exception {
        Spool spool = new Spool(folder);
        byte[] line = "x".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 50; i++) {
            spool.append(java.util.Collections.nCopies(100, line));
            spool.oldest();
        }
        long lines = 0;
        int batches = 0;
        for (Path batch = spool.oldest(); batch != null; batch = spool.oldest()) {
            assertTrue(Files.size(batch) <= 2 << 20, Files.size(batch) + " bytes in a batch");
            lines += Files.readString(batch).lines().count();
            batches++;
            spool.delete(batch);
        }
        assertEquals(5_000, lines);
        assertTrue(batches >= 4, batches + " batches");
    }

    @Test
    void batchesLeaveInOrderAndSurviveARestart() throws Exception {
        Spool spool = new Spool(folder);
        assertNull(spool.oldest());
        spool.append(List.of("1".getBytes(StandardCharsets.UTF_8), "2".getBytes(StandardCharsets.UTF_8)));
        Path first = spool.oldest();
        spool.append(List.of("3".getBytes(StandardCharsets.UTF_8)));
        Spool again = new Spool(folder);
        assertEquals(first, again.oldest());
        assertEquals("1\n2\n", Files.readString(again.oldest()));
        again.delete(first);
        assertEquals("3\n", Files.readString(again.oldest()));
        again.delete(again.oldest());
        assertNull(again.oldest());
    }
}
