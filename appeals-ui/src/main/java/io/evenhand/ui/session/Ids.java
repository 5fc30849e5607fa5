// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.ledger.AppealId;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.ui.session.Refusal.Reason;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Names and numbers in addresses; at one that nothing can have there is nothing. */
public final class Ids {
    private Ids() {}

    public static CaseId caseId(String text) {
        return of(text, CaseId::new);
    }

    public static AppealId appealId(String text) {
        return of(text, AppealId::new);
    }

    public static AccountId accountId(String text) {
        return of(text, AccountId::new);
    }

    /** @param read throws an {@link IllegalArgumentException} for what is no such name */
    public static <T> T of(String text, Function<String, T> read) {
        try {
            return read.apply(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Reason.NOT_FOUND);
        }
    }

    /** A number of the ledger, which counts from 1. */
    public static long number(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        return Long.parseLong(text);
    }

    /** A file's name for a header (RFC 5987). */
    public static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
