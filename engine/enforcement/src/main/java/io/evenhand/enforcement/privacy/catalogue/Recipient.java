// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy.catalogue;

/** Who outside the house gets something. Nothing is sold. */
public enum Recipient {
    EDGES("streaming edges, which enforce measures"),
    SCORING("the scoring program of this installation"),
    MAIL_PROVIDER("the provider that carries e-mail"),
    WEBHOOK_OWNER("the receiver that the account holder named"),
    COLLEAGUES("the receivers that people who work here named, without personal data"),
    TRANSPARENCY_DATABASE("the public database of statements, without personal data"),
    PUBLIC("the public, as counts of ten or more");

    private final String words;

    Recipient(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
