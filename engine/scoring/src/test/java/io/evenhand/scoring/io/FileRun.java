// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** One run of {@link ScoreFiles} inside a test, with a fixed clock. */
public record FileRun(Map<String, Object> figures, String assessments, String networks, String deadLetters) {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T12:05:00Z"), ZoneOffset.UTC);

    /** Scores files that hold these lines. */
    public static FileRun of(Path folder, int parallelism, List<List<byte[]>> files) throws Exception {
        Files.createDirectories(folder);
        List<Path> paths = new ArrayList<>();
        for (List<byte[]> lines : files) {
            Path file = folder.resolve("events-" + paths.size() + ".ndjson.gz");
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                for (byte[] line : lines) {
                    out.write(line);
                    out.write('\n');
                }
            }
            paths.add(file);
        }
        Path out = folder.resolve("out");
        Map<String, Object> figures = ScoreFiles.run(
                new ScoreFilesArguments(paths, out, parallelism, null),
                Map.of("EVENHAND_VAR", folder.resolve("var").toString()),
                CLOCK,
                sentence -> {});
        return new FileRun(
                figures,
                Files.readString(out.resolve("assessments.ndjson"), StandardCharsets.UTF_8),
                Files.readString(out.resolve("networks.ndjson"), StandardCharsets.UTF_8),
                Files.readString(out.resolve("dead-letters.ndjson"), StandardCharsets.UTF_8));
    }
}
