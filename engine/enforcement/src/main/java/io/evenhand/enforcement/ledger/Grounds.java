// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.DecisionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a measure rests on besides its statement of reasons.
 *
 * @param clause of the terms of service, or null where the statement's own words name it
 * @param terms the version of the terms in force at the time of the conduct, or null
 * @param proportionality why nothing milder would do
 * @param urgency why there was no time for a warning, or null
 * @param secondApprover the third person that urgency needs, or null
 * @param warnedBy the notice that gave time to answer; null if the decision's own notice, served at {@code warnedAt}, does
 * @param follows the decision whose place this one takes, or null
 */
public record Grounds(
        @Nullable String clause,
        @Nullable String terms,
        @Nullable String proportionality,
        @Nullable Urgency urgency,
        @Nullable String secondApprover,
        @Nullable DecisionId warnedBy,
        @Nullable Instant warnedAt,
        @Nullable DecisionId follows) {
    /** What a notice or a limit needs. */
    public static final Grounds NONE = new Grounds(null, null, null, null, null, null, null, null);

    /** Of a decision that takes the place of a harsher one, or brings it back. */
    public static Grounds following(DecisionId decision) {
        return new Grounds(null, null, null, null, null, null, null, decision);
    }
}
