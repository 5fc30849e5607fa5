// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy.catalogue;

import static io.evenhand.enforcement.privacy.catalogue.Precision.CODE;
import static io.evenhand.enforcement.privacy.catalogue.Precision.COUNT;
import static io.evenhand.enforcement.privacy.catalogue.Precision.EXACT;
import static io.evenhand.enforcement.privacy.catalogue.Precision.TIME;
import static io.evenhand.enforcement.privacy.catalogue.Precision.WORDS;
import static io.evenhand.enforcement.privacy.catalogue.Purpose.OPERATION;

import java.util.List;

/** What colleagues are told of: work and programs, by number; no account is named. */
final class NotificationTables {
    private NotificationTables() {}

    static List<DataStore> all() {
        return List.of(rules(), told(), marks());
    }

    private static DataStore rules() {
        return Shelf.table("notification_rules", OPERATION, Retention.WHILE_STAFF, "what colleagues want to be told of")
                .readBy(Reader.OPERATOR)
                .sentTo(Recipient.MAIL_PROVIDER, Recipient.COLLEAGUES)
                .technical("id", COUNT, "its number")
                .technical("name", WORDS, "what it is called")
                .technical("channel", CODE, "by which way")
                .withheld("target", Kind.STAFF, EXACT, "where to")
                .technical("events", CODE, "of which events")
                .technical("only_if", WORDS, "what they must contain")
                .technical("template", WORDS, "in which words")
                .technical("active", CODE, "whether it is in use")
                .staff("author", "who made it")
                .technical("made_at", TIME, "when it last changed")
                .done();
    }

    private static DataStore told() {
        return Shelf.table("notifications", OPERATION, Retention.MESSAGE, "what colleagues were told")
                .readBy(Reader.OPERATOR)
                .sentTo(Recipient.MAIL_PROVIDER, Recipient.COLLEAGUES)
                .technical("id", COUNT, "its number")
                .technical("rule", COUNT, "by which rule")
                .technical("event", EXACT, "of what, by its number")
                .technical("body", WORDS, "the words")
                .technical("made_at", TIME, "when it was written")
                .technical("next_at", TIME, "when it is tried next")
                .technical("attempts", COUNT, "how often it was tried")
                .technical("sent_at", TIME, "when it was sent")
                .technical("given_up_at", TIME, "when it was given up")
                .technical("trouble", CODE, "what was wrong")
                .done();
    }

    private static DataStore marks() {
        return Shelf.table("notification_marks", OPERATION, Retention.FOR_EVER, "how far events were read")
                .readBy(Reader.PROGRAM)
                .technical("source", CODE, "where")
                .technical("seq", COUNT, "up to which line")
                .technical("at", TIME, "up to which time")
                .done();
    }
}
