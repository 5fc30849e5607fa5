// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.decision;

import static java.util.Objects.requireNonNull;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What people decided that scoring must know, sent back from casework.
 *
 * @param id unique: a repeat is the same intervention
 * @param at when it was decided
 * @param atom the signal whose evidence is concerned, for rebuttals and restrictions; otherwise null
 * @param until the end of a restriction or a hold, or null
 * @param evidence the name of verified evidence in the case file, or null
 * @param kind what kind of evidence it is, or null
 */
public record Intervention(
        EventId id,
        InterventionType type,
        Instant at,
        AccountId account,
        @Nullable String atom,
        @Nullable Instant until,
        @Nullable String evidence,
        @Nullable String kind) {
    public Intervention {
        requireNonNull(id, "id");
        requireNonNull(type, "type");
        requireNonNull(at, "at");
        requireNonNull(account, "account");
        switch (type) {
            case REBUTTAL_ACCEPTED, DATA_RESTRICTED, DATA_RELEASED -> require("atom", atom);
            case EVIDENCE_VERIFIED, EVIDENCE_WITHDRAWN -> require("evidence", evidence);
            case HOLD_MIGRATION -> require("until", until);
            case SANCTION_CONFIRMED, SANCTION_OVERTURNED, ACCOUNT_ERASED -> {}
        }
    }

    private static void require(String field, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("missing " + field);
        }
    }

    /** The atom of this signal counts nothing from now on. */
    public static Intervention rebuttalAccepted(EventId id, Instant at, AccountId account, String atom) {
        return new Intervention(id, InterventionType.REBUTTAL_ACCEPTED, at, account, atom, null, null, null);
    }

    /** An intervention that needs nothing but the account. */
    public static Intervention about(InterventionType type, EventId id, Instant at, AccountId account) {
        return new Intervention(id, type, at, account, null, null, null, null);
    }
}
