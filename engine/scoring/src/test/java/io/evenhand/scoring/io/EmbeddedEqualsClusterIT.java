// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.event.Event;
import io.evenhand.contract.json.EventWriter;
import io.evenhand.scoring.Population;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Law 13: the job jar on a real cluster, over a log of four partitions, started again with another parallelism twice (1, 4,
 * 2), the first time from a savepoint, the second time from the newest checkpoint after the JobManager was killed, one of
 * its TaskManagers killed besides, writes each assessment once, and byte for byte the same as the embedded job makes of the
 * same events.
 */
class EmbeddedEqualsClusterIT {
    @Test
    void theClusterSaysWhatTheEmbeddedJobSays(@TempDir Path folder) throws Exception {
        List<Event> events = Population.events(11, 10);
        int third = events.size() / 3;
        Path kafkaFolder = Files.createDirectories(folder.resolve("kafka"));
        try (FlinkCluster cluster = FlinkCluster.start(folder.resolve("flink"))) {
            cluster.taskManager("taskmanager-1");
            Process doomed = cluster.taskManager("taskmanager-2");
            try (LocalKafka kafka = LocalKafka.start(kafkaFolder)) {
                List<String> wanted = embedded(folder, events);
                List<String> settings = FlinkCluster.arguments(Map.of(
                        "EVENHAND_KAFKA",
                        kafka.bootstrap(),
                        "EVENHAND_EXACTLY_ONCE",
                        "true",
                        "EVENHAND_IDLE_MILLIS",
                        "60000",
                        "EVENHAND_PSEUDONYM_KEY_FILE",
                        folder.resolve("pseudonym-key").toString()));
                KilledJobLosesNothingIT.await("four slots", () -> cluster.slots() == 4);
                String jar = cluster.upload(cluster.jobJar());

                String alone = cluster.run(jar, 1, null, settings);
                KilledJobLosesNothingIT.send(kafka, events.subList(0, third));
                KilledJobLosesNothingIT.await("the first events in a checkpoint", () -> read(kafka) > 0);
                everyCountIsShown(cluster);

                String four = cluster.run(jar, 4, cluster.stop(alone), settings);
                KilledJobLosesNothingIT.send(kafka, events.subList(third, 2 * third));
                KilledJobLosesNothingIT.await("more events in a checkpoint", () -> read(kafka) > third);
                doomed.destroyForcibly().waitFor();
                cluster.taskManager("taskmanager-3");
                KilledJobLosesNothingIT.await("the loss to be noticed", () -> cluster.slots() == 2);
                KilledJobLosesNothingIT.await("all tasks to run again", () -> cluster.isWholeJobRunning(four));

                // what docs/operate.md says of a JobManager without high availability
                cluster.replaceJobManager();
                KilledJobLosesNothingIT.await("four slots at another JobManager", () -> cluster.slots() == 4);
                String again = cluster.upload(cluster.jobJar());
                String two = cluster.run(again, 2, cluster.newestCheckpoint(four), settings);
                KilledJobLosesNothingIT.send(kafka, events.subList(2 * third, events.size()));
                List<String> got = new ArrayList<>();
                KilledJobLosesNothingIT.await("all assessments", () -> {
                    got.clear();
                    got.addAll(KilledJobLosesNothingIT.records(kafka, Topics.ASSESSMENTS));
                    return got.size() >= wanted.size() && read(kafka) == events.size();
                });
                assertEquals("RUNNING", cluster.status(two));
                assertEquals(List.of(), KilledJobLosesNothingIT.records(kafka, Topics.DEAD_LETTERS));
                assertEquals(List.of(), beyond(wanted, got), "what the cluster says too");
                assertEquals(List.of(), beyond(got, wanted), "what the cluster does not say");
            } catch (AssertionError | Exception e) {
                System.err.println(
                        cluster.logs().replaceAll("(?m)^.*( INFO | DEBUG |Name collision).*\\R?|^\t.*\\R?", ""));
                throw e;
            }
        }
    }

    /** The embedded job over files. */
    private static List<String> embedded(Path folder, List<Event> events) throws Exception {
        List<byte[]> lines = events.stream().map(EventWriter::bytes).toList();
        List<String> assessments = FileRun.of(folder.resolve("embedded"), 2, List.of(lines))
                .assessments()
                .lines()
                .toList();
        assertTrue(assessments.size() > 100, "the population must be worth it");
        return assessments;
    }

    /** How many events are behind the newest checkpoint, as the job tells the log. */
    static long read(LocalKafka kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets("evenhand-scoring")
                    .partitionsToOffsetAndMetadata()
                    .get();
            return offsets.entrySet().stream()
                    .filter(each -> each.getKey().topic().equals(Topics.EVENTS))
                    .mapToLong(each ->
                            each.getValue() == null ? 0 : each.getValue().offset())
                    .sum();
        }
    }

    /** Every count of the embedded program is shown by the cluster's processes, once for each process. */
    private static void everyCountIsShown(FlinkCluster cluster) throws Exception {
        KilledJobLosesNothingIT.await("the counts", () -> counts(cluster).containsKey("evenhand_scoring_events_total"));
        Map<String, Integer> counts = counts(cluster);
        for (String name : List.of(
                "evenhand_scoring_events_total",
                "evenhand_scoring_accounts_total",
                "evenhand_scoring_assessments_total",
                "evenhand_scoring_dead_letters_total",
                "evenhand_scoring_watermark_millis")) {
            assertTrue(counts.containsKey(name), name + " is missing: " + counts);
        }
    }

    /** The counts under the names that docs/deploy/prometheus gives them, and how often each is shown. */
    private static Map<String, Integer> counts(FlinkCluster cluster) throws InterruptedException {
        Map<String, Integer> counts = new TreeMap<>();
        Matcher matcher = Pattern.compile(
                        "(?m)^flink_taskmanager_job_task_operator_(evenhand_scoring_)(?:reason_)?([a-z_]+)\\{")
                .matcher(cluster.metrics());
        while (matcher.find()) {
            counts.merge(matcher.group(1) + matcher.group(2), 1, Integer::sum);
        }
        return counts;
    }

    /** What of {@code more} is left when each of {@code less} is taken away once. */
    private static List<String> beyond(List<String> less, List<String> more) {
        List<String> left = new ArrayList<>(more);
        less.forEach(left::remove);
        return left;
    }
}
