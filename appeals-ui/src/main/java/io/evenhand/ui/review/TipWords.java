// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.evidence.EvidenceDesk;
import io.evenhand.enforcement.ledger.ThirdPartyReportRow;
import io.evenhand.ui.view.ChoiceView;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.TipsView;
import java.util.Arrays;

/** Reports from outside as models of pages. */
final class TipWords {
    private TipWords() {}

    static TipsView.Tip tip(ThirdPartyReportRow row, Phrasebook words) {
        return new TipsView.Tip(
                row.id(),
                row.account() == null
                        ? words.say("work.report.unknown")
                        : row.account().value(),
                Dates.minute(row.receivedAt(), words.language()),
                row.words(),
                Arrays.stream(ThirdPartyReportRow.Outcome.values())
                        .map(each -> new ChoiceView(
                                each.name(), words.say("work.report.outcome." + CaseWords.key(each)), false))
                        .toList(),
                FieldView.blank(
                        "why-" + row.id(),
                        words.say("work.report.field.why"),
                        words.say("work.report.hint.why", "min", EvidenceDesk.REASON_LENGTH_MIN)));
    }

    /** A field of the form for a report that reached us otherwise. */
    static FieldView field(String name, Phrasebook words) {
        return FieldView.blank(name, words.say("work.report.field." + name), words.say("work.report.hint." + name));
    }
}
