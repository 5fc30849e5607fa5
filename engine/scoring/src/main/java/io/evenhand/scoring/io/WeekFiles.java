// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.json.ContractJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * A sink that keeps the assessments of each boundary in a file of its own, to be put in order when all are there: subtasks
 * reach a boundary at different times, and one week fits into memory where a year might not.
 */
final class WeekFiles implements Sink<Assessment> {
    private static final long serialVersionUID = 1L;
    private static final char SEPARATOR = '\t';

    private final String folder;

    WeekFiles(Path folder) {
        this.folder = folder.toString();
    }

    @Override
    public SinkWriter<Assessment> createWriter(WriterInitContext context) throws IOException {
        Files.createDirectories(Path.of(folder));
        return new Writer(Path.of(folder));
    }

    /** Writes all weeks to {@code out}, oldest first, each by account, and removes the folder. */
    static void merge(Path folder, Path out) throws IOException {
        List<Path> weeks = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
                found.forEach(weeks::add);
            }
        }
        weeks.sort(Comparator.comparing(week -> week.getFileName().toString()));
        try (OutputStream lines = new BufferedOutputStream(Files.newOutputStream(out))) {
            for (Path week : weeks) {
                List<String> keyed = new ArrayList<>(Files.readAllLines(week));
                keyed.sort(Comparator.comparing(line -> line.substring(0, line.indexOf(SEPARATOR))));
                for (String line : keyed) {
                    lines.write(line.substring(line.indexOf(SEPARATOR) + 1).getBytes(StandardCharsets.UTF_8));
                    lines.write('\n');
                }
                Files.delete(week);
            }
        }
        Files.deleteIfExists(folder);
    }

    private static final class Writer implements SinkWriter<Assessment> {
        private final Path folder;
        private final Map<Long, OutputStream> weeks = new TreeMap<>();

        Writer(Path folder) {
            this.folder = folder;
        }

        @Override
        public void write(Assessment assessment, Context context) throws IOException {
            String line = assessment.account().value() + SEPARATOR + ContractJson.text(assessment) + '\n';
            week(assessment.asOf().toEpochMilli()).write(line.getBytes(StandardCharsets.UTF_8));
        }

        private OutputStream week(long boundary) throws IOException {
            OutputStream known = weeks.get(boundary);
            if (known != null) {
                return known;
            }
            // sixteen digits: names sort like numbers
            Path file = folder.resolve(String.format(Locale.ROOT, "%016d", boundary));
            OutputStream opened = new BufferedOutputStream(Files.newOutputStream(file));
            weeks.put(boundary, opened);
            return opened;
        }

        @Override
        public void flush(boolean endOfInput) throws IOException {
            for (OutputStream week : weeks.values()) {
                week.flush();
            }
        }

        @Override
        public void close() throws IOException {
            for (OutputStream week : weeks.values()) {
                week.close();
            }
        }
    }
}
