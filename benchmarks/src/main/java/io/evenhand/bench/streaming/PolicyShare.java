// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.streaming;

import io.evenhand.bench.results.Sheet;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.policy.Snapshot;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.edge.query.Action;
import io.evenhand.edge.query.Answers;
import io.evenhand.edge.query.Question;
import io.evenhand.edge.session.SessionToken;
import io.evenhand.edge.table.Freshness;
import io.evenhand.edge.table.LiveTable;
import io.evenhand.edge.table.PolicyTable;
import io.evenhand.edge.telemetry.EdgeMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Q24: what part of the processor that a segment takes goes into asking policy about it. */
final class PolicyShare {
    private static final int ENTRIES = 100_000;
    private static final int ASKED = 400_000;
    /** Before anything is made, before it is looked for, and once more before it leaves. */
    private static final int CHECKS = 3;

    private static final int FETCHED = 4_000;

    private PolicyShare() {}

    static void run(Path folder, EdgeProcess edge) throws IOException, InterruptedException {
        double check = check(folder);
        String root = edge.open("{\"account\":\"q24\",\"server\":\"s\",\"caps\":{\"hls\":\"fmp4\"}}", "close");
        String segment = root + "/" + edge.highest(root) + "/0.m4s";
        for (int n = 0; n < FETCHED / 4; n++) {
            edge.status(segment);
        }
        double before = edge.processor(false);
        for (int n = 0; n < FETCHED; n++) {
            if (edge.status(segment) != 200) {
                throw new IOException("the segment is gone");
            }
        }
        double serving = (edge.processor(false) - before) * 1e9 / FETCHED;
        System.out.printf(
                Locale.ROOT,
                "Q24 a token and %d checks against %d entries %.2f us, a segment that is there already %.0f us of the"
                        + " edge's processor: %.2f %%%n",
                CHECKS,
                ENTRIES,
                check / 1e3,
                serving / 1e3,
                100 * check / serving);
        Sheet sheet = Sheet.of("Q24");
        sheet.ours(
                "a token and " + CHECKS + " checks against " + ENTRIES + " entries", check / 1e3, "us of a processor");
        sheet.ours("a segment that is there already", serving / 1e3, "us of a processor");
        sheet.ours("asking policy, of a segment", 100 * check / serving, "%").atMost(2);
        sheet.write();
    }

    /** Nanoseconds of the asking thread for what one request asks; the best of many batches. */
    private static double check(Path folder) throws IOException {
        Clock clock = Clock.systemUTC();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LiveTable live = new LiveTable(now);
        live.swap(table(now), new Freshness(true, true, now, now.plus(Duration.ofHours(1))));
        Answers answers = new Answers(live, account -> 0, clock, Duration.ofHours(1), new EdgeMetrics());
        SessionToken tokens = SessionToken.keptIn(folder.resolve("q24-key"));
        String token = tokens.mint("0123456789abcdef0123456789abcdef", now.plusSeconds(3_600));
        Question[] questions = new Question[1_024];
        for (int n = 0; n < questions.length; n++) {
            questions[n] =
                    new Question(new AccountId("free" + n), new ServerId("s"), Action.CONTINUE_STREAM, null, false);
        }
        double best = Double.MAX_VALUE;
        int allowed = 0;
        for (int batch = 0; batch < ASKED / questions.length; batch++) {
            long start = System.nanoTime();
            for (Question question : questions) {
                allowed += tokens.sessionId(token, clock.instant()) == null ? 0 : 1;
                for (int n = 0; n < CHECKS; n++) {
                    allowed += answers.peek(question).allowed() ? 1 : 0;
                }
            }
            best = Math.min(best, (double) (System.nanoTime() - start) / questions.length);
        }
        if (allowed < ASKED) {
            throw new IllegalStateException("somebody was refused");
        }
        return best;
    }

    private static PolicyTable table(Instant now) {
        List<PolicyEntry> entries = new ArrayList<>(ENTRIES);
        for (int n = 0; n < ENTRIES; n++) {
            entries.add(new PolicyEntry(
                    new AccountId("limited" + n),
                    null,
                    Measure.SUSPEND_ACCOUNT,
                    new DecisionId("d" + n),
                    "RHYTHM_BILLING",
                    "https://appeals.example/d/" + n,
                    now.minusSeconds(1),
                    now.plusSeconds(9_000),
                    null));
        }
        return PolicyTable.of(new Snapshot(1, entries));
    }
}
