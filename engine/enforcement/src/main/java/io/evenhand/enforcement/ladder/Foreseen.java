// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ladder;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.decision.Decision;
import io.evenhand.enforcement.ledger.AnnexRow.Ground;
import io.evenhand.enforcement.notice.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * What a draft would lead to if a second person agreed now; nothing of it is kept.
 *
 * @param reported whether the case holds evidence that began as a report from outside
 * @param sealed why a part of the evidence is kept from the person, or null
 */
public record Foreseen(
        Decision decision,
        Assessment assessment,
        Provenance provenance,
        boolean reported,
        @Nullable Ground sealed) {}
