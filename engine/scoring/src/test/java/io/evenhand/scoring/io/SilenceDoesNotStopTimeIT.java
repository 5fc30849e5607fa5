// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.event.Event;
import io.evenhand.scoring.Population;
import io.evenhand.scoring.SingleAccountRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A log that is silent for longer than its partitions are waited for, as every log is before its first event: what comes
 * after the silence is evaluated all the same.
 */
class SilenceDoesNotStopTimeIT {
    private static final int IDLE_MILLIS = 1_000;

    @Test
    void whatComesAfterASilenceIsEvaluated(@TempDir Path folder) throws Exception {
        List<Event> events = Population.events(11, 10);
        int wanted = SingleAccountRun.assess(events).size();
        Path var = Files.createDirectories(folder.resolve("var"));
        try (LocalKafka kafka = LocalKafka.start(Files.createDirectories(folder.resolve("kafka")))) {
            ScoringProcess scoring = ScoringProcess.start(
                    kafka.bootstrap(), var, Map.of("EVENHAND_IDLE_MILLIS", Integer.toString(IDLE_MILLIS)));
            try {
                KilledJobLosesNothingIT.await(
                        "to be ready", () -> !scoring.get("/readyz").isEmpty());
                Thread.sleep(5 * IDLE_MILLIS);
                KilledJobLosesNothingIT.send(kafka, events);
                // a partition that falls silent before the others makes some of its events late, so not all need come
                KilledJobLosesNothingIT.await(
                        "assessments",
                        () -> 2 * KilledJobLosesNothingIT.assessments(kafka).size() > wanted);
                assertTrue(scoring.metric("evenhand_scoring_watermark_millis") > 0);
            } finally {
                scoring.kill();
            }
        }
    }
}
