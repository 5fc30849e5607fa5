// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy.catalogue;

import static io.evenhand.enforcement.privacy.catalogue.Precision.CODE;
import static io.evenhand.enforcement.privacy.catalogue.Precision.COUNT;
import static io.evenhand.enforcement.privacy.catalogue.Precision.TIME;
import static io.evenhand.enforcement.privacy.catalogue.Precision.WORDS;
import static io.evenhand.enforcement.privacy.catalogue.Purpose.ACCOUNTABILITY;
import static io.evenhand.enforcement.privacy.catalogue.Retention.FOR_EVER;

import java.util.List;

/** What is said in public about policy; whoever asks a question gives no name. */
final class PolicyTables {
    private PolicyTables() {}

    static List<DataStore> all() {
        return List.of(changes(), texts(), questions(), terms(), contacts());
    }

    private static DataStore changes() {
        return Shelf.table(
                        "policy_changes",
                        ACCOUNTABILITY,
                        FOR_EVER,
                        "changes of policy, said in public before they hold")
                .readBy(Reader.POLICY, Reader.DPO)
                .technical("id", COUNT, "its number")
                .staff("author", "who wrote it")
                .technical("made_at", TIME, "when it was begun")
                .technical("published_at", TIME, "when it was published")
                .technical("effective_on", TIME, "from when it holds")
                .technical("comments_until", TIME, "until when people comment")
                .technical("affected", COUNT, "how many people it reaches, ten or more")
                .technical("withdrawn_at", TIME, "when it was withdrawn")
                .done();
    }

    private static DataStore texts() {
        return Shelf.table("policy_texts", ACCOUNTABILITY, FOR_EVER, "what a change of policy says, in each language")
                .readBy(Reader.POLICY, Reader.DPO)
                .technical("change", COUNT, "the change")
                .technical("language", CODE, "the language")
                .technical("headline", WORDS, "the title")
                .technical("scope", WORDS, "for whom and for what it holds")
                .technical("what", WORDS, "what changes")
                .technical("why", WORDS, "why")
                .technical("options", WORDS, "what one can do")
                .done();
    }

    private static DataStore questions() {
        return Shelf.table(
                        "policy_questions",
                        ACCOUNTABILITY,
                        FOR_EVER,
                        "questions of anybody about a change, without a name")
                .readBy(Reader.POLICY, Reader.DPO)
                .technical("id", COUNT, "its number")
                .technical("change", COUNT, "about which change")
                .technical("asked_at", TIME, "when")
                .technical("language", CODE, "in which language")
                .technical("words", WORDS, "the question")
                .technical("answered_at", TIME, "when it was answered")
                .staff("answered_by", "who answered")
                .technical("answer", WORDS, "the answer")
                .technical("shown", CODE, "whether both are shown")
                .done();
    }

    private static DataStore terms() {
        return Shelf.table("terms_versions", ACCOUNTABILITY, FOR_EVER, "every version of the terms")
                .readBy(Reader.POLICY, Reader.DPO)
                .technical("number", COUNT, "which version")
                .technical("language", CODE, "the language")
                .staff("author", "who published it")
                .technical("published_at", TIME, "when")
                .technical("effective_on", TIME, "from when it holds")
                .technical("body", WORDS, "the text")
                .done();
    }

    private static DataStore contacts() {
        return Shelf.table("contact_pages", ACCOUNTABILITY, FOR_EVER, "whom to ask, as it was said in public")
                .readBy(Reader.POLICY, Reader.DPO)
                .technical("id", COUNT, "the order")
                .technical("language", CODE, "the language")
                .staff("author", "who wrote it")
                .technical("changed_at", TIME, "when")
                .technical("person", WORDS, "where a person answers")
                .technical("officer", WORDS, "the data protection officer")
                .technical("representative", WORDS, "the legal representative")
                .technical("authorities", WORDS, "where authorities ask")
                .technical("answer_days", COUNT, "within how many days we answer")
                .done();
    }
}
