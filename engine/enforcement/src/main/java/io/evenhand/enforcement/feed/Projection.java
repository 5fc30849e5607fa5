// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import io.evenhand.contract.decision.Decision;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.notice.LimitDraft;
import io.evenhand.enforcement.notice.NoticeLinks;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Decisions as edges see them. */
final class Projection {
    private Projection() {}

    /** Entries for every standing restriction that no allow entry withholds. */
    static Map<DecisionId, PolicyEntry> of(List<DecisionRow> standing, NoticeLinks links) {
        Map<DecisionId, PolicyEntry> entries = new TreeMap<>();
        for (DecisionRow row : standing) {
            if (!row.withheld()) {
                entries.put(row.decision().id(), entry(row, links));
            }
        }
        return entries;
    }

    private static PolicyEntry entry(DecisionRow row, NoticeLinks links) {
        Decision decision = row.decision();
        return new PolicyEntry(
                decision.subject().account(),
                decision.subject().server(),
                decision.measure(),
                decision.id(),
                row.reasonCodes().get(0),
                links.shown(decision),
                decision.from(),
                decision.until(),
                decision.measure() == Measure.LIMIT ? LimitDraft.EXTERNAL_STREAMS_MAX : null);
    }
}
