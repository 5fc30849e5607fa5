// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.scoring.flow.Incoming;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the edges read: lines, arguments, settings, snapshots on disk. */
class FilesAndSettingsTest {
    private static final long SEED = 3;

    @TempDir
    Path folder;

    @Test
    void linesOfAnyLengthAndEndAreRead() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> wanted = new ArrayList<>();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int i = 0; i < 3_000; i++) {
            String line = "x".repeat(random.nextInt(120));
            text.writeBytes((line + (i % 3 == 0 ? "\r\n" : "\n")).getBytes(StandardCharsets.US_ASCII));
            if (!line.isEmpty()) {
                wanted.add(line);
            }
        }
        wanted.add("without an end");
        text.writeBytes("without an end".getBytes(StandardCharsets.US_ASCII));
        Path packed = folder.resolve("lines.GZ");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(text.toByteArray());
        }
        LongAdder read = new LongAdder();
        assertEquals(wanted, lines(packed, read));
        assertEquals(Files.size(packed), read.sum());
        assertEquals(wanted, lines(Files.write(folder.resolve("lines"), text.toByteArray()), new LongAdder()));
    }

    @Test
    void aLineWithoutEndCostsBoundedMemory() throws IOException {
        byte[] endless = new byte[3_000_000];
        Arrays.fill(endless, (byte) 'a');
        List<String> lines = lines(Files.write(folder.resolve("endless"), endless), new LongAdder());
        assertEquals(1, lines.size());
        assertEquals(64 * 1024, lines.get(0).length());
    }

    @Test
    void filesAreMergedByTheTimeOfTheirNextLines() throws IOException {
        Path a = Files.writeString(folder.resolve("a"), event("a1", 1) + event("a2", 4) + event("a3", 5));
        Path b = Files.writeString(folder.resolve("b"), event("b1", 2) + "no event\n" + event("b2", 3));
        FileLines lines = new FileLines(List.of(a, b), Instant.parse("2026-01-01T00:00:00Z"), new LongAdder());
        List<Long> days = new ArrayList<>();
        while (lines.hasNext()) {
            Incoming line = lines.next();
            days.add(line.millis() == Long.MIN_VALUE ? 0 : line.millis() / 86_400_000 % 100);
        }
        assertEquals(6, days.size());
        assertEquals(0, days.get(2), "a line without a time comes at once");
        days.remove(2);
        assertEquals(days.stream().sorted().toList(), days);
    }

    @Test
    void argumentsAreReadOrRefused() throws Exception {
        Path events = Files.writeString(folder.resolve("events"), "");
        ScoreFilesArguments read = ScoreFilesArguments.parse(
                new String[] {"--events", events.toString(), events.toString(), "--out", "o", "--parallelism", "3"});
        assertEquals(2, read.events().size());
        assertEquals(3, read.parallelism());
        assertNull(read.asnTable());
        for (String[] bad : new String[][] {
            {},
            {"--events", events.toString()},
            {"--out", "o"},
            {"--events", folder.resolve("none").toString(), "--out", "o"},
            {"--events", events.toString(), "--out", "o", "--parallelism", "x"},
            {"--events", events.toString(), "--out", "o", "--parallelism", "0"},
            {"--verbose", "x"}
        }) {
            assertThrows(ScoreFilesArguments.UnusableException.class, () -> ScoreFilesArguments.parse(bad));
        }
    }

    @Test
    void settingsHaveDefaultsAndOneClearSentence() throws Exception {
        Settings settings = Settings.from(Map.of());
        assertEquals("127.0.0.1:9092", settings.log().servers());
        assertEquals("127.0.0.1", settings.bind());
        assertEquals(9_401, settings.metricsPort());
        assertEquals(2_000, settings.checkpointEvery().toMillis());
        assertTrue(settings.checkpoints().endsWith("var/checkpoints"));
        Map<String, String> empty = Map.of("EVENHAND_CHECKPOINTS", "", "EVENHAND_VAR", "", "EVENHAND_BIND", "");
        assertEquals(settings, Settings.from(empty), "what is empty is not set");
        assertEquals(4, Settings.from(Map.of("EVENHAND_PARALLELISM", "4")).parallelism());
        Exception wrong = assertThrows(
                Settings.UnusableException.class, () -> Settings.from(Map.of("EVENHAND_PARALLELISM", "many")));
        assertEquals("EVENHAND_PARALLELISM must be a number from 1 to 128", wrong.getMessage());
        assertThrows(Settings.UnusableException.class, () -> Settings.from(Map.of("EVENHAND_EXACTLY_ONCE", "perhaps")));
        assertEquals(StateBackend.HASHMAP, settings.backend());
        Map<String, String> onDisk = Map.of("EVENHAND_STATE_BACKEND", "rocksdb");
        assertEquals(StateBackend.ROCKSDB, Settings.from(onDisk).backend());
        Configuration flink = ScoringService.config(Settings.from(onDisk), null);
        assertEquals("rocksdb", flink.get(StateBackendOptions.STATE_BACKEND));
        assertTrue(flink.get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS));
        Map<String, String> unknown = Map.of("EVENHAND_STATE_BACKEND", "ROCKSDB");
        Exception backend = assertThrows(Settings.UnusableException.class, () -> Settings.from(unknown));
        assertEquals("EVENHAND_STATE_BACKEND must be hashmap or rocksdb", backend.getMessage());
    }

    @Test
    void theNewestCompleteSnapshotOfAnyJobIsFound() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder.resolve("snapshots"));
        assertNull(checkpoints.newest());
        snapshot("job-a", "chk-9", 1_000, true);
        Path newest = snapshot("job-b", "chk-2", 3_000, true);
        snapshot("job-b", "chk-3", 4_000, false);
        snapshot("job-b", "chk-1", 2_000, true);
        assertEquals(newest, checkpoints.newest());
        checkpoints.removeAllBut(List.of(newest));
        assertEquals(newest, checkpoints.newest());
        assertTrue(Files.notExists(folder.resolve("snapshots/job-a")));
        assertTrue(Files.notExists(folder.resolve("snapshots/job-b/chk-3")));
        assertTrue(Files.exists(newest.resolve("_metadata")));
    }

    @Test
    void aFolderThatIsNoJobsIsLeftAlone() throws IOException {
        Path stranger = Files.createDirectories(folder.resolve("snapshots/photos/2024"));
        Path job = Files.createDirectories(folder.resolve("snapshots/job-a/shared"));
        new Checkpoints(folder.resolve("snapshots")).removeAllBut(List.of());
        assertTrue(Files.exists(stranger));
        assertTrue(Files.notExists(job));
        Path working = Files.createDirectories(folder.resolve("snapshots/job_0_op_1_uuid_2/db"));
        ScoringService.forgetWorking(folder.resolve("snapshots"));
        assertTrue(Files.exists(stranger));
        assertTrue(Files.notExists(working.getParent()));
    }

    @Test
    void aSnapshotWhoseBytesChangedIsPassedOver() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder.resolve("snapshots"));
        Path older = snapshot("job-b", "chk-1", 2_000, true);
        checkpoints.sealNewest();
        Path newest = snapshot("job-b", "chk-2", 3_000, true);
        assertEquals(List.of(newest, older), checkpoints.usable(), "nobody sealed the newest yet, so nobody doubts it");
        checkpoints.sealNewest();
        assertEquals(List.of(newest, older), checkpoints.usable());
        Files.writeString(newest.resolve("_metadata"), "other bytes");
        assertEquals(List.of(older), checkpoints.usable());
        checkpoints.setAside(older);
        assertEquals(List.of(), checkpoints.usable());
    }

    private Path snapshot(String job, String name, long written, boolean complete) throws IOException {
        Path path =
                Files.createDirectories(folder.resolve("snapshots").resolve(job).resolve(name));
        if (complete) {
            Path metadata = Files.writeString(path.resolve("_metadata"), "x");
            Files.setLastModifiedTime(metadata, FileTime.fromMillis(written));
        }
        return path;
    }

    private static List<String> lines(Path file, LongAdder read) throws IOException {
        LineReader reader = new LineReader(file, read);
        List<String> lines = new ArrayList<>();
        for (byte[] line = reader.next(); line != null; line = reader.next()) {
            lines.add(new String(line, StandardCharsets.US_ASCII));
        }
        reader.close();
        return lines;
    }

    private static String event(String id, int day) {
        return "{\"id\":\"" + id + "\",\"type\":\"account.created\",\"at\":\"2025-01-0" + day
                + "T00:00:00Z\",\"account\":\"a\"}\n";
    }
}
