// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy.catalogue;

import static io.evenhand.enforcement.privacy.catalogue.Precision.CODE;
import static io.evenhand.enforcement.privacy.catalogue.Precision.COUNT;
import static io.evenhand.enforcement.privacy.catalogue.Precision.DIGEST;
import static io.evenhand.enforcement.privacy.catalogue.Precision.EXACT;
import static io.evenhand.enforcement.privacy.catalogue.Precision.TIME;
import static io.evenhand.enforcement.privacy.catalogue.Precision.WORDS;
import static io.evenhand.enforcement.privacy.catalogue.Purpose.ABUSE_PREVENTION;
import static io.evenhand.enforcement.privacy.catalogue.Purpose.ACCOUNTABILITY;
import static io.evenhand.enforcement.privacy.catalogue.Purpose.DUE_PROCESS;
import static io.evenhand.enforcement.privacy.catalogue.Purpose.MESSAGES;

import io.evenhand.enforcement.ledger.Anchor;
import java.util.List;

/** The steps of due process: proposals, answers, appeals' parts, clocks, evidence, and what is said in public. */
final class ProcessTables {
    private ProcessTables() {}

    static List<DataStore> all() {
        return List.of(
                proposals(),
                responses(),
                letters(),
                grounds(),
                answers(),
                files(),
                drafts(),
                draftFiles(),
                clocks(),
                reports(),
                evidence(),
                verifications(),
                annexes(),
                publicStatements(),
                publicReversals());
    }

    private static DataStore proposals() {
        return Shelf.table("proposals", DUE_PROCESS, Retention.DECISION, "measures that one person wants to take")
                .about(Anchor.ACCOUNT, "account")
                .technical("id", EXACT, "the proposal's number")
                .technical("case_id", EXACT, "the case")
                .seen("account", EXACT, "the account")
                .seen("server", EXACT, "the server, if it is about one only")
                .decided("measure", CODE, "the measure proposed")
                .technical("assessment", EXACT, "the assessment that was read")
                .decided("clause", CODE, "the clause of the terms")
                .decided("terms", CODE, "the version of the terms")
                .decided("facts", WORDS, "what it rests on")
                .decided("proportionality", WORDS, "why nothing milder would do")
                .decided("days", COUNT, "for how many days")
                .decided("urgency", CODE, "why there would be no warning")
                .decided("state", CODE, "where it stands")
                .technical("version", COUNT, "how often it changed")
                .staff("proposer", "who proposed it")
                .technical("proposed_at", TIME, "when")
                .staff("approver", "who agreed")
                .technical("approved_at", TIME, "when")
                .staff("second_approver", "who agreed that it is urgent")
                .technical("decision", EXACT, "the decision it became")
                .staff("closed_by", "who closed it without a measure")
                .technical("changed_at", TIME, "when it last changed")
                .done();
    }

    private static DataStore responses() {
        return Shelf.table("responses", DUE_PROCESS, Retention.DECISION, "what people answered to a notice")
                .about(Anchor.DECISION, "decision")
                .technical("id", COUNT, "the order")
                .technical("decision", EXACT, "the notice")
                .technical("case_id", EXACT, "the case")
                .given("at", TIME, "when")
                .given("words", WORDS, "what the person wrote")
                .done();
    }

    private static DataStore letters() {
        return Shelf.table("letters", MESSAGES, Retention.DECISION, "messages due to the account holder")
                .about(Anchor.ACCOUNT, "account")
                .technical("id", COUNT, "the order")
                .decided("kind", CODE, "what is to be said")
                .seen("account", EXACT, "the account")
                .technical("decision", EXACT, "about which decision")
                .technical("appeal", EXACT, "about which appeal")
                .technical("due_at", TIME, "since when it is due")
                .technical("sent_at", TIME, "when it was handed on")
                .done();
    }

    private static DataStore grounds() {
        return Shelf.table("appeal_grounds", DUE_PROCESS, Retention.DECISION, "what an appeal says was wrong")
                .about(Anchor.APPEAL, "appeal")
                .technical("appeal", EXACT, "the appeal")
                .given("ground", CODE, "the ground")
                .done();
    }

    private static DataStore answers() {
        return Shelf.table("appeal_answers", DUE_PROCESS, Retention.DECISION, "the answer to each ground")
                .about(Anchor.APPEAL, "appeal")
                .technical("appeal", EXACT, "the appeal")
                .given("ground", CODE, "the ground")
                .decided("result", CODE, "whether it was accepted")
                .decided("words", WORDS, "for which reasons")
                .done();
    }

    private static DataStore files() {
        return Shelf.table("appeal_files", DUE_PROCESS, Retention.DECISION, "files handed in with an appeal")
                .about(Anchor.APPEAL, "appeal")
                .technical("appeal", EXACT, "the appeal")
                .technical("number", COUNT, "the file's number")
                .given("name", WORDS, "its name")
                .technical("type", CODE, "what kind of file it is")
                .technical("size", COUNT, "its size in bytes")
                .technical("sha256", DIGEST, "of its content")
                .apart("sealed", "its content, encrypted where it is kept")
                .given("at", TIME, "when it was handed in")
                .done();
    }

    private static DataStore drafts() {
        return Shelf.table("appeal_drafts", DUE_PROCESS, Retention.DRAFT, "appeals that are being written")
                .about(Anchor.ACCOUNT, "account")
                .technical("decision", EXACT, "the decision that is appealed")
                .seen("account", EXACT, "the account")
                .apart("sealed", "what was typed so far, encrypted; it opens with the notice's link")
                .given("saved_at", TIME, "when it was last saved")
                .done();
    }

    private static DataStore draftFiles() {
        return Shelf.table("appeal_draft_files", DUE_PROCESS, Retention.DRAFT, "files added to an appeal being written")
                .about(Anchor.DECISION, "decision")
                .technical("decision", EXACT, "the decision that is appealed")
                .technical("number", COUNT, "the file's number")
                .given("name", WORDS, "its name")
                .technical("size", COUNT, "its size in bytes")
                .apart("sealed", "its content, encrypted; it opens with the notice's link")
                .done();
    }

    private static DataStore clocks() {
        return Shelf.table("clocks", DUE_PROCESS, Retention.DECISION, "the times by which we must have done something")
                .about(Anchor.ACCOUNT, "account")
                .technical("id", COUNT, "the order")
                .technical("kind", CODE, "what is due")
                .seen("account", EXACT, "the account")
                .technical("decision", EXACT, "about which decision")
                .technical("appeal", EXACT, "about which appeal")
                .technical("started_at", TIME, "since when")
                .technical("due_at", TIME, "when it is due")
                .technical("paused_at", TIME, "when it was paused")
                .technical("met_at", TIME, "when it was done")
                .technical("breached_at", TIME, "when it was too late")
                .decided("relief", CODE, "what followed from that")
                .technical("relieved_by", EXACT, "the milder decision that followed")
                .done();
    }

    private static DataStore reports() {
        return Shelf.table(
                        "reports",
                        ABUSE_PREVENTION,
                        Retention.REPORT,
                        "reports from outside; what could tell who wrote one is not shown to the person it is about")
                .about(Anchor.REPORT, "id")
                .technical("id", EXACT, "the report's number")
                .withheld("receipt", Kind.TECHNICAL, EXACT, "the number that only its writer knows")
                .seen("account", EXACT, "the account")
                .withheld("words", Kind.OBSERVED, WORDS, "what was written")
                .withheld("reporter", Kind.OBSERVED, EXACT, "how to reach who wrote it")
                .technical("received_at", TIME, "when it came")
                .decided("outcome", CODE, "what became of it")
                .staff("closed_by", "who read it")
                .withheld("closed_why", Kind.DECIDED, WORDS, "for which reasons")
                .technical("closed_at", TIME, "when")
                .done();
    }

    private static DataStore evidence() {
        return Shelf.table("evidence_items", ABUSE_PREVENTION, Retention.EVIDENCE, "evidence that people gathered")
                .about(Anchor.ACCOUNT, "account")
                .sentTo(Recipient.SCORING)
                .technical("id", EXACT, "the evidence's number")
                .technical("case_id", EXACT, "the case")
                .seen("account", EXACT, "the account")
                .decided("kind", CODE, "what kind it is")
                .technical("sha256", DIGEST, "of what was gathered")
                .unlessReported("source", "where it comes from")
                .seen("summary", WORDS, "what it shows")
                .seen("observed_on", TIME, "the day it is about")
                .technical("terms", CODE, "the version of the terms on that day")
                .technical("basis", CODE, "the legal basis")
                .technical("keep_until", TIME, "until when it is kept")
                .technical("report", EXACT, "the report it follows from")
                .staff("collected_by", "who gathered it")
                .technical("collected_at", TIME, "when")
                .decided("verified_at", TIME, "when two people had checked it")
                .decided("withdrawn_at", TIME, "when it was withdrawn")
                .staff("withdrawn_by", "who withdrew it")
                .decided("withdrawn_why", WORDS, "for which reasons")
                .done();
    }

    private static DataStore verifications() {
        return Shelf.table("evidence_verifications", DUE_PROCESS, Retention.EVIDENCE, "who checked evidence, and how")
                .about(Anchor.EVIDENCE, "evidence")
                .technical("evidence", EXACT, "the evidence")
                .staff("collected_by", "who gathered it")
                .staff("staff", "who checked it")
                .decided("own_check", WORDS, "what they did")
                .decided("planted", WORDS, "whether somebody could have planted it")
                .technical("at", TIME, "when")
                .done();
    }

    private static DataStore annexes() {
        return Shelf.table("sealed_annexes", DUE_PROCESS, Retention.EVIDENCE, "parts of evidence that are sealed")
                .about(Anchor.EVIDENCE, "evidence")
                .readBy(Reader.DPO)
                .technical("evidence", EXACT, "the evidence")
                .technical("case_id", EXACT, "the case")
                .decided("ground", CODE, "what would come out")
                .withheld("why", Kind.DECIDED, WORDS, "why the person cannot read it")
                .withheld("content", Kind.OBSERVED, WORDS, "what it says, encrypted")
                .staff("sealed_by", "who sealed it")
                .technical("sealed_at", TIME, "when")
                .done();
    }

    private static DataStore publicStatements() {
        return Shelf.table("public_statements", ACCOUNTABILITY, Retention.DECISION, "the public statement of reasons")
                .about(Anchor.DECISION, "decision")
                .sentTo(Recipient.TRANSPARENCY_DATABASE)
                .technical("puid", EXACT, "a random number, which leads to nobody")
                .technical("decision", EXACT, "the decision; it is not sent")
                .decided("body", CODE, "what is said, without anything personal")
                .technical("written_at", TIME, "when it was written")
                .technical("state", CODE, "whether it was sent")
                .staff("released_by", "who let it pass")
                .technical("tries", COUNT, "how often it was tried")
                .technical("next_try_at", TIME, "when it is tried next")
                .technical("sent_at", TIME, "when it was sent")
                .technical("remote_id", EXACT, "its number there")
                .technical("answer", WORDS, "what was answered")
                .done();
    }

    private static DataStore publicReversals() {
        return Shelf.table(
                        "public_reversals",
                        ACCOUNTABILITY,
                        Retention.DECISION,
                        "public statements that were taken back")
                .about(Anchor.PUBLIC_STATEMENT, "puid")
                .technical("puid", EXACT, "the statement's number")
                .technical("at", TIME, "when")
                .decided("why", CODE, "why")
                .done();
    }
}
