// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy.catalogue;

import static io.evenhand.enforcement.privacy.catalogue.Precision.CODE;
import static io.evenhand.enforcement.privacy.catalogue.Precision.COUNT;
import static io.evenhand.enforcement.privacy.catalogue.Precision.EXACT;
import static io.evenhand.enforcement.privacy.catalogue.Precision.TIME;
import static io.evenhand.enforcement.privacy.catalogue.Precision.WORDS;
import static io.evenhand.enforcement.privacy.catalogue.Purpose.ACCOUNTABILITY;
import static io.evenhand.enforcement.privacy.catalogue.Purpose.PAGE_USE;
import static io.evenhand.enforcement.privacy.catalogue.Purpose.RIGHTS;

import io.evenhand.enforcement.ledger.Anchor;
import java.util.List;

/** What is kept because people have rights about their data. */
final class RightsTables {
    private RightsTables() {}

    static List<DataStore> all() {
        return List.of(
                accessLog(),
                holds(),
                erasures(),
                rightsRequests(),
                consents(),
                pastDecisions(),
                pastAppeals(),
                pastClocks());
    }

    private static DataStore accessLog() {
        return Shelf.table("access_log", RIGHTS, Retention.VIEWS, "who looked at what about an account")
                .about(Anchor.ACCOUNT, "account")
                .readBy(Reader.PERSON, Reader.DPO)
                .technical("id", COUNT, "the order")
                .technical("at", TIME, "when")
                .seen("account", EXACT, "the account")
                .staff("viewer", "who looked")
                .technical("role", CODE, "in which role")
                .technical("what", CODE, "at what")
                .technical("purpose", WORDS, "what for")
                .done();
    }

    private static DataStore holds() {
        return Shelf.table("holds", RIGHTS, Retention.HOLD, "why something may not be erased yet")
                .about(Anchor.ACCOUNT, "account")
                .technical("id", COUNT, "the hold's number")
                .seen("account", EXACT, "the account")
                .decided("reason", WORDS, "why")
                .staff("placed_by", "who said so")
                .technical("placed_at", TIME, "when")
                .decided("until", TIME, "until when at most")
                .decided("released_at", TIME, "when it was ended early")
                .staff("released_by", "by whom")
                .done();
    }

    private static DataStore erasures() {
        return Shelf.table("erasures", RIGHTS, Retention.RECEIPT, "erasures and their receipts")
                .about(Anchor.ACCOUNT, "account")
                .readBy(Reader.PERSON, Reader.DPO, Reader.OPERATOR)
                .technical("receipt", EXACT, "the receipt's number")
                .seen("account", EXACT, "the account, until the erasure is done")
                .staff("asked_by", "who asked")
                .technical("asked_at", TIME, "when")
                .technical("ledger_at", TIME, "when the rows were gone")
                .technical("log_at", TIME, "when the log's readers were past the account")
                .technical("lines_until", TIME, "when the last unread line is gone from the log")
                .technical("feed_rev", COUNT, "the feed's revision without the account")
                .technical("done_at", TIME, "when everything was gone")
                .technical("rows_gone", COUNT, "how many rows")
                .technical("edges", COUNT, "how many edges confirmed it")
                .done();
    }

    private static DataStore rightsRequests() {
        return Shelf.table("rights_requests", RIGHTS, Retention.RIGHTS, "objections and restrictions")
                .about(Anchor.ACCOUNT, "account")
                .sentTo(Recipient.SCORING)
                .technical("id", COUNT, "the request's number")
                .seen("account", EXACT, "the account")
                .given("kind", CODE, "what is asked for")
                .given("signals", CODE, "about which signals")
                .given("words", WORDS, "what the person wrote")
                .given("filed_at", TIME, "when")
                .technical("due_at", TIME, "when the answer is due")
                .decided("outcome", CODE, "the answer")
                .decided("reasons", WORDS, "for which reasons")
                .staff("decider", "who decided")
                .decided("decided_at", TIME, "when")
                .done();
    }

    private static DataStore consents() {
        return Shelf.table("consents", PAGE_USE, Retention.CONSENT, "what the person allowed or refused")
                .about(Anchor.ACCOUNT, "account")
                .readBy(Reader.PERSON, Reader.DPO)
                .technical("id", COUNT, "the order")
                .seen("account", EXACT, "the account")
                .technical("purpose", CODE, "what it is about")
                .given("agreed", CODE, "yes or no")
                .given("said_at", TIME, "when")
                .technical("screen", CODE, "the version of the page on which it was said")
                .technical("language", CODE, "the language in which it was read")
                .done();
    }

    private static DataStore pastDecisions() {
        return Shelf.table("past_decisions", ACCOUNTABILITY, Retention.FOR_EVER, "what is left of forgotten decisions")
                .readBy(Reader.DPO)
                .sentTo(Recipient.PUBLIC)
                .technical("decision", EXACT, "the decision's number, which leads to nobody any more")
                .decided("measure", CODE, "the measure")
                .decided("origin", CODE, "decided by rules, people or on appeal")
                .decided("delivered_at", TIME, "when it was delivered")
                .decided("ended_at", TIME, "when it ended")
                .decided("state", CODE, "whether it was taken back")
                .decided("grounds", CODE, "the codes of the reasons that were stated")
                .technical("opened_at", TIME, "when people were first asked to look")
                .done();
    }

    private static DataStore pastClocks() {
        return Shelf.table("past_clocks", ACCOUNTABILITY, Retention.FOR_EVER, "what is left of forgotten deadlines")
                .readBy(Reader.DPO)
                .sentTo(Recipient.PUBLIC)
                .technical("clock", EXACT, "the deadline's number, which leads to nobody any more")
                .technical("kind", CODE, "what was due")
                .technical("started_at", TIME, "since when")
                .technical("due_at", TIME, "until when")
                .technical("met_at", TIME, "when it was done")
                .technical("breached_at", TIME, "when it ran out")
                .done();
    }

    private static DataStore pastAppeals() {
        return Shelf.table("past_appeals", ACCOUNTABILITY, Retention.FOR_EVER, "what is left of forgotten appeals")
                .readBy(Reader.DPO)
                .sentTo(Recipient.PUBLIC)
                .technical("appeal", EXACT, "the appeal's number, which leads to nobody any more")
                .technical("decision", EXACT, "the decision's number")
                .decided("filed_at", TIME, "when it was filed")
                .technical("answer_by", TIME, "when the answer was due")
                .decided("outcome", CODE, "the outcome")
                .decided("decided_at", TIME, "when it was decided")
                .technical("language", CODE, "the language it was written in")
                .technical("delivered_at", TIME, "when the decision had been delivered")
                .done();
    }
}
