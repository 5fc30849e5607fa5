// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.ruleset;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Standing;
import io.evenhand.contract.verdict.Verdict;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Decides a whole file of assessments with a blank standing, for replays and measurements.
 *
 * <p>Verdicts are written in the order of {@code asOf}, then account. Only their places are kept in memory, so a file may
 * be larger than it.
 */
public final class Decider {
    private static final Comparator<Row> ORDER =
            Comparator.comparingLong(Row::asOf).thenComparing(Row::account).thenComparingLong(Row::offset);

    private final Ruleset ruleset;
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final List<Row> rows = new ArrayList<>();
    private long degraded;

    private Decider(Ruleset ruleset) {
        this.ruleset = ruleset;
    }

    /** Where the verdict of one assessment lies in the file not yet sorted. */
    private record Row(long asOf, String account, long offset, int length) {}

    /**
     * Reads {@code assessments} (NDJSON, gzipped if its name says so) and writes {@code out}, whole or not at all.
     *
     * @throws IOException if a file cannot be read or written, or a line is no assessment; the message says which line
     */
    public static DecideReport decide(Path assessments, Path out, Ruleset ruleset) throws IOException {
        Path target = out.toAbsolutePath();
        Path unsorted = Files.createTempFile(target.getParent(), "verdicts", ".unsorted");
        Path sorted = Files.createTempFile(target.getParent(), "verdicts", ".sorted");
        try {
            Decider decider = new Decider(ruleset);
            decider.readAll(assessments, unsorted);
            decider.sort(unsorted, sorted);
            Files.move(sorted, target, StandardCopyOption.REPLACE_EXISTING);
            return new DecideReport(ruleset.version(), decider.rows.size(), decider.outcomes, decider.degraded);
        } finally {
            Files.deleteIfExists(unsorted);
            Files.deleteIfExists(sorted);
        }
    }

    private void readAll(Path assessments, Path unsorted) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(assessments));
                InputStream unpacked = assessments.toString().endsWith(".gz") ? new GZIPInputStream(file) : file;
                BufferedReader lines = new BufferedReader(new InputStreamReader(unpacked, StandardCharsets.UTF_8));
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(unsorted))) {
            long offset = 0;
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                byte[] verdict = decide(line, number, offset);
                out.write(verdict);
                out.write('\n');
                offset += verdict.length + 1L;
            }
        }
    }

    private byte[] decide(String line, int number, long offset) throws IOException {
        Assessment assessment;
        try {
            assessment = ContractJson.read(line, Assessment.class);
        } catch (MalformedJsonException e) {
            throw new MalformedLineException(number, e);
        }
        Verdict verdict = ruleset.decide(assessment, Standing.blank(assessment.account()));
        outcomes.merge(verdict.outcome(), 1L, Long::sum);
        degraded += verdict.degraded() ? 1 : 0;
        byte[] bytes = ContractJson.bytes(verdict);
        rows.add(new Row(assessment.asOf().toEpochMilli(), assessment.account().value(), offset, bytes.length + 1));
        return bytes;
    }

    private void sort(Path unsorted, Path sorted) throws IOException {
        rows.sort(ORDER);
        try (RandomAccessFile in = new RandomAccessFile(unsorted.toFile(), "r");
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(sorted))) {
            for (Row row : rows) {
                byte[] bytes = new byte[row.length()];
                in.seek(row.offset());
                in.readFully(bytes);
                out.write(bytes);
            }
        }
    }
}
