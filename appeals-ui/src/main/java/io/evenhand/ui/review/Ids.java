// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.ledger.AppealId;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import java.util.function.Function;

/** Names in addresses; a malformed one is a page that is not there. */
final class Ids {
    private Ids() {}

    static CaseId caseId(String text) {
        return read(text, CaseId::new);
    }

    static AppealId appealId(String text) {
        return read(text, AppealId::new);
    }

    static AccountId accountId(String text) {
        return read(text, AccountId::new);
    }

    private static <T> T read(String text, Function<String, T> read) {
        try {
            return read.apply(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Reason.NOT_FOUND);
        }
    }
}
