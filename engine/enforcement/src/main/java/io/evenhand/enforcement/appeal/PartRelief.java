// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

import io.evenhand.contract.decision.Decision;
import io.evenhand.contract.decision.Origin;
import io.evenhand.contract.decision.Subject;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.ledger.DecisionRow;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The milder decision that takes the place of one that an appeal won in part against: the same for a shorter time or, if
 * there is no shorter time left, the next milder measure. Winning in part always changes something.
 */
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
        boolean asLong = oldUntil != null && !oldUntil.isAfter(now.plus(REMAINDER));
        Measure measure = milder(old.decision().measure(), asLong);
        if (measure == null) {
            return null;
        }
        return new Decision(
                new DecisionId("d-" + UUID.randomUUID()),
                measure == Measure.LIMIT
                        ? Subject.account(old.decision().subject().account())
                        : old.decision().subject(),
                measure,
                origin,
                Relief.again(old.decision().reasons(), now),
                from,
                until);
    }

    /** What takes its place; a limit or a notice that is over within the week ends instead. */
    private static @Nullable Measure milder(Measure measure, boolean asLong) {
        if (measure == Measure.TERMINATE) {
            return Measure.SUSPEND_ACCOUNT;
        }
        if (!asLong) {
            return measure;
        }
        return measure.compareTo(Measure.LIMIT) > 0 ? Measure.LIMIT : null;
    }
}
