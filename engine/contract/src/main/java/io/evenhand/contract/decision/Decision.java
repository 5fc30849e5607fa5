// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.decision;

import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.verdict.Measure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A measure in force about one account or one server of it, with a named origin and a statement of reasons.
 *
 * @param from when it takes effect
 * @param until when it ends by itself; only a termination has no end
 */
public record Decision(
        DecisionId id,
        Subject subject,
        Measure measure,
        Origin origin,
        StatementOfReasons reasons,
        Instant from,
        @Nullable Instant until) {
    public Decision {
        if (until == null && measure != Measure.TERMINATE) {
            throw new IllegalArgumentException("every sanction but a termination ends");
        }
        if (until != null && !until.isAfter(from)) {
            throw new IllegalArgumentException("a decision ends after it begins");
        }
        if (origin instanceof Origin.ByRule && !measure.isWithinReachOfARule()) {
            throw new IllegalArgumentException("a rule may not go beyond LIMIT");
        }
    }
}
