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
 * @param restsOn the earlier term whose report and people it rests on, if the version came back; otherwise null
 * @param waiver by which somebody let it decide without all that must come before, or null
 * @param statement what was signed, null before it is; so are {@code keyId} and {@code signature}
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
        @Nullable Long restsOn,
        @Nullable Long waiver,
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

    /**
     * One that is to begin, not signed yet.
     *
     * @param approval what it rests on; null unless it is an upload that judges
     */
    public static TermRow wanted(
            String ruleset,
            RulesetRow.Origin origin,
            Stage stage,
            @Nullable Integer percent,
            @Nullable ApprovalRow approval,
            String by,
            Instant now) {
        return new TermRow(
                0,
                ruleset,
                origin,
                stage,
                percent,
                approval == null ? null : approval.author(),
                approval == null ? null : approval.approver(),
                approval == null ? null : approval.report(),
                null,
                null,
                by,
                null,
                null,
                null,
                now,
                null,
                null);
    }

    /** The same with the signature over its statement. */
    public TermRow signed(String text, String key, String seal) {
        return new TermRow(
                id, ruleset, origin, stage, percent, author, approver, report, restsOn, waiver, begunBy, text, key,
                seal, beganAt, endedAt, endedBy);
    }

    /** The same by a waiver; null is none. */
    public TermRow waived(@Nullable Long number) {
        return new TermRow(
                id, ruleset, origin, stage, percent, author, approver, report, restsOn, number, begunBy, statement,
                keyId, signature, beganAt, endedAt, endedBy);
    }

    /** Its version active once more, on the same report and the same two people's word; not signed yet. */
    public TermRow again(String by, Instant now) {
        return new TermRow(
                0,
                ruleset,
                origin,
                Stage.ACTIVE,
                null,
                author,
                approver,
                report,
                id,
                waiver,
                by,
                null,
                null,
                null,
                now,
                null,
                null);
    }
}
