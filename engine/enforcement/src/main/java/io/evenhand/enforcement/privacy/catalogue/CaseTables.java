// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy.catalogue;

import static io.evenhand.enforcement.ledger.Anchor.ACCOUNT;
import static io.evenhand.enforcement.ledger.Anchor.APPEAL;
import static io.evenhand.enforcement.ledger.Anchor.CASE;
import static io.evenhand.enforcement.ledger.Anchor.DECISION;
import static io.evenhand.enforcement.privacy.catalogue.Precision.CODE;
import static io.evenhand.enforcement.privacy.catalogue.Precision.COUNT;
import static io.evenhand.enforcement.privacy.catalogue.Precision.DIGEST;
import static io.evenhand.enforcement.privacy.catalogue.Precision.EXACT;
import static io.evenhand.enforcement.privacy.catalogue.Precision.TIME;
import static io.evenhand.enforcement.privacy.catalogue.Precision.WORDS;
import static io.evenhand.enforcement.privacy.catalogue.Purpose.ABUSE_PREVENTION;
import static io.evenhand.enforcement.privacy.catalogue.Purpose.ACCOUNTABILITY;
import static io.evenhand.enforcement.privacy.catalogue.Purpose.DUE_PROCESS;

import java.util.List;

/** What is known about accounts, and what was decided. */
final class CaseTables {
    private CaseTables() {}

    static List<DataStore> all() {
        return List.of(
                accounts(),
                assessments(),
                verdicts(),
                cases(),
                caseEvents(),
                caseClaims(),
                statements(),
                notices(),
                noticeUpdates(),
                decisions(),
                participants(),
                decisionRules(),
                appeals(),
                contacts(),
                rebuttals(),
                allowEntries(),
                migrationHolds(),
                feedReleases(),
                undone());
    }

    private static DataStore accounts() {
        return Shelf.table("accounts", ABUSE_PREVENTION, Retention.WHILE_ACCOUNT, "accounts that were ever assessed")
                .about(ACCOUNT, "account")
                .seen("account", EXACT, "the account's name at the platform")
                .inferred("assessment", EXACT, "the newest assessment")
                .inferred("as_of", TIME, "when that was made")
                .inferred("outcome", CODE, "what the rules proposed")
                .technical("assessments", COUNT, "how many assessments there were")
                .done();
    }

    private static DataStore assessments() {
        return Shelf.table("assessments", ABUSE_PREVENTION, Retention.SIGNALS, "what was measured about an account")
                .about(ACCOUNT, "account")
                .seen("account", EXACT, "the account")
                .technical("id", EXACT, "the assessment's number")
                .inferred("as_of", TIME, "the time it speaks about")
                .technical("received_at", TIME, "when it arrived")
                .inferred("body", COUNT, "every signal with its points and sample size")
                .done();
    }

    private static DataStore verdicts() {
        return Shelf.table("verdicts", ABUSE_PREVENTION, Retention.SIGNALS, "what the rules proposed")
                .about(ACCOUNT, "account")
                .seen("account", EXACT, "the account")
                .technical("assessment", EXACT, "the assessment judged")
                .inferred("as_of", TIME, "the time it speaks about")
                .inferred("outcome", CODE, "what was proposed")
                .inferred("measure", CODE, "the measure proposed")
                .decided("handled", CODE, "what became of it")
                .decided("decided_at", TIME, "when")
                .inferred("body", CODE, "the rules that fired and their reasons")
                .technical("ruleset", DIGEST, "the version of the rules")
                .inferred("standing", CODE, "what else the rules knew about the account")
                .technical("semantics", COUNT, "how the program read rules")
                .done();
    }

    private static DataStore cases() {
        return Shelf.table("cases", DUE_PROCESS, Retention.CASE_WITHOUT_ACTION, "files that people look at")
                .about(ACCOUNT, "account")
                .technical("id", EXACT, "the case's number")
                .seen("account", EXACT, "the account")
                .technical("assessment", EXACT, "the assessment that opened it")
                .decided("state", CODE, "where it stands")
                .technical("version", COUNT, "how often it changed")
                .inferred("outcome", CODE, "what the rules proposed")
                .inferred("reasons", CODE, "for which reasons")
                .staff("proposer", "who proposed a measure")
                .technical("opened_at", TIME, "when it was opened")
                .technical("changed_at", TIME, "when it last changed")
                .decided("quiet_until", TIME, "until when the same evidence opens no new case")
                .decided("wait_until", TIME, "until when it rests so that the person can answer")
                .done();
    }

    private static DataStore caseEvents() {
        return Shelf.table("case_events", DUE_PROCESS, Retention.CASE_WITHOUT_ACTION, "what happened in a case")
                .about(CASE, "case_id")
                .technical("id", COUNT, "the order")
                .technical("case_id", EXACT, "the case")
                .technical("at", TIME, "when")
                .decided("kind", CODE, "what was done")
                .staff("staff", "who did it")
                .decided("words", WORDS, "what they wrote")
                .done();
    }

    private static DataStore caseClaims() {
        return Shelf.table("case_claims", DUE_PROCESS, Retention.CASE_WITHOUT_ACTION, "who works on a case right now")
                .about(CASE, "case_id")
                .technical("case_id", EXACT, "the case")
                .staff("staff", "who works on it")
                .technical("until", TIME, "when it is free again")
                .done();
    }

    private static DataStore statements() {
        return Shelf.table("statements", DUE_PROCESS, Retention.DECISION, "statements of reasons")
                .about(DECISION, "decision")
                .technical("decision", EXACT, "the decision")
                .decided("body", WORDS, "facts, clause, reasons and ways to redress")
                .done();
    }

    private static DataStore notices() {
        return Shelf.table("notices", DUE_PROCESS, Retention.DECISION, "when a statement was delivered and read")
                .about(DECISION, "decision")
                .technical("decision", EXACT, "the decision")
                .decided("delivered_at", TIME, "when it was delivered")
                .seen("first_read_at", TIME, "when it was first read")
                .decided("sent_at", TIME, "when it was really sent to the person")
                .done();
    }

    private static DataStore noticeUpdates() {
        return Shelf.table("notice_updates", DUE_PROCESS, Retention.DECISION, "what was said after the notice")
                .about(DECISION, "decision")
                .technical("id", COUNT, "the order")
                .technical("decision", EXACT, "the decision")
                .technical("at", TIME, "when")
                .decided("words", WORDS, "what was said")
                .done();
    }

    private static DataStore decisions() {
        return Shelf.table("decisions", DUE_PROCESS, Retention.DECISION, "measures with their origin and their end")
                .about(ACCOUNT, "account")
                .sentTo(Recipient.EDGES, Recipient.PUBLIC)
                .technical("id", EXACT, "the decision's number")
                .technical("case_id", EXACT, "the case")
                .seen("account", EXACT, "the account")
                .seen("server", EXACT, "the server, if it is about one only")
                .technical("assessment", EXACT, "the assessment it rests on")
                .decided("measure", CODE, "the measure")
                .decided("reasons", CODE, "the reasons, strongest first")
                .decided("origin", CODE, "decided by rules, people or on appeal")
                .technical("ruleset", DIGEST, "the rules that decided")
                .staff("proposer", "who proposed it")
                .staff("approver", "who agreed")
                .technical("appeal", EXACT, "the appeal it follows from")
                .decided("delivered_at", TIME, "when the person was told")
                .decided("starts_at", TIME, "from when it holds")
                .decided("ends_at", TIME, "when it ends by itself")
                .decided("state", CODE, "whether it stands")
                .decided("lifted_at", TIME, "when it was taken back")
                .technical("published_at", TIME, "when edges were told")
                .technical("published_rev", COUNT, "the feed's revision that carried it")
                .technical("removed_rev", COUNT, "the revision that took it back")
                .technical("restored_at", TIME, "when every edge had confirmed that")
                .decided("confirmed_at", TIME, "when scoring was told that people had confirmed a sale")
                .technical("decided_under", DIGEST, "the version of the rules in force")
                .technical("semantics", COUNT, "how the program read rules")
                .decided("clause", CODE, "the clause of the terms")
                .decided("terms", CODE, "the version of the terms")
                .decided("proportionality", WORDS, "why nothing milder would do")
                .decided("urgency", CODE, "why there was no warning")
                .staff("second_approver", "who agreed that it was urgent")
                .technical("warned_by", EXACT, "the notice that warned of it")
                .decided("warned_at", TIME, "when the person was warned")
                .technical("follows", EXACT, "the decision whose place it took")
                .technical("replaced_by", EXACT, "the decision that took its place")
                .done();
    }

    private static DataStore participants() {
        return Shelf.table("decision_participants", DUE_PROCESS, Retention.DECISION, "who took part in a decision")
                .about(DECISION, "decision")
                .technical("decision", EXACT, "the decision")
                .staff("staff", "who took part")
                .done();
    }

    private static DataStore decisionRules() {
        return Shelf.table("decision_rules", ACCOUNTABILITY, Retention.DECISION, "the rules a decision rests on")
                .about(DECISION, "decision")
                .technical("decision", EXACT, "the decision")
                .technical("ruleset", DIGEST, "the version of the rules")
                .technical("rule", CODE, "the rule")
                .technical("clause", CODE, "the clause of the terms that it enforces")
                .decided("says_en", WORDS, "what it says to the person, in English")
                .decided("says_fr", WORDS, "the same in French")
                .decided("says_de", WORDS, "the same in German")
                .done();
    }

    private static DataStore appeals() {
        return Shelf.table("appeals", DUE_PROCESS, Retention.DECISION, "appeals and their answers")
                .about(ACCOUNT, "account")
                .technical("id", EXACT, "the appeal's number")
                .technical("decision", EXACT, "the decision appealed against")
                .seen("account", EXACT, "the account")
                .given("statement", WORDS, "what the person wrote")
                .given("filed_at", TIME, "when")
                .technical("answer_by", TIME, "when the answer is due")
                .decided("outcome", CODE, "the outcome")
                .staff("decider", "who decided")
                .decided("reasons", WORDS, "for which reasons")
                .decided("decided_at", TIME, "when")
                .decided("state", CODE, "where it stands")
                .staff("assignee", "who looks at it")
                .given("hardship", WORDS, "what the measure means for the person")
                .given("language", CODE, "the language of the answer")
                .decided("question", WORDS, "what we asked back")
                .decided("closed_why", WORDS, "why it ended without a decision")
                .given("external_ref", WORDS, "the number of a case elsewhere")
                .done();
    }

    private static DataStore contacts() {
        return Shelf.table("appeal_contacts", DUE_PROCESS, Retention.CONTACT, "how to reach a person who appealed")
                .about(APPEAL, "appeal")
                .technical("appeal", EXACT, "the appeal")
                .given("contact", WORDS, "what the person left")
                .done();
    }

    private static DataStore rebuttals() {
        return Shelf.table("rebuttals", DUE_PROCESS, Retention.DECISION, "evidence that counts nothing any more")
                .about(ACCOUNT, "account")
                .seen("account", EXACT, "the account")
                .decided("signal", CODE, "the signal")
                .technical("appeal", EXACT, "the appeal that showed it")
                .decided("at", TIME, "since when")
                .done();
    }

    private static DataStore migrationHolds() {
        return Shelf.table("migration_holds", DUE_PROCESS, Retention.ALLOW, "weeks in which no rule begins a measure")
                .about(ACCOUNT, "account")
                .sentTo(Recipient.SCORING)
                .technical("id", COUNT, "the hold's number")
                .seen("account", EXACT, "the account")
                .decided("reason", WORDS, "why")
                .staff("placed_by", "who said so")
                .decided("placed_at", TIME, "when")
                .decided("ends_at", TIME, "until when at most")
                .decided("ended_at", TIME, "when it was ended early")
                .staff("ended_by", "by whom")
                .done();
    }

    private static DataStore allowEntries() {
        return Shelf.table("allow_entries", DUE_PROCESS, Retention.ALLOW, "people's word that an account is in order")
                .about(ACCOUNT, "account")
                .technical("id", COUNT, "the entry's number")
                .seen("account", EXACT, "the account")
                .decided("reason", WORDS, "why")
                .decided("scope", CODE, "what it withholds")
                .staff("granted_by", "who vouched")
                .decided("proposed_at", TIME, "when it was proposed")
                .staff("approved_by", "who agreed")
                .decided("starts_at", TIME, "from when")
                .decided("ends_at", TIME, "until when")
                .decided("withdrawn_at", TIME, "when it was withdrawn")
                .staff("withdrawn_by", "who withdrew it")
                .decided("withdrawn_why", WORDS, "why it was withdrawn")
                .given("appeal", WORDS, "what the person wrote against that")
                .given("appealed_at", TIME, "when")
                .decided("appeal_by", TIME, "until when that was possible")
                .decided("outcome", CODE, "what came of it")
                .staff("decider", "who answered")
                .decided("answer", WORDS, "the answer")
                .decided("decided_at", TIME, "when it was answered")
                .done();
    }

    private static DataStore feedReleases() {
        return Shelf.table("feed_releases", ACCOUNTABILITY, Retention.DECISION, "what a person let pass to edges")
                .about(DECISION, "decision")
                .technical("decision", EXACT, "the decision")
                .staff("released_by", "who")
                .technical("released_at", TIME, "when")
                .done();
    }

    private static DataStore undone() {
        return Shelf.table(
                        "undone_decisions", ACCOUNTABILITY, Retention.DECISION, "decisions that were undone together")
                .about(DECISION, "decision")
                .technical("decision", EXACT, "the decision")
                .technical("undo", COUNT, "the order to undo")
                .done();
    }
}
