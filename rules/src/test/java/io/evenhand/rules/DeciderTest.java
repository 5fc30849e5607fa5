// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Standing;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.ruleset.DecideReport;
import io.evenhand.rules.ruleset.Decider;
import io.evenhand.rules.ruleset.Ruleset;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of assessments becomes a file of verdicts in the order of their time, and the counts add up. */
class DeciderTest {
    private final Ruleset ruleset = Rulesets.builtIn();

    @TempDir
    Path folder;

    @Test
    void verdictsComeInOrderOfTimeWhateverTheOrderOfTheFile() throws IOException {
        List<Assessment> assessments = assessments();
        Path in = write("a.ndjson", assessments);
        Path out = folder.resolve("verdicts.ndjson");

        DecideReport report = Decider.decide(in, out, ruleset);

        List<Verdict> wanted = assessments.stream()
                .map(each -> ruleset.decide(each, Standing.blank(each.account())))
                .sorted(Comparator.comparing(Verdict::asOf).thenComparing(Verdict::account))
                .toList();
        assertEquals(wanted.stream().map(ContractJson::text).toList(), Files.readAllLines(out));
        assertEquals(assessments.size(), report.assessments());
        assertEquals(0, report.degraded());
        assertEquals(Outcome.values().length, report.outcomes().size());
        assertEquals(
                assessments.size(),
                report.outcomes().values().stream().mapToLong(Long::longValue).sum());
        assertEquals(ruleset.version(), report.ruleset());
    }

    @Test
    void aCompressedFileGivesTheSameBytes() throws IOException {
        Path plain = write("a.ndjson", assessments());
        Path compressed = folder.resolve("a.ndjson.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
            Files.copy(plain, out);
        }
        Decider.decide(plain, folder.resolve("1"), ruleset);
        Decider.decide(compressed, folder.resolve("2"), ruleset);
        assertEquals(-1, Files.mismatch(folder.resolve("1"), folder.resolve("2")));
    }

    @Test
    void aLineThatIsNoAssessmentIsNamedAndNothingIsWritten() throws IOException {
        Path in = write("a.ndjson", assessments().subList(0, 2));
        Files.writeString(in, Files.readString(in) + "{\"account\":\"acc-secret\"}\n", StandardCharsets.UTF_8);
        Path out = folder.resolve("verdicts.ndjson");
        IOException failure = assertThrows(IOException.class, () -> Decider.decide(in, out, ruleset));
        assertEquals("line 3 is not an assessment", failure.getMessage());
        assertFalse(Files.exists(out));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(1, left.count());
        }
    }

    @Test
    void anEmptyFileIsAnEmptyAnswer() throws IOException {
        Path out = folder.resolve("verdicts.ndjson");
        assertEquals(
                0, Decider.decide(write("a.ndjson", List.of()), out, ruleset).assessments());
        assertTrue(Files.exists(out));
    }

    private static List<Assessment> assessments() {
        SplittableRandom random = new SplittableRandom(4);
        List<Assessment> assessments = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Assessment drafted = Draft.random(random).assessment();
            assessments.add(new Assessment(
                    drafted.id(),
                    new AccountId("acc-" + i),
                    drafted.asOf().plus(Duration.ofDays(random.nextInt(20))),
                    drafted.model(),
                    drafted.score(),
                    drafted.enough(),
                    drafted.families(),
                    drafted.atoms(),
                    drafted.gates(),
                    drafted.completeness()));
        }
        return assessments;
    }

    private Path write(String name, List<Assessment> assessments) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, assessments.stream().map(ContractJson::text).toList(), StandardCharsets.UTF_8);
        return file;
    }
}
