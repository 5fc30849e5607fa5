// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import io.evenhand.contract.policy.PolicyEntry;
import org.jspecify.annotations.Nullable;

/**
 * Yes or no, how fresh the policy behind it is, and for the owner why.
 *
 * @param allowed the answer
 * @param because the entry that denies; null if nothing does, and always null in an answer to anybody but the owner
 * @param forOwner whether the asker may be told a reason at all
 * @param rev the policy's revision
 * @param ageMs how long ago that revision was last known to be the newest
 * @param ttlMs how long the asker may keep the answer
 * @param stale whether the edge cannot vouch that its policy is current; it answers from what it has
 * @param footing what the answer stands on; the same for every asker, so that it tells a viewer nothing
 */
public record Answer(
        boolean allowed,
        @Nullable PolicyEntry because,
        boolean forOwner,
        long rev,
        long ageMs,
        long ttlMs,
        boolean stale,
        Footing footing) {
    /** The reason code of a no that is no decision about the account: the edge's policy is too old to say. */
    public static final String POLICY_TOO_OLD = "POLICY_TOO_OLD";

    /** The reason code of an answer that needs none. */
    public static final String NO_REASON = "none";

    public Answer {
        if (because != null && (allowed || !forOwner)) {
            throw new IllegalArgumentException("only a denial to the owner has a reason");
        }
    }

    /** The reason code for the owner. */
    public String reason() {
        if (because != null) {
            return because.reason();
        }
        return footing == Footing.CLOSED ? POLICY_TOO_OLD : NO_REASON;
    }
}
