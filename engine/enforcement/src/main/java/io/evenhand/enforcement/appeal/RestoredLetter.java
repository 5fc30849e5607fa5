// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

import io.evenhand.contract.id.DecisionId;
import io.evenhand.enforcement.ledger.AppealRow;
import io.evenhand.enforcement.ledger.AppealState;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.DecisionState;
import io.evenhand.enforcement.ledger.LetterRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The letter that says that everything is back: due when every connected edge has said so, and not before. */
public final class RestoredLetter {
    private RestoredLetter() {}

    /** A decision is gone from every connected edge. */
    public static void restored(Books books, DecisionId decision, Instant now) {
        AppealRow appeal = books.appeals().wonAgainst(decision);
        DecisionRow row = books.decisions().find(decision, now);
        if (appeal != null) {
            tell(books, appeal, now);
        } else if (row != null && books.undos().told(decision) != null) {
            books.letters().post(LetterRow.Kind.LIFTED, row.decision().subject().account(), decision, null, now);
        }
    }

    /** Tells the account holder, if nothing is left to be restored. */
    static void tell(Books books, AppealRow appeal, Instant now) {
        boolean isBack = books.decisions().chain(appeal.decision()).stream()
                .map(id -> books.decisions().find(id, now))
                .allMatch(RestoredLetter::isBack);
        if (isBack && appeal.state() == AppealState.DECIDED) {
            books.appeals().move(appeal.id(), AppealState.REASONS_SENT);
            books.letters().post(LetterRow.Kind.RESTORED, appeal.account(), appeal.decision(), appeal.id(), now);
        }
    }

    private static boolean isBack(@Nullable DecisionRow row) {
        return row == null || row.state() != DecisionState.LIFTED || row.restoredAt() != null;
    }
}
