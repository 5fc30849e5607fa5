// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.enforcement.allowlist.Allowlist;
import io.evenhand.enforcement.cases.CaseDesk;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.ledger.AllowRow;
import io.evenhand.ui.text.Recorded;
import io.evenhand.ui.view.FieldView;
import org.jspecify.annotations.Nullable;

/**
 * What was typed on an account's page and was not taken yet; nothing of it is lost.
 *
 * @param words in which the fields are labelled
 * @param scope what an entry of the allowlist would withhold
 * @param length how long it would last, or null
 * @param lengthWrong what is wrong with that, or null
 * @param reason why somebody vouches for the account
 * @param withdraw why nobody vouches for it any more
 * @param hold why no rule should begin a measure for a while
 */
record AccountForms(
        Phrasebook words,
        AllowRow.Scope scope,
        @Nullable AllowLength length,
        @Nullable String lengthWrong,
        FieldView reason,
        FieldView withdraw,
        FieldView hold) {
    static AccountForms blank(Phrasebook words) {
        return new AccountForms(
                words,
                AllowRow.Scope.ALL_MEASURES,
                null,
                null,
                field("reason", "reason", CaseDesk.REASON_LENGTH_MIN, words),
                field("withdraw", "withdraw", Allowlist.REASON_LENGTH_MIN, words),
                field("hold-reason", "hold", 0, words));
    }

    private static FieldView field(String name, String key, int min, Phrasebook words) {
        return FieldView.blank(
                name, words.say("work.account.field." + key), words.say("work.account.hint." + key, "min", min));
    }

    /** An entry that somebody wants, for which a length or a reason of enough words is missing. */
    AccountForms vouching(AllowRow.Scope what, @Nullable AllowLength howLong, String why, boolean tooShort) {
        String missing = howLong == null ? words.say("work.account.length.wrong") : null;
        FieldView typed = reason.filled(why, tooShort ? tooShort(CaseDesk.REASON_LENGTH_MIN) : null);
        return new AccountForms(words, what, howLong, missing, typed, withdraw, hold);
    }

    /** A reason to withdraw an entry that is too short. */
    AccountForms withdrawing(String why) {
        FieldView typed = withdraw.filled(why, tooShort(Allowlist.REASON_LENGTH_MIN));
        return new AccountForms(words, scope, length, lengthWrong, reason, typed, hold);
    }

    /** @param refused why the account is not held, as the program says it in English */
    AccountForms holding(String why, String refused) {
        String said = Recorded.say(words, "work.account.hold.why.", refused);
        FieldView typed = hold.filled(why, words.say("work.account.hold.wrong", "why", said));
        return new AccountForms(words, scope, length, lengthWrong, reason, withdraw, typed);
    }

    private String tooShort(int min) {
        return words.say("work.account.reason.wrong", "min", min);
    }
}
