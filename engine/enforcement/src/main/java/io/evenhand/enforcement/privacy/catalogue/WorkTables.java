// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy.catalogue;

import static io.evenhand.enforcement.ledger.Anchor.ACCOUNT;
import static io.evenhand.enforcement.ledger.Anchor.CASE;
import static io.evenhand.enforcement.privacy.catalogue.Precision.CODE;
import static io.evenhand.enforcement.privacy.catalogue.Precision.COUNT;
import static io.evenhand.enforcement.privacy.catalogue.Precision.EXACT;
import static io.evenhand.enforcement.privacy.catalogue.Precision.TIME;
import static io.evenhand.enforcement.privacy.catalogue.Precision.WORDS;
import static io.evenhand.enforcement.privacy.catalogue.Purpose.ACCOUNTABILITY;
import static io.evenhand.enforcement.privacy.catalogue.Purpose.DUE_PROCESS;
import static io.evenhand.enforcement.privacy.catalogue.Purpose.OPERATION;

import java.util.List;

/** How people work on cases. */
final class WorkTables {
    private WorkTables() {}

    static List<DataStore> all() {
        return List.of(savedSearches(), batches(), batchCases(), knownCases(), knownAnswers());
    }

    private static DataStore savedSearches() {
        return Shelf.table("saved_searches", OPERATION, Retention.WHILE_STAFF, "what colleagues search for again")
                .readBy(Reader.CASE_STAFF)
                .technical("id", COUNT, "its number")
                .staff("staff", "whose it is")
                .technical("name", WORDS, "what they call it")
                .technical("query", CODE, "kinds and dates; no account is in it")
                .technical("made_at", TIME, "when it was kept")
                .done();
    }

    private static DataStore batches() {
        return Shelf.table("batches", ACCOUNTABILITY, Retention.WHILE_STAFF, "cases that a colleague works through")
                .readBy(Reader.CASE_STAFF, Reader.DPO)
                .technical("id", COUNT, "its number")
                .staff("staff", "who works through it")
                .technical("made_at", TIME, "when it was made")
                .technical("finished_at", TIME, "when it was finished")
                .technical("halted_at", TIME, "when a second person found otherwise")
                .technical("undone_at", TIME, "when all of it was undone")
                .staff("undone_by", "who undid it")
                .done();
    }

    private static DataStore batchCases() {
        return Shelf.table(
                        "batch_cases",
                        DUE_PROCESS,
                        Retention.CASE_WITHOUT_ACTION,
                        "what was decided in a batch, and what a second person found")
                .about(CASE, "case_id")
                .technical("batch", COUNT, "the batch")
                .technical("case_id", EXACT, "the case")
                .technical("place", COUNT, "where in the batch")
                .decided("act", CODE, "what was decided")
                .technical("proposal", EXACT, "the proposal that was written")
                .technical("decided_at", TIME, "when")
                .technical("drawn", CODE, "whether a second person looks at it")
                .staff("checked_by", "who looked")
                .technical("checked_at", TIME, "when")
                .decided("agrees", CODE, "whether they found the same")
                .decided("words", WORDS, "why")
                .done();
    }

    private static DataStore knownCases() {
        return Shelf.table(
                        "known_cases",
                        ACCOUNTABILITY,
                        Retention.CASE_WITHOUT_ACTION,
                        "copies of evidence under another name, to find out how often reviewers are wrong; nothing follows"
                                + " from them")
                .about(ACCOUNT, "source")
                .technical("case_id", EXACT, "the case that holds the copy")
                .withheld("account", Kind.TECHNICAL, EXACT, "the name of the copy, which is nobody's")
                .seen("source", EXACT, "the account whose measure was overturned and whose evidence was copied")
                .technical("made_at", TIME, "when it was copied")
                .done();
    }

    private static DataStore knownAnswers() {
        return Shelf.table(
                        "known_answers", ACCOUNTABILITY, Retention.WHILE_STAFF, "what reviewers found in such copies")
                .readBy(Reader.CASE_STAFF, Reader.DPO)
                .technical("id", COUNT, "its number")
                .staff("staff", "who found it")
                .technical("finding", CODE, "what they found")
                .technical("at", TIME, "when")
                .done();
    }
}
