// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.contract.log.LogAccess;
import io.evenhand.scoring.explain.Alternatives;
import io.evenhand.scoring.explain.Explanation;
import io.evenhand.scoring.model.Scorecard;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * The program behind {@code ./evenhand explain}: the latest assessment of one account, from a file or from the log, with its
 * explanation and what it would be if people found the account holder's explanations true.
 *
 * <p>It says so in one line of JSON; which of the alternatives changes anything is for the ruleset to say.
 */
public final class ExplainAccount {
    private static final int UNUSABLE = 2;
    private static final int FAILED = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ExplainAccount() {}

    /**
     * What is said.
     *
     * @param scorecard the name of the one that this program counts with
     * @param assessment null if there never was enough evidence to speak of the account
     * @param alternatives none if another scorecard made the assessment
     */
    record Told(
            String scorecard,
            @Nullable Assessment assessment,
            @Nullable Explanation explanation,
            List<Alternatives.Alternative> alternatives) {}

    @SuppressWarnings("SystemOut") // a command's output
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        if (args.length != 3) {
            System.err.println("usage: explain ACCOUNT --assessments FILE | --kafka HOST:PORT");
            System.exit(UNUSABLE);
        }
        try {
            Assessment latest =
                    args[1].equals("--kafka") ? inLog(log(args[2]), args[0]) : inFile(Path.of(args[2]), args[0]);
            System.out.println(ContractJson.text(told(latest, ScorecardFile.builtIn())));
        } catch (MalformedJsonException e) {
            System.err.println("this is no file of assessments: " + e.getMessage());
            System.exit(UNUSABLE);
        } catch (IOException | RuntimeException e) {
            System.err.println("the assessments cannot be read: " + e.getMessage());
            System.exit(FAILED);
        }
        System.out.flush();
    }

    static Told told(@Nullable Assessment latest, Scorecard card) {
        if (latest == null) {
            return new Told(card.model(), null, null, List.of());
        }
        boolean same = latest.model().equals(card.model());
        return new Told(
                card.model(), latest, Explanation.of(latest), same ? new Alternatives(card).of(latest) : List.of());
    }

    /** The latest of an account among the lines of a file, or null. */
    static @Nullable Assessment inFile(Path file, String account) throws IOException, MalformedJsonException {
        Assessment latest = null;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // most lines are about somebody else, which shows without reading them
                if (line.contains('"' + account + '"')) {
                    latest = later(latest, ContractJson.read(line, Assessment.class), account);
                }
            }
        }
        return latest;
    }

    /** The latest of an account in the log as it is now, or null. */
    private static @Nullable Assessment inLog(LogAccess access, String account) throws MalformedJsonException {
        Assessment latest = null;
        try (KafkaConsumer<byte[], byte[]> log = consumer(access)) {
            List<TopicPartition> partitions = log.partitionsFor(Topics.ASSESSMENTS, PATIENCE).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            log.assign(partitions);
            log.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = log.endOffsets(partitions, PATIENCE);
            byte[] key = account.getBytes(StandardCharsets.UTF_8);
            while (partitions.stream().anyMatch(each -> log.position(each, PATIENCE) < ends.getOrDefault(each, 0L))) {
                for (ConsumerRecord<byte[], byte[]> record : log.poll(Duration.ofSeconds(1))) {
                    if (record.value() != null && Arrays.equals(record.key(), key)) {
                        latest = later(latest, ContractJson.read(record.value(), Assessment.class), account);
                    }
                }
            }
        }
        return latest;
    }

    /** The log at {@code servers}, protected as the environment says. */
    private static LogAccess log(String servers) {
        return new LogAccess(servers, LogAccess.from(System.getenv()).protection());
    }

    private static @Nullable Assessment later(@Nullable Assessment known, Assessment next, String account) {
        boolean isNews = next.account().value().equals(account)
                && (known == null || !next.asOf().isBefore(known.asOf()));
        return isNews ? next : known;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(LogAccess log) {
        Properties settings = new Properties();
        settings.putAll(log.client());
        settings.put("enable.auto.commit", "false");
        settings.put("isolation.level", "read_committed");
        settings.put("default.api.timeout.ms", Long.toString(PATIENCE.toMillis()));
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
