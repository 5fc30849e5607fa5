// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

import io.evenhand.contract.decision.Decision;
import io.evenhand.contract.decision.Origin;
import io.evenhand.contract.decision.StatementOfReasons;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.DecisionState;
import io.evenhand.enforcement.notice.AppealWindow;
import io.evenhand.enforcement.notice.LimitDraft;
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
    static @Nullable DecisionRow of(DecisionRow old, Origin.OnAppeal origin, Instant now) {
        Instant until = now.plus(REMAINDER);
        Instant oldUntil = old.decision().until();
        if (oldUntil != null && oldUntil.isBefore(until)) {
            until = oldUntil;
        }
        if (!until.isAfter(now)) {
            return null;
        }
        Decision milder = new Decision(
                new DecisionId("d-" + UUID.randomUUID()),
                old.decision().subject(),
                old.decision().measure(),
                origin,
                statement(old.decision().reasons(), now),
                now,
                until);
        return new DecisionRow(
                milder,
                old.caseId(),
                old.assessment(),
                old.reasonCodes(),
                DecisionState.STANDING,
                now,
                null,
                false,
                null,
                null,
                null);
    }

    private static StatementOfReasons statement(StatementOfReasons old, Instant now) {
        return new StatementOfReasons(
                old.facts(),
                old.inFavour(),
                old.notUsed(),
                old.ground(),
                old.automatedDetection(),
                false,
                LimitDraft.redress(now),
                AppealWindow.end(now));
    }
}
