// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

import io.evenhand.contract.decision.Decision;
import io.evenhand.contract.decision.Origin;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.ledger.DecisionRow;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The milder decision that takes the place of one that an appeal won in part against: the same, for a shorter time. */
final class PartRelief {
    /** How long a measure goes on after an appeal was won in part. */
    static final Duration REMAINDER = Duration.ofDays(7);

    private PartRelief() {}

    /** The milder decision, or null if nothing is left of the old one. */
    static @Nullable Decision of(DecisionRow old, Origin.OnAppeal origin, Instant now) {
        Instant until = now.plus(REMAINDER);
        Instant oldUntil = old.decision().until();
        if (oldUntil != null && oldUntil.isBefore(until)) {
            until = oldUntil;
        }
        Instant from = old.decision().from().isAfter(now) ? old.decision().from() : now;
        if (!until.isAfter(from)) {
            return null;
        }
        Measure measure = old.decision().measure() == Measure.TERMINATE
                ? Measure.SUSPEND_ACCOUNT
                : old.decision().measure();
        return new Decision(
                new DecisionId("d-" + UUID.randomUUID()),
                old.decision().subject(),
                measure,
                origin,
                Relief.again(old.decision().reasons(), now),
                from,
                until);
    }
}
