// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ownership;

import io.evenhand.enforcement.outbound.Reply;
import java.util.Locale;

/** What can be wrong with an attempt; the words are for programs, pages have their own in every language. */
public enum Trouble {
    OVER("this challenge is over; please ask for a new one"),
    OTHER_KIND("this challenge is of another kind"),
    FOR_THE_SERVER("this challenge is answered by the server"),
    TOO_MANY("ten attempts in an hour are enough; please try again later"),
    WRONG_NONCE("this is not the text that we gave you"),
    WRONG_SIGNATURE("the signature was not made with the key of this server"),
    WRONG_CODE("the code is wrong or too old"),
    WRONG_STATUS("we reached your server but it answered %d"),
    OTHER_TEXT("we reached your server but the text was different"),
    NO_RECORD("there is no text record yet"),
    OTHER_RECORD("there is a text record but the text was different"),
    DNS_SILENT("DNS does not answer"),
    UNUSABLE_ADDRESS(Reply.Why.UNUSABLE_ADDRESS),
    PORT_NOT_ALLOWED(Reply.Why.PORT_NOT_ALLOWED),
    NAME_NOT_FOUND(Reply.Why.NAME_NOT_FOUND),
    NOT_PUBLIC(Reply.Why.NOT_PUBLIC),
    NOT_REACHED(Reply.Why.NOT_REACHED),
    TOO_SLOW(Reply.Why.TOO_SLOW),
    TOO_LONG(Reply.Why.TOO_LONG),
    REDIRECTED(Reply.Why.REDIRECTED),
    NOT_UNDERSTOOD(Reply.Why.NOT_UNDERSTOOD);

    private final String words;

    Trouble(String words) {
        this.words = words;
    }

    Trouble(Reply.Why why) {
        this(why.words());
    }

    /** The trouble of a call that led to nothing. */
    static Trouble of(Reply.Why why) {
        return valueOf(why.name());
    }

    /** @param status what the server answered, if it did */
    String words(int status) {
        return String.format(Locale.ROOT, words, status);
    }
}
