// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody.KeySeen;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.EventWriter;
import io.evenhand.scoring.Population;
import io.evenhand.scoring.SingleAccountRun;
import io.evenhand.scoring.flow.Incoming;
import io.evenhand.scoring.flow.ScoringJob;
import io.evenhand.scoring.flow.Tally;
import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.model.Scorecard;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A savepoint that an earlier version of the job wrote, over a real log, is what today's job goes on from: with today's
 * scorecard it says what an undisturbed run says, and with another one the same evidence is weighed anew.
 *
 * <p>The savepoint of version N is {@code src/test/resources/savepoints/N}; with {@code -Dsavepoint=N
 * -Duser.language=en} this test writes one first. It was taken just before an account with a linked key uses that key again,
 * which makes it remind the key of all it did before: the moment at which a restart once evaluated weeks a second time.
 */
class SnapshotOfAnEarlierVersionTest {
    private static final Path SAVEPOINTS = Path.of("src/test/resources/savepoints");
    private static final Instant NOW = Population.END.plus(Duration.ofDays(1));
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Three sellers, two of them linked, and four communities: some in each partition. */
    private static final List<Event> EVENTS = Population.events(5, 4);

    @Test
    void itIsGoneOnFromWithEqualResults(@TempDir Path folder) throws Exception {
        String fresh = System.getProperty("savepoint");
        if (fresh != null) {
            write(folder, SAVEPOINTS.resolve(fresh));
        }
        Map<String, String> whole = new TreeMap<>();
        SingleAccountRun.assess(EVENTS).forEach(it -> whole.put(key(it), ContractJson.text(it)));
        for (String version : versions()) {
            List<Assessment> got = goOn(folder.resolve(version), version, ScorecardFile.builtIn());
            assertTrue(got.size() > 50, "only " + got.size());
            assertEquals(after(whole, got), got.stream().map(ContractJson::text).toList(), "version " + version);
        }
    }

    @Test
    void anotherScorecardWeighsTheSameEvidenceAnew(@TempDir Path folder) throws Exception {
        Map<String, Assessment> before = new TreeMap<>();
        SingleAccountRun.assess(EVENTS).forEach(it -> before.put(key(it), it));
        Scorecard next = ScorecardFile.read(heavierLinks());
        assertNotEquals(ScorecardFile.builtIn().model(), next.model());
        List<Assessment> got = goOn(folder, versions().get(0), next);
        int heavier = 0;
        for (Assessment it : got) {
            Assessment old = before.get(key(it));
            assertEquals(next.model(), it.model());
            assertEquals(old.gates().externalViewers30d(), it.gates().externalViewers30d());
            assertEquals(old.gates().agedTenures(), it.gates().agedTenures());
            assertEquals(
                    old.atom("rhythm.tenure").statistic(),
                    it.atom("rhythm.tenure").statistic());
            assertEquals(old.atom("link.keys").n(), it.atom("link.keys").n());
            heavier += it.atom("link.keys").points() > old.atom("link.keys").points() ? 1 : 0;
        }
        assertEquals(after(before, got).size(), got.size());
        assertTrue(heavier > 10, "only " + heavier + " weighed more");
    }

    /** What an undisturbed run says from the first of these weeks on. */
    private static <T> List<T> after(Map<String, T> whole, List<Assessment> got) {
        String first = got.get(0).asOf().toString();
        return whole.entrySet().stream()
                .filter(each -> each.getKey().compareTo(first) >= 0)
                .map(Map.Entry::getValue)
                .toList();
    }

    private static List<String> versions() throws Exception {
        try (Stream<Path> folders = Files.list(SAVEPOINTS)) {
            return folders.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    /** Makes the savepoint of the present version: the job over a real log. */
    private static void write(Path folder, Path target) throws Exception {
        try (LocalKafka kafka = LocalKafka.start(Files.createDirectories(folder.resolve("kafka")))) {
            Settings settings = Settings.from(Map.of(
                    "EVENHAND_KAFKA",
                    kafka.bootstrap(),
                    "EVENHAND_VAR",
                    folder.toString(),
                    "EVENHAND_CHECKPOINT_MILLIS",
                    "300"));
            StreamExecutionEnvironment flink =
                    StreamExecutionEnvironment.createLocalEnvironment(1, ScoringService.config(settings, null));
            new KafkaFlow(settings, "write").build(flink);
            JobClient job = flink.executeAsync("write");
            List<Event> first = EVENTS.subList(0, cut());
            KilledJobLosesNothingIT.send(kafka, first);
            KilledJobLosesNothingIT.await("all to be read", () -> EmbeddedEqualsClusterIT.read(kafka) == first.size());
            long evaluated = Calendar.boundaryAfter(
                    first.get(first.size() - 1).at().minus(Duration.ofDays(9)).toEpochMilli());
            KilledJobLosesNothingIT.await(
                    "the weeks to be evaluated",
                    () -> Tally.of("write").watermark.get() >= evaluated);
            String savepoint = job.stopWithSavepoint(
                            false, folder.resolve("savepoints").toString(), SavepointFormatType.CANONICAL)
                    .get();
            Files.createDirectories(target.getParent());
            Files.move(Path.of(URI.create(savepoint)), target);
            flink.close();
        }
    }

    /** Today's job over the events after the savepoint. */
    private static List<Assessment> goOn(Path folder, String version, Scorecard card) throws Exception {
        Files.createDirectories(folder);
        Path file = folder.resolve("events.ndjson");
        try (OutputStream out = Files.newOutputStream(file)) {
            for (Event event : EVENTS.subList(cut(), EVENTS.size())) {
                out.write(EventWriter.bytes(event));
                out.write('\n');
            }
        }
        Configuration config = FlinkSettings.embedded(2);
        config.set(
                StateRecoveryOptions.SAVEPOINT_PATH,
                SAVEPOINTS.resolve(version).toUri().toString());
        // files take the place of the log, as what is read and what is written
        config.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
        String run = "earlier-" + folder.getFileName();
        Path weeks = folder.resolve("weeks");
        StreamExecutionEnvironment flink = StreamExecutionEnvironment.createLocalEnvironment(2, config);
        try {
            DataStream<Incoming> lines = flink.fromSource(
                            new FileSource(List.of(file), NOW, run),
                            ScoringJob.eventTime(),
                            "files",
                            ScoringJob.incomingType())
                    .setParallelism(1);
            ScoringJob.build(run, card, (event, address) -> null, lines, null)
                    .assessments()
                    .sinkTo(new WeekFiles(weeks))
                    .setParallelism(1);
            flink.executeAsync(run).getJobExecutionResult().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } finally {
            flink.close();
            Tally.close(run);
        }
        Path out = folder.resolve("assessments.ndjson");
        WeekFiles.merge(weeks, out);
        List<Assessment> assessments = new ArrayList<>();
        for (String line : Files.readAllLines(out)) {
            assessments.add(ContractJson.read(line, Assessment.class));
        }
        return assessments;
    }

    /** Just before a linked key is used again, sixteen weeks after the beginning. */
    private static int cut() {
        Instant after = Population.START.plus(Duration.ofDays(112));
        for (int i = 0; i < EVENTS.size(); i++) {
            Event event = EVENTS.get(i);
            if (event.account().value().equals("seller-a")
                    && event.body() instanceof KeySeen
                    && event.at().isAfter(after)) {
                return i;
            }
        }
        throw new IllegalStateException("no key is used");
    }

    /** The table that comes with the program, with more points for shared keys. */
    private static byte[] heavierLinks() throws Exception {
        try (InputStream in = ScorecardFile.class.getResourceAsStream("/scorecard.yaml")) {
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String heavier = yaml.replace("link.keys: [[1, 3]", "link.keys: [[1, 5]");
            assertNotEquals(yaml, heavier);
            return heavier.getBytes(StandardCharsets.UTF_8);
        }
    }

    private static String key(Assessment assessment) {
        return assessment.asOf() + " " + assessment.account();
    }
}
