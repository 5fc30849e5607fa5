// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy.catalogue;

import static io.evenhand.enforcement.privacy.catalogue.Precision.CODE;
import static io.evenhand.enforcement.privacy.catalogue.Precision.COUNT;
import static io.evenhand.enforcement.privacy.catalogue.Precision.DIGEST;
import static io.evenhand.enforcement.privacy.catalogue.Precision.EXACT;
import static io.evenhand.enforcement.privacy.catalogue.Precision.TIME;
import static io.evenhand.enforcement.privacy.catalogue.Precision.WORDS;
import static io.evenhand.enforcement.privacy.catalogue.Purpose.ACCOUNTABILITY;
import static io.evenhand.enforcement.privacy.catalogue.Purpose.DUE_PROCESS;
import static io.evenhand.enforcement.privacy.catalogue.Purpose.MESSAGES;
import static io.evenhand.enforcement.privacy.catalogue.Purpose.OWNERSHIP;

import io.evenhand.enforcement.ledger.Anchor;
import java.util.List;

/** How people are reached, what they showed to be theirs, and the registers. */
final class ContactTables {
    private ContactTables() {}

    static List<DataStore> all() {
        return List.of(
                contactPoints(),
                messages(),
                serverKeys(),
                serverHosts(),
                challenges(),
                owners(),
                exemptions(),
                misuse(),
                requests());
    }

    private static DataStore contactPoints() {
        return Shelf.table("contact_points", MESSAGES, Retention.WHILE_ACCOUNT, "how an account holder is reached")
                .about(Anchor.ACCOUNT, "account")
                .readBy(Reader.PERSON, Reader.PROGRAM)
                .sentTo(Recipient.MAIL_PROVIDER)
                .given("account", EXACT, "the account")
                .given("language", CODE, "the language")
                .given("mail", EXACT, "the e-mail address")
                .given("webhook", EXACT, "the address of their own receiver")
                .technical("told_at", TIME, "since when")
                .done();
    }

    private static DataStore messages() {
        return Shelf.table("messages", MESSAGES, Retention.MESSAGE, "messages about measures, appeals and requests")
                .about(Anchor.ACCOUNT, "account")
                .readBy(Reader.PERSON, Reader.PROGRAM)
                .sentTo(Recipient.MAIL_PROVIDER, Recipient.WEBHOOK_OWNER)
                .technical("id", EXACT, "the message's number")
                .seen("account", EXACT, "the account")
                .technical("channel", CODE, "by mail or webhook")
                .decided("kind", CODE, "what is said")
                .technical("about", EXACT, "about what, by its number")
                .decided("slots", WORDS, "the dates, numbers and reasons in it")
                .technical("made_at", TIME, "when it was written")
                .technical("next_at", TIME, "when it is tried next")
                .technical("attempts", COUNT, "how often it was tried")
                .technical("sent_at", TIME, "when it was sent")
                .technical("given_up_at", TIME, "when it was given up")
                .technical("trouble", CODE, "what was wrong")
                .done();
    }

    private static DataStore serverKeys() {
        return Shelf.table("server_keys", OWNERSHIP, Retention.WHILE_ACCOUNT, "the keys servers are registered with")
                .about(Anchor.ACCOUNT, "account")
                .given("account", EXACT, "the account")
                .given("server", EXACT, "the server")
                .given("public_key", EXACT, "the public half of its key")
                .technical("registered_at", TIME, "since when")
                .done();
    }

    private static DataStore serverHosts() {
        return Shelf.table("server_hosts", OWNERSHIP, Retention.WHILE_ACCOUNT, "the hosts servers are reached under")
                .about(Anchor.ACCOUNT, "account")
                .given("account", EXACT, "the account")
                .given("server", EXACT, "the server")
                .given("host", EXACT, "the host, as the platform reported it")
                .technical("reported_at", TIME, "since when")
                .done();
    }

    private static DataStore challenges() {
        return Shelf.table("challenges", OWNERSHIP, Retention.CHALLENGE, "attempts to show that a server is one's own")
                .about(Anchor.ACCOUNT, "account")
                .technical("id", EXACT, "the challenge's number")
                .given("account", EXACT, "the account")
                .given("server", EXACT, "the server")
                .given("method", CODE, "how it is shown")
                .given("target", EXACT, "the host or domain")
                .technical("digest", DIGEST, "of the challenge's secret")
                .technical("issued_at", TIME, "when it was issued")
                .technical("expires_at", TIME, "when it ends")
                .technical("attempts", COUNT, "how often it was tried")
                .technical("last_attempt", TIME, "when last")
                .technical("trouble", WORDS, "what was wrong")
                .decided("passed_at", TIME, "when it passed")
                .decided("of_server", CODE, "whether it showed the server and not only a name")
                .done();
    }

    private static DataStore owners() {
        return Shelf.table("server_owners", OWNERSHIP, Retention.OWNER, "servers shown to belong to an account")
                .about(Anchor.ACCOUNT, "account")
                .given("account", EXACT, "the account")
                .given("server", EXACT, "the server")
                .given("method", CODE, "how it was shown")
                .decided("shown_at", TIME, "when")
                .decided("ended_at", TIME, "until when")
                .decided("ended_why", CODE, "why it ended")
                .done();
    }

    private static DataStore exemptions() {
        return Shelf.table("exemptions", DUE_PROCESS, Retention.ALLOW, "entries that keep signals from counting")
                .about(Anchor.ACCOUNT, "account")
                .sentTo(Recipient.SCORING)
                .technical("id", COUNT, "the entry's number")
                .seen("account", EXACT, "the account")
                .seen("server", EXACT, "the server it is about")
                .decided("signals", CODE, "the signals that do not count")
                .decided("reason", WORDS, "why")
                .staff("proposed_by", "who proposed it")
                .technical("proposed_at", TIME, "when")
                .decided("ends_at", TIME, "until when")
                .staff("approved_by", "who agreed")
                .decided("starts_at", TIME, "from when")
                .decided("withdrawn_at", TIME, "when it was withdrawn")
                .staff("withdrawn_by", "who withdrew it")
                .decided("withdrawn_why", WORDS, "why it was withdrawn")
                .given("appeal", WORDS, "what the person wrote against that")
                .given("appealed_at", TIME, "when")
                .technical("appeal_by", TIME, "until when an appeal is possible")
                .decided("outcome", CODE, "the appeal's outcome")
                .staff("decider", "who decided it")
                .decided("answer", WORDS, "for which reasons")
                .decided("decided_at", TIME, "when")
                .done();
    }

    private static DataStore misuse() {
        return Shelf.table("misuse", DUE_PROCESS, Retention.REGISTER, "misuse of appeals and reports")
                .about(Anchor.ACCOUNT, "account")
                .technical("id", COUNT, "the line's number")
                .seen("account", EXACT, "the account")
                .decided("kind", CODE, "of what")
                .decided("warned_at", TIME, "when the person was warned")
                .staff("warned_by", "by whom")
                .decided("reasons", WORDS, "for which reasons")
                .decided("paused_at", TIME, "from when repeated ones are not answered")
                .decided("paused_until", TIME, "until when")
                .staff("paused_by", "who decided that")
                .decided("pause_why", WORDS, "for which reasons")
                .done();
    }

    private static DataStore requests() {
        return Shelf.table("authority_requests", ACCOUNTABILITY, Retention.REGISTER, "requests by authorities")
                .about(Anchor.ACCOUNT, "account")
                .readBy(Reader.DPO)
                .technical("id", COUNT, "the request's number")
                .seen("account", EXACT, "the account")
                .withheld("barred_account", Kind.OBSERVED, EXACT, "the account, while telling the person is barred")
                .withheld(
                        "authority", Kind.OBSERVED, EXACT, "who asked; told by a person, because telling may be barred")
                .withheld("legal_basis", Kind.OBSERVED, WORDS, "on which legal basis")
                .withheld("asked_for", Kind.OBSERVED, WORDS, "for what")
                .technical("received_at", TIME, "when")
                .staff("recorded_by", "who wrote it down")
                .staff("checked_by", "who checked it first")
                .withheld("opinion", Kind.DECIDED, WORDS, "what they found")
                .staff("second_by", "who checked it second")
                .decided("outcome", CODE, "whether data was given")
                .withheld("extract", Kind.DECIDED, WORDS, "which data")
                .decided("decided_at", TIME, "when")
                .technical("barred_until", TIME, "until when telling is barred")
                .withheld("barred_why", Kind.OBSERVED, WORDS, "by which order")
                .decided("told_at", TIME, "when the person was told")
                .done();
    }
}
