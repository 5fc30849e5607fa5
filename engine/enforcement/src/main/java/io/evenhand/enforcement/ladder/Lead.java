// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ladder;

import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.ledger.DecisionRow;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * When a measure takes effect, and which notice gave the account holder the time to answer before; a pure function.
 *
 * @param warnedBy an earlier notice, or null if the decision's own notice is the warning or none is needed
 * @param warnedAt when that notice was served, or null if none is needed
 */
record Lead(
        Instant from,
        @Nullable DecisionId warnedBy,
        @Nullable Instant warnedAt) {
    static final int ANSWER_DAYS = 14;
    private static final Duration BEFORE_SUSPENSION = Duration.ofDays(ANSWER_DAYS);
    private static final Duration BEFORE_TERMINATION = Duration.ofDays(30);

    /** A warning older than this has to be repeated. */
    private static final Period WARNING_VALID = Period.ofYears(1);

    static Lead of(
            Measure measure, @Nullable DecisionRow warning, @Nullable Instant reachedAt, boolean urgent, Instant now) {
        if (!isSevere(measure) || urgent) {
            return new Lead(now, null, null);
        }
        Duration time = measure == Measure.TERMINATE ? BEFORE_TERMINATION : BEFORE_SUSPENSION;
        if (warning == null || reachedAt == null) {
            return new Lead(now.plus(time), null, now);
        }
        Instant over = reachedAt.plus(time);
        return new Lead(over.isAfter(now) ? over : now, warning.decision().id(), warning.deliveredAt());
    }

    static boolean isSevere(Measure measure) {
        return measure.compareTo(Measure.LIMIT) > 0;
    }

    /** Since when warnings count at {@code now}. */
    static Instant warningsSince(Instant now) {
        return now.atOffset(ZoneOffset.UTC).minus(WARNING_VALID).toInstant();
    }

    /** How long an account holder has to answer a notice that restricts nothing. */
    static Instant answerUntil(Instant now) {
        return now.plus(BEFORE_SUSPENSION);
    }
}
