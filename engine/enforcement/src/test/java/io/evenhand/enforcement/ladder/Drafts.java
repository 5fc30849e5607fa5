// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ladder;

import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.ledger.Urgency;

/** Measures as people write them down in tests. */
public final class Drafts {
    private Drafts() {}

    public static Draft of(Measure measure) {
        return of(measure, null);
    }

    public static Draft of(Measure measure, Urgency urgency) {
        return new Draft(
                measure,
                measure == Measure.SUSPEND_SERVER ? new ServerId("srv-1") : null,
                "Section 7.2: you may not sell or rent access to your server.",
                "2026-01-01",
                "Access was offered for a monthly price and a colleague bought it.",
                "A limit was tried before and the offer went on, so nothing milder would do.",
                measure == Measure.TERMINATE ? null : 30,
                urgency);
    }
}
