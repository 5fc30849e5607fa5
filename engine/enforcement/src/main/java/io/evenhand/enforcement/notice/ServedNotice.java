// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notice;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.decision.Decision;
import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Statement;
import io.evenhand.enforcement.document.Statements;
import io.evenhand.enforcement.ledger.AnnexRow.Ground;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.RuleSaid;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision as its account holder may read it, in any language.
 *
 * @param rules that it rests on, with what each of them says; none if people decided
 * @param proportionality why nothing milder would do, in the words of the person who wrote it; null where a rule decided
 * @param sealed why a part of the evidence is kept from the person, or null
 * @param told what was said when a whole set of decisions was taken back, or null
 * @param appealPossible whether an appeal can be filed now
 * @param answerUntil until when the notice can be answered before more happens, or null
 */
public record ServedNotice(
        DecisionRow row,
        Assessment assessment,
        List<RuleSaid> rules,
        @Nullable String proportionality,
        @Nullable Ground sealed,
        @Nullable String told,
        boolean appealPossible,
        @Nullable Instant answerUntil) {
    public ServedNotice {
        rules = List.copyOf(rules);
    }

    public Decision decision() {
        return row.decision();
    }

    /** The statement of reasons in one language. */
    public Statement statement(Language language) {
        return Statements.everywhere(decision(), assessment, rules, sealed, language);
    }
}
