// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import io.evenhand.enforcement.appeal.RestoredLetter;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.CaseEventKind;
import io.evenhand.enforcement.ledger.EdgeRow;
import io.evenhand.enforcement.ledger.FeedBook;
import java.time.Instant;
import java.util.List;

/** When an account counts as restored: not before every connected edge acknowledged the revision that lifts the measure. */
final class Settlement {
    private Settlement() {}

    static void settle(Books books, Instant now) {
        long rev = acknowledgedByAll(books);
        for (FeedBook.Restored restored : books.feed().restore(rev, now)) {
            books.cases().event(restored.caseId(), CaseEventKind.RESTORED, null, null, now);
            books.audit().append(now, "feed", "decision.restored", "decision:" + restored.decision(), "rev " + rev);
            RestoredLetter.restored(books, restored.decision(), now);
        }
    }

    /** The newest revision that no connected edge is behind; -1 if edges are known and none is connected. */
    private static long acknowledgedByAll(Books books) {
        List<EdgeRow> edges = books.feed().edges();
        FeedBook.Head head = books.feed().head();
        if (edges.isEmpty()) {
            // nobody has ever enforced anything
            return head == null ? -1 : head.rev();
        }
        return edges.stream()
                .filter(EdgeRow::connected)
                .mapToLong(EdgeRow::ackedRev)
                .min()
                .orElse(-1);
    }
}
