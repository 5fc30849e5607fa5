// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one version of the rules did from when to when.
 *
 * @param id 0 before it is written
 * @param percent of all accounts, if it is staged
 * @param author null unless it is an upload that judges; so are {@code approver} and {@code report}
 * @param begunBy a person, or {@code deployment}
 * @param statement what was signed, null in the shadow; so are {@code keyId} and {@code signature}
 */
public record TermRow(
        long id,
        String ruleset,
        RulesetRow.Origin origin,
        Stage stage,
        @Nullable Integer percent,
        @Nullable String author,
        @Nullable String approver,
        @Nullable Long report,
        String begunBy,
        @Nullable String statement,
        @Nullable String keyId,
        @Nullable String signature,
        Instant beganAt,
        @Nullable Instant endedAt,
        @Nullable String endedBy) {
    /** What a version can do. */
    public enum Stage {
        /** It is asked beside the active one and decides nothing. */
        SHADOW,
        /** It decides for a part of all accounts. */
        STAGED,
        /** It decides for all others. */
        ACTIVE
    }
}
