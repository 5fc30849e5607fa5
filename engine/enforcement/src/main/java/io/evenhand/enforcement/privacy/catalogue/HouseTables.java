// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy.catalogue;

import static io.evenhand.enforcement.privacy.catalogue.Precision.CODE;
import static io.evenhand.enforcement.privacy.catalogue.Precision.COUNT;
import static io.evenhand.enforcement.privacy.catalogue.Precision.DIGEST;
import static io.evenhand.enforcement.privacy.catalogue.Precision.EXACT;
import static io.evenhand.enforcement.privacy.catalogue.Precision.PSEUDONYM;
import static io.evenhand.enforcement.privacy.catalogue.Precision.TIME;
import static io.evenhand.enforcement.privacy.catalogue.Precision.WORDS;
import static io.evenhand.enforcement.privacy.catalogue.Purpose.ACCOUNTABILITY;
import static io.evenhand.enforcement.privacy.catalogue.Purpose.OPERATION;
import static io.evenhand.enforcement.privacy.catalogue.Retention.FOR_EVER;
import static io.evenhand.enforcement.privacy.catalogue.Retention.WHILE_STAFF;

import io.evenhand.enforcement.ledger.Anchor;
import java.util.List;

/** What the house keeps about its rules, its programs and its staff. */
final class HouseTables {
    private HouseTables() {}

    static List<DataStore> all() {
        return List.of(
                staff(),
                staffIdentities(),
                staffFactors(),
                staffRecoveryCodes(),
                staffSessions(),
                endedStays(),
                auditLog(),
                auditHeads(),
                rulesets(),
                ruleKeys(),
                reports(),
                examples(),
                cases(),
                waivers(),
                approvals(),
                terms(),
                shadows(),
                breakers(),
                undoOrders(),
                traits(),
                networkSightings(),
                networkMeasures(),
                outbox(),
                offsets(),
                setAside(),
                edges(),
                feedPins(),
                feedHead());
    }

    private static DataStore staff() {
        return Shelf.table("staff", ACCOUNTABILITY, WHILE_STAFF, "people who may sign in")
                .readBy(Reader.OPERATOR, Reader.DPO)
                .staff("name", "the name they sign in with")
                .staff("role", "what they may do")
                .withheld("password", Kind.STAFF, DIGEST, "a check value of the password")
                .technical("changed_at", TIME, "when it last changed")
                .done();
    }

    private static DataStore staffIdentities() {
        return Shelf.table("staff_identities", ACCOUNTABILITY, WHILE_STAFF, "who people are where they sign in")
                .readBy(Reader.PROGRAM)
                .staff("name", "the name they have here")
                .technical("issuer", EXACT, "the provider where they sign in")
                .withheld("subject", Kind.STAFF, EXACT, "who they are there")
                .technical("bound_at", TIME, "since when")
                .done();
    }

    private static DataStore staffFactors() {
        return Shelf.table("staff_factors", ACCOUNTABILITY, WHILE_STAFF, "second factors of people who may sign in")
                .readBy(Reader.PROGRAM)
                .staff("name", "whose it is")
                .withheld("secret", Kind.STAFF, PSEUDONYM, "the secret, encrypted")
                .technical("made_at", TIME, "when it was made")
                .technical("confirmed_at", TIME, "since when it counts")
                .technical("last_step", COUNT, "the half minute of the newest code")
                .done();
    }

    private static DataStore staffSessions() {
        return Shelf.table("staff_sessions", OPERATION, Retention.SESSION, "who is signed in at the desk")
                .readBy(Reader.PROGRAM)
                .withheld("digest", Kind.STAFF, DIGEST, "a check value of what their browser holds")
                .staff("name", "who it is")
                .technical("role", CODE, "in which role")
                .technical("began", TIME, "since when")
                .technical("last_at", TIME, "when they were last seen")
                .done();
    }

    private static DataStore staffRecoveryCodes() {
        return Shelf.table("staff_recovery_codes", ACCOUNTABILITY, WHILE_STAFF, "codes for the day a phone is lost")
                .readBy(Reader.PROGRAM)
                .staff("name", "whose it is")
                .withheld("digest", Kind.STAFF, DIGEST, "a check value of the code")
                .technical("used_at", TIME, "when it was used")
                .done();
    }

    private static DataStore endedStays() {
        return Shelf.table("ended_stays", OPERATION, Retention.STAY, "visits of account holders who left")
                .readBy(Reader.PROGRAM)
                .technical("digest", DIGEST, "a check value of a token that says nothing")
                .technical("ended_at", TIME, "when they left")
                .technical("until", TIME, "when the token would have ended by itself")
                .done();
    }

    private static DataStore auditLog() {
        return Shelf.table("audit_log", ACCOUNTABILITY, FOR_EVER, "who did what, each line chained to the one before")
                .readBy(Reader.DPO, Reader.OPERATOR)
                .technical("seq", COUNT, "the order")
                .technical("at", TIME, "when")
                .staff("actor", "who")
                .technical("act", CODE, "what was done")
                .technical("subject", EXACT, "to what, by its number; never an account")
                .technical("detail", WORDS, "codes and counts")
                .technical("prev_hash", DIGEST, "the line before")
                .technical("hash", DIGEST, "this line and all before")
                .staff("role", "in which role")
                .technical("purpose", CODE, "for which purpose")
                .technical("key_id", DIGEST, "with which key it was signed")
                .technical("signature", DIGEST, "the signature")
                .technical("version", COUNT, "how the check value is computed")
                .done();
    }

    private static DataStore auditHeads() {
        return Shelf.table("audit_heads", ACCOUNTABILITY, FOR_EVER, "the last line of each day, signed")
                .readBy(Reader.DPO, Reader.OPERATOR)
                .technical("day", TIME, "the day")
                .technical("seq", COUNT, "the line")
                .technical("hash", DIGEST, "its check value")
                .technical("key_id", DIGEST, "with which key")
                .technical("signature", DIGEST, "the signature")
                .done();
    }

    private static DataStore rulesets() {
        return Shelf.table("rulesets", ACCOUNTABILITY, FOR_EVER, "versions of the rules")
                .technical("hash", DIGEST, "the version")
                .technical("origin", CODE, "where it came from")
                .technical("body", WORDS, "the text")
                .staff("author", "who handed it in")
                .technical("why", WORDS, "why")
                .technical("recorded_at", TIME, "when")
                .staff("handed_in_by", "who handed it in, or the deployment")
                .done();
    }

    private static DataStore ruleKeys() {
        return Shelf.table(
                        "ruleset_rules", ACCOUNTABILITY, FOR_EVER, "by what a rule is known again in another version")
                .technical("ruleset", DIGEST, "the version")
                .technical("rule", CODE, "the rule")
                .technical("meaning", DIGEST, "what it asks for and under which conditions")
                .technical("limits", CODE, "whether it asks for a limit")
                .done();
    }

    private static DataStore examples() {
        return Shelf.table(
                        "ruleset_report_examples",
                        ACCOUNTABILITY,
                        Retention.SIGNALS,
                        "accounts that a version on trial would treat otherwise; it changed nothing")
                .about(Anchor.ACCOUNT, "account")
                .readBy(Reader.PERSON, Reader.POLICY, Reader.DPO)
                .technical("report", COUNT, "the report")
                .technical("place", COUNT, "its place in the report")
                .seen("account", EXACT, "the account")
                .inferred("body", CODE, "what the version would have proposed, and by which rules")
                .done();
    }

    private static DataStore cases() {
        return Shelf.table("ruleset_cases", ACCOUNTABILITY, FOR_EVER, "how a version did on worked cases")
                .technical("id", COUNT, "the order")
                .technical("ruleset", DIGEST, "the version")
                .staff("made_by", "who ran them")
                .technical("made_at", TIME, "when")
                .technical("digest", DIGEST, "of the cases' texts")
                .technical("cases", COUNT, "how many")
                .technical("failed", COUNT, "how many came out otherwise")
                .technical("failures", WORDS, "which and how")
                .technical("semantics", COUNT, "how the program read rules")
                .technical("left_out", WORDS, "which of the program's do not count, and why")
                .done();
    }

    private static DataStore waivers() {
        return Shelf.table("ruleset_waivers", ACCOUNTABILITY, FOR_EVER, "who let a version decide without every proof")
                .technical("id", COUNT, "the order")
                .technical("ruleset", DIGEST, "the version")
                .staff("author", "who handed it in")
                .technical("report", COUNT, "the report it was agreed to on")
                .technical("missing", WORDS, "what was missing")
                .staff("waived_by", "who")
                .technical("waived_at", TIME, "when")
                .technical("reason", WORDS, "why")
                .done();
    }

    private static DataStore reports() {
        return Shelf.table("ruleset_reports", ACCOUNTABILITY, FOR_EVER, "what a version would change, in counts")
                .technical("id", COUNT, "the report's number")
                .technical("ruleset", DIGEST, "the version")
                .technical("baseline", DIGEST, "compared with")
                .staff("made_by", "who asked for it")
                .technical("made_at", TIME, "when")
                .technical("body", COUNT, "the figures")
                .technical("semantics", COUNT, "how the program read rules")
                .technical("covers_from", TIME, "from when it looked")
                .technical("covers_until", TIME, "until when")
                .technical("assessments", COUNT, "how many assessments it looked at")
                .technical("stored", COUNT, "how many are stored of the last 90 days")
                .technical("reached", COUNT, "for how many accounts the version asked for something")
                .done();
    }

    private static DataStore approvals() {
        return Shelf.table("ruleset_approvals", ACCOUNTABILITY, FOR_EVER, "who agreed to a version")
                .technical("id", COUNT, "the order")
                .technical("ruleset", DIGEST, "the version")
                .staff("author", "who handed it in")
                .staff("approver", "who agreed")
                .technical("report", COUNT, "the report they had in hand")
                .technical("reason", WORDS, "why")
                .technical("approved_at", TIME, "when")
                .technical("semantics", COUNT, "how the program read rules")
                .done();
    }

    private static DataStore terms() {
        return Shelf.table("ruleset_terms", ACCOUNTABILITY, FOR_EVER, "what a version did from when to when")
                .technical("id", COUNT, "the order")
                .technical("ruleset", DIGEST, "the version")
                .technical("origin", CODE, "where it came from")
                .technical("stage", CODE, "whether it judged")
                .technical("percent", COUNT, "for what share of accounts")
                .staff("author", "who handed it in")
                .staff("approver", "who agreed")
                .technical("report", COUNT, "the report")
                .technical("rests_on", COUNT, "the earlier time that it came back from")
                .technical("waiver", COUNT, "by which waiver")
                .staff("begun_by", "who began it")
                .technical("statement", WORDS, "what was signed")
                .technical("key_id", DIGEST, "with which key")
                .technical("signature", DIGEST, "the signature")
                .technical("began_at", TIME, "from when")
                .technical("ended_at", TIME, "until when")
                .staff("ended_by", "who ended it")
                .technical("semantics", COUNT, "how the program read rules when it began")
                .done();
    }

    private static DataStore shadows() {
        return Shelf.table(
                        "shadow_verdicts",
                        Purpose.ABUSE_PREVENTION,
                        Retention.SIGNALS,
                        "what rules on trial would have said; it changed nothing")
                .about(Anchor.ACCOUNT, "account")
                .technical("term", COUNT, "the trial")
                .seen("account", EXACT, "the account")
                .technical("assessment", EXACT, "the assessment")
                .inferred("outcome", CODE, "what they would have proposed")
                .inferred("measure", CODE, "the measure")
                .inferred("live_outcome", CODE, "what the rules in force proposed")
                .inferred("live_measure", CODE, "their measure")
                .technical("digest", DIGEST, "of the verdict")
                .inferred("body", CODE, "the verdict, if it differed")
                .done();
    }

    private static DataStore breakers() {
        return Shelf.table("breakers", ACCOUNTABILITY, FOR_EVER, "rules that were stopped because of what they did")
                .technical("id", COUNT, "the order")
                .technical("ruleset", DIGEST, "the version")
                .technical("rule", CODE, "the rule")
                .technical("kind", CODE, "what was too much")
                .technical("hits", COUNT, "how many")
                .technical("trials", COUNT, "of how many")
                .technical("expected", COUNT, "how many were expected")
                .technical("lower_bound", COUNT, "at least")
                .technical("upper_bound", COUNT, "at most")
                .technical("detail", WORDS, "in words")
                .technical("tripped_at", TIME, "when")
                .technical("released_at", TIME, "when a person released it")
                .staff("released_by", "who")
                .technical("release_reason", WORDS, "why")
                .done();
    }

    private static DataStore undoOrders() {
        return Shelf.table("undo_orders", ACCOUNTABILITY, FOR_EVER, "orders to undo what rules did")
                .technical("id", COUNT, "the order's number")
                .technical("ruleset", DIGEST, "the version")
                .technical("rule", CODE, "the rule")
                .technical("since", TIME, "from when")
                .technical("until", TIME, "until when")
                .technical("reason", WORDS, "why")
                .staff("proposer", "who proposed it")
                .technical("proposed_at", TIME, "when")
                .staff("approver", "who agreed or declined")
                .technical("decided_at", TIME, "when")
                .technical("outcome", CODE, "whether it was done")
                .technical("decisions", COUNT, "how many decisions")
                .done();
    }

    private static DataStore traits() {
        return Shelf.table("account_traits", ACCOUNTABILITY, Retention.TRAITS, "what reports are broken down by")
                .about(Anchor.ACCOUNT, "account")
                .readBy(Reader.PERSON, Reader.POLICY, Reader.DPO)
                .seen("account", EXACT, "the account")
                .seen("trait", CODE, "which trait; no rule can read it")
                .seen("value", CODE, "its value")
                .technical("told_by", EXACT, "which program told it")
                .technical("told_at", TIME, "when")
                .done();
    }

    private static DataStore networkSightings() {
        return Shelf.table(
                        "network_sightings",
                        ACCOUNTABILITY,
                        Retention.NETWORKS,
                        "where accounts were seen: whom a measure against a network would hit; read by no rule")
                .about(Anchor.ACCOUNT, "account")
                .readBy(Reader.PERSON, Reader.DPO)
                .seen("account", EXACT, "the account")
                .seen("network", PSEUDONYM, "the network; it holds no address")
                .seen("asn", CODE, "the network operator's number")
                .technical("seen_at", TIME, "when last")
                .done();
    }

    private static DataStore networkMeasures() {
        return Shelf.table(
                        "network_measures",
                        OPERATION,
                        Retention.REGISTER,
                        "measures against attacks on a network, for three days at most; about no account")
                .technical("id", COUNT, "the measure's number")
                .technical("prefix", EXACT, "the network")
                .decided("action", CODE, "deny or allow")
                .decided("cause", CODE, "a flood or a break-in")
                .decided("words", WORDS, "why")
                .technical("collateral", WORDS, "how many accounts it would hit, as it was shown")
                .technical("automatic", CODE, "whether a program proposed it")
                .staff("proposed_by", "who proposed it")
                .technical("proposed_at", TIME, "when")
                .decided("hours", COUNT, "for how long")
                .staff("first_by", "the first of two people")
                .staff("second_by", "the second")
                .decided("starts_at", TIME, "from when")
                .decided("ends_at", TIME, "until when")
                .staff("lifted_by", "who ended it early")
                .decided("lifted_at", TIME, "when")
                .done();
    }

    private static DataStore outbox() {
        return Shelf.table("outbox", OPERATION, Retention.OUTBOX, "what must leave the ledger")
                .about(Anchor.ACCOUNT, "account")
                .readBy(Reader.PERSON, Reader.PROGRAM)
                .sentTo(Recipient.SCORING, Recipient.EDGES)
                .technical("id", COUNT, "the order")
                .technical("kind", CODE, "where it goes")
                .seen("account", EXACT, "the account")
                .decided("payload", CODE, "what is said")
                .technical("at", TIME, "when it was written")
                .technical("sent_at", TIME, "when it was sent")
                .done();
    }

    private static DataStore offsets() {
        return Shelf.table("consumer_offsets", OPERATION, FOR_EVER, "how far the log was read")
                .readBy(Reader.PROGRAM)
                .technical("topic", CODE, "the topic")
                .technical("part", COUNT, "its part")
                .technical("next_offset", COUNT, "where to go on")
                .done();
    }

    private static DataStore setAside() {
        return Shelf.table(
                        "set_aside", OPERATION, Retention.DEAD_LETTERS, "where unreadable assessments lie in the log")
                .readBy(Reader.OPERATOR)
                .technical("topic", CODE, "the topic")
                .technical("part", COUNT, "its part")
                .technical("position", COUNT, "where")
                .technical("reason", CODE, "why")
                .technical("at", TIME, "when")
                .done();
    }

    private static DataStore edges() {
        return Shelf.table("edges", OPERATION, FOR_EVER, "edges and what they confirmed")
                .readBy(Reader.OPERATOR)
                .technical("name", EXACT, "the edge")
                .technical("acked_rev", COUNT, "the revision it confirmed")
                .technical("connected", CODE, "whether it listens")
                .technical("last_seen", TIME, "when it was last heard of")
                .done();
    }

    private static DataStore feedPins() {
        return Shelf.table("feed_pins", ACCOUNTABILITY, FOR_EVER, "when people kept edges at a revision")
                .readBy(Reader.OPERATOR)
                .technical("id", COUNT, "a number")
                .technical("rev", COUNT, "the revision")
                .technical("reason", WORDS, "why")
                .staff("pinned_by", "who")
                .technical("pinned_at", TIME, "when")
                .technical("until", TIME, "when it ends by itself")
                .staff("ended_by", "who let edges go on")
                .technical("ended_at", TIME, "when")
                .technical("ended_why", WORDS, "why")
                .done();
    }

    private static DataStore feedHead() {
        return Shelf.table("feed_head", OPERATION, FOR_EVER, "how far the feed has got")
                .readBy(Reader.PROGRAM)
                .technical("only_row", CODE, "there is one row")
                .technical("rev", COUNT, "the revision")
                .technical("chain", DIGEST, "its chain value")
                .technical("announced_at", TIME, "when")
                .done();
    }
}
