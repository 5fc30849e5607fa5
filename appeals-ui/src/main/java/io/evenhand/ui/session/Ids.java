// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.ledger.AppealId;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

    /** A small number in an address; an exception if it is none. */
    static int number(String text) {
        if (!text.matches("[0-9]{1,6}")) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        return Integer.parseInt(text);
    }

    /** A file's name for a header (RFC 5987). */
    static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
