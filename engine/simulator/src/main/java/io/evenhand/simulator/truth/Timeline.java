// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.truth;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of one account: the worst outcome it ever got, and when it was first looked at and first limited.
 *
 * @param worst above {@code not_enough_data} if it ever passed the gate of least evidence
 * @param firstReview when its outcome first was a review or worse; null if never, or not known
 * @param firstLimit when its outcome first was a limit or worse; null if never, or not known
 * @param lastSeen the time of its latest verdict; null if it has none, or not known
 */
public record Timeline(
        Outcome worst,
        @Nullable Instant firstReview,
        @Nullable Instant firstLimit,
        @Nullable Instant lastSeen) {
    /** An account that nobody ever looked at. */
    public static final Timeline EMPTY = new Timeline(Outcome.NOT_ENOUGH_DATA, null, null, null);

    /** An account of which only the worst outcome is known. */
    public static Timeline of(Outcome worst) {
        return new Timeline(worst, null, null, null);
    }

    /** This and one more verdict, whatever the order. */
    public Timeline with(Outcome outcome, Instant asOf) {
        return new Timeline(
                outcome.compareTo(worst) > 0 ? outcome : worst,
                outcome.compareTo(Outcome.REVIEW) >= 0 ? earlier(firstReview, asOf) : firstReview,
                outcome.compareTo(Outcome.LIMIT) >= 0 ? earlier(firstLimit, asOf) : firstLimit,
                lastSeen == null || asOf.isAfter(lastSeen) ? asOf : lastSeen);
    }

    /** The time line of each account in a file of verdicts. */
    public static Map<String, Timeline> read(Path verdicts) throws IOException {
        Map<String, Timeline> timelines = new TreeMap<>();
        try (BufferedReader lines = Files.newBufferedReader(verdicts, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    Verdict verdict = ContractJson.read(line, Verdict.class);
                    timelines.merge(
                            verdict.account().value(),
                            EMPTY.with(verdict.outcome(), verdict.asOf()),
                            (old, one) -> old.with(verdict.outcome(), verdict.asOf()));
                }
            }
        }
        return timelines;
    }

    public boolean isReviewed() {
        return worst.compareTo(Outcome.REVIEW) >= 0;
    }

    public boolean isLimited() {
        return worst.compareTo(Outcome.LIMIT) >= 0;
    }

    /** Whether there ever was enough evidence to judge by. */
    public boolean isJudged() {
        return worst.compareTo(Outcome.NOT_ENOUGH_DATA) > 0;
    }

    private static Instant earlier(@Nullable Instant a, Instant b) {
        return a == null || b.isBefore(a) ? b : a;
    }
}
