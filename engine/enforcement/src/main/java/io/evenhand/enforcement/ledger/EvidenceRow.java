// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One piece of evidence that a person gathered, known by its hash.
 *
 * @param sha256 of what was captured, 64 hexadecimal digits
 * @param source where it comes from
 * @param observedOn the day of the conduct
 * @param terms the version of the terms in force on that day
 * @param basis the lawful basis for keeping it
 * @param report the receipt's report, for evidence that began as one, otherwise null
 * @param verifiedAt when the second of two people had checked it, or null
 */
public record EvidenceRow(
        String id,
        CaseId caseId,
        AccountId account,
        Kind kind,
        String sha256,
        String source,
        String summary,
        LocalDate observedOn,
        String terms,
        Basis basis,
        Instant keepUntil,
        @Nullable String report,
        String collectedBy,
        Instant collectedAt,
        @Nullable Instant verifiedAt,
        @Nullable Instant withdrawnAt) {
    /** What kind of evidence it is. */
    public enum Kind {
        /** A member of staff bought what was offered. */
        TEST_PURCHASE,
        /** Somebody else told us, and one of us looked. */
        THIRD_PARTY_REPORT,
        /** What the engine found. */
        PATTERN,
        /** What the account holder said. */
        ACCOUNT_STATEMENT
    }

    /** Why it may be kept (Regulation (EU) 2016/679, Article 6(1)). */
    public enum Basis {
        LEGITIMATE_INTERESTS,
        CONTRACT,
        LEGAL_OBLIGATION,
        CONSENT
    }
}
