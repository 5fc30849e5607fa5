// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.decision.InterventionType;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.EventWriter;
import io.evenhand.scoring.flow.Incoming;
import io.evenhand.scoring.flow.ScoringJob;
import io.evenhand.scoring.flow.Tally;
import io.evenhand.scoring.link.LinkWorld;
import io.evenhand.scoring.model.Replay;
import io.evenhand.scoring.model.Scorer;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Law 12 for links and interventions: the job's operators, side by side and out of order, say byte for byte what the pure
 * replay says of a world in which accounts are linked in every way and people decide about them.
 */
class JobEqualsReplayTest {
    private static final long SEED = 21;
    private static final Instant NOW = LinkWorld.at(271);

    @Test
    void linksAndInterventionsComeOutTheSame(@TempDir Path folder) throws Exception {
        List<Event> events = LinkWorld.events(SEED);
        List<Intervention> decided = decided();
        List<Assessment> replayed = new ArrayList<>();
        long last = events.get(events.size() - 1).at().toEpochMilli();
        Replay.run(events, decided, new Scorer(ScorecardFile.builtIn()), last, replayed::add);
        for (String signal : List.of(
                "link.keys",
                "link.reclaim",
                "link.carry_over",
                "link.equalised",
                "link.synchronised",
                "scale.fresh_viewers")) {
            assertTrue(
                    replayed.stream().anyMatch(it -> it.atom(signal).points() > 0), signal + " must have been of use");
        }
        assertEquals(
                replayed.stream().map(it -> ContractJson.text(it) + "\n").collect(Collectors.joining()),
                job(folder, disordered(events), decided));
    }

    private static List<Intervention> decided() {
        List<Intervention> decided = new ArrayList<>(LinkWorld.interventions());
        decided.add(LinkWorld.about(InterventionType.ACCOUNT_ERASED, 150, "pair-0"));
        decided.add(Intervention.rebuttalAccepted(
                new EventId("r"), LinkWorld.at(100), new AccountId("fleet-0"), "link.equalised"));
        decided.add(new Intervention(
                new EventId("h"),
                InterventionType.HOLD_MIGRATION,
                LinkWorld.at(80),
                new AccountId("fleet-1"),
                null,
                LinkWorld.at(110),
                null,
                null));
        return decided;
    }

    /** The job on two subtasks; the events wait until every decision has been heard. */
    private static String job(Path folder, List<Event> events, List<Intervention> decided) throws Exception {
        Path file = folder.resolve("events.ndjson");
        try (OutputStream out = Files.newOutputStream(file)) {
            for (Event event : events) {
                out.write(EventWriter.bytes(event));
                out.write('\n');
            }
        }
        String run = "job-equals-replay-" + folder.getFileName();
        Path weeks = folder.resolve("weeks");
        StreamExecutionEnvironment flink =
                StreamExecutionEnvironment.createLocalEnvironment(2, FlinkSettings.embedded(2));
        try {
            DataStream<Incoming> lines = flink.fromSource(
                            new FileSource(List.of(file), NOW, run),
                            ScoringJob.eventTime(),
                            "files",
                            ScoringJob.incomingType())
                    .setParallelism(1)
                    .map(new Gate(run, decided), ScoringJob.incomingType())
                    .setParallelism(1);
            DataStream<Intervention> interventions = flink.fromData(
                            ScoringJob.interventionType(), decided.toArray(Intervention[]::new))
                    .assignTimestampsAndWatermarks(ScoringJob.atOnce())
                    .setParallelism(1);
            ScoringJob.build(run, ScorecardFile.builtIn(), (event, address) -> null, lines, interventions)
                    .assessments()
                    .sinkTo(new WeekFiles(weeks))
                    .setParallelism(1);
            flink.execute("job equals replay");
        } finally {
            flink.close();
            Tally.close(run);
        }
        Path out = folder.resolve("assessments.ndjson");
        WeekFiles.merge(weeks, out);
        return Files.readString(out);
    }

    /** Lets events pass once each decision has reached the account, and each that concerns others its owner. */
    private static final class Gate implements MapFunction<Incoming, Incoming> {
        private static final long serialVersionUID = 1L;

        private final String run;
        private final long accounts;
        private final long judgements;

        Gate(String run, List<Intervention> decided) {
            this.run = run;
            this.accounts =
                    decided.stream().map(Intervention::account).distinct().count();
            this.judgements = decided.stream()
                    .filter(it -> switch (it.type()) {
                        case ACCOUNT_ERASED, SANCTION_CONFIRMED, SANCTION_OVERTURNED -> true;
                        default -> false;
                    })
                    .count();
        }

        @Override
        public Incoming map(Incoming incoming) throws InterruptedException {
            Tally tally = Tally.of(run);
            while (tally.accounts.sum() < accounts || tally.interventions.sum() < judgements) {
                Thread.sleep(5);
            }
            return incoming;
        }
    }

    /** Each event arrives up to a day after it happened. */
    private static List<Event> disordered(List<Event> events) {
        SplittableRandom random = new SplittableRandom(SEED);
        record Arrival(Event event, long at) {}
        return events.stream()
                .map(event -> new Arrival(event, event.at().toEpochMilli() + random.nextLong(86_000_000)))
                .sorted(Comparator.comparingLong(Arrival::at))
                .map(Arrival::event)
                .toList();
    }
}
