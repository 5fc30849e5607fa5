// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import io.evenhand.contract.event.DeadLetterReason;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.scoring.flow.Incoming;
import io.evenhand.scoring.flow.NetworkSighting;
import io.evenhand.scoring.flow.ScoringJob;
import io.evenhand.scoring.flow.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The program behind {@code ./evenhand score}: the job over files, to its end.
 *
 * <p>Progress goes to the standard error stream; the last line of the standard output stream is one JSON object of figures.
 */
public final class ScoreFiles {
    private static final int OK = 0;
    private static final int UNUSABLE = 2;
    private static final int FAILED = 3;

    private ScoreFiles() {}

    @SuppressWarnings("SystemOut") // a command's output
    public static void main(String[] args) {
        // the Kafka connector spells its settings in the default locale, and fails in Turkish
        Locale.setDefault(Locale.ROOT);
        int code;
        try {
            ScoreFilesArguments arguments = ScoreFilesArguments.parse(args);
            System.out.println(
                    ContractJson.text(run(arguments, System.getenv(), Clock.systemUTC(), System.out::println)));
            code = OK;
        } catch (ScoreFilesArguments.UnusableException e) {
            System.err.println(e.getMessage());
            code = UNUSABLE;
        } catch (Exception e) {
            System.err.println("scoring failed: " + rootMessage(e));
            code = FAILED;
        }
        System.out.flush();
        System.exit(code);
    }

    /** Runs the job over the files, tells what it could see and could not, and returns its figures. */
    static Map<String, Object> run(
            ScoreFilesArguments arguments, Map<String, String> env, Clock clock, Consumer<String> sentences)
            throws Exception {
        long begun = System.nanoTime();
        String run = "files-" + UUID.randomUUID();
        Tally tally = Tally.of(run);
        Path weeks = arguments.out().resolve(".assessments");
        Files.createDirectories(arguments.out());
        WeekFiles.merge(weeks, arguments.out().resolve("assessments.ndjson"));
        Progress progress =
                Progress.start(tally, size(arguments.events()), System.err, "1".equals(env.get("EVENHAND_TTY")));
        try {
            try {
                execute(arguments, env, clock, run, weeks);
            } finally {
                progress.close();
            }
            WeekFiles.merge(weeks, arguments.out().resolve("assessments.ndjson"));
            Visibility.of(tally).forEach(sentences);
            return figures(tally, begun);
        } finally {
            Tally.close(run);
        }
    }

    private static void execute(
            ScoreFilesArguments arguments, Map<String, String> env, Clock clock, String run, Path weeks)
            throws Exception {
        Configuration config = FlinkSettings.embedded(arguments.parallelism());
        StateBackend.HASHMAP.into(config, arguments.parallelism(), arguments.out());
        StreamExecutionEnvironment flink =
                StreamExecutionEnvironment.createLocalEnvironment(arguments.parallelism(), config);
        try {
            DataStream<Incoming> lines = flink.fromSource(
                            new FileSource(arguments.events(), clock.instant(), run),
                            ScoringJob.eventTime(),
                            "files",
                            ScoringJob.incomingType())
                    .setParallelism(1);
            IntakeVeil veil = new IntakeVeil(keyFile(env), arguments.asnTable());
            ScoringJob.Outputs out = ScoringJob.build(run, ScorecardFile.builtIn(), veil, lines, null);
            out.assessments().sinkTo(new WeekFiles(weeks)).setParallelism(1);
            out.networks()
                    .sinkTo(new LinesFile<>(arguments.out().resolve("networks.ndjson"), NetworkSighting::json))
                    .setParallelism(1);
            out.deadLetters()
                    .sinkTo(new LinesFile<>(arguments.out().resolve("dead-letters.ndjson"), ContractJson::text))
                    .setParallelism(1);
            flink.execute("evenhand scoring of files");
        } finally {
            flink.close();
        }
    }

    private static Map<String, Object> figures(Tally tally, long begun) {
        Map<String, Long> deadLetters = new LinkedHashMap<>();
        for (DeadLetterReason reason : DeadLetterReason.values()) {
            long count = tally.deadLetters(reason).sum();
            if (count > 0) {
                deadLetters.put(reason.wire(), count);
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("events", tally.events.sum());
        figures.put("accounts", tally.accounts.sum());
        figures.put("assessments", tally.assessments.sum());
        figures.put("duplicates", tally.duplicates.sum());
        figures.put("deadLetters", deadLetters);
        figures.put("droppedFields", tally.droppedFields.sum());
        figures.put("late", tally.deadLetters(DeadLetterReason.LATE).sum());
        figures.put("seconds", Math.round((System.nanoTime() - begun) / 1e8) / 10.0);
        return figures;
    }

    private static Path keyFile(Map<String, String> env) {
        String var = env.getOrDefault("EVENHAND_VAR", "var");
        return Path.of(env.getOrDefault("EVENHAND_PSEUDONYM_KEY_FILE", var + "/secrets/pseudonym-key"));
    }

    private static long size(List<Path> files) throws IOException {
        long size = 0;
        for (Path file : files) {
            size += Files.size(file);
        }
        return size;
    }

    /** The innermost reason: Flink wraps it several times. */
    private static String rootMessage(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
