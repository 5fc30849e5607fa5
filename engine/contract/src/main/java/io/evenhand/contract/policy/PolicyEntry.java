// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.policy;

import static java.util.Objects.requireNonNull;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.verdict.Measure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The edge's projection of a decision: all it needs to answer, and to stop by itself when the decision ends.
 *
 * @param server the server concerned, or null if the whole account is
 * @param measure a restriction; lesser measures never reach an edge
 * @param reason a reason code for the owner; viewers never see it
 * @param appeal the address where the owner can read the reasons and appeal
 * @param from when the denial begins: not before the statement of reasons was delivered
 * @param until when the edge stops by itself, with or without a network; null only for a termination
 * @param externalStreamsMax concurrent streams to viewers outside the Home, or null for no cap of its own
 */
public record PolicyEntry(
        AccountId account,
        @Nullable ServerId server,
        Measure measure,
        DecisionId decision,
        String reason,
        String appeal,
        Instant from,
        @Nullable Instant until,
        @Nullable Integer externalStreamsMax) {
    public PolicyEntry {
        requireNonNull(account, "account");
        requireNonNull(measure, "measure");
        requireNonNull(decision, "decision");
        requireNonNull(reason, "reason");
        requireNonNull(appeal, "appeal");
        requireNonNull(from, "from");
        if (!measure.isRestriction()) {
            throw new IllegalArgumentException("only a restriction reaches an edge");
        }
        if (until == null && measure != Measure.TERMINATE) {
            throw new IllegalArgumentException("every entry but a termination ends");
        }
    }

    /** Whether it restricts at {@code now}. */
    public boolean isInForce(Instant now) {
        return !now.isBefore(from) && (until == null || now.isBefore(until));
    }
}
