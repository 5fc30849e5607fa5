// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import java.time.Instant;

/**
 * A part of evidence that is kept from the person, without what it says.
 *
 * @param evidence the evidence's name
 * @param why the person cannot read it, at least 40 characters
 */
public record AnnexRow(
        String evidence,
        CaseId caseId,
        AccountId account,
        Ground ground,
        String why,
        String sealedBy,
        Instant sealedAt) {
    /** What would come out; nothing else is kept from anybody (Court of Justice, C-203/22, paragraphs 74 to 76). */
    public enum Ground {
        /** It would tell who somebody else is. */
        THIRD_PARTY,
        /** It would tell how offers are bought, and by whom. */
        METHOD
    }
}
