// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.enforcement.caseload.Batches;
import io.evenhand.enforcement.caseload.Batches.Batch;
import io.evenhand.enforcement.identity.Role;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.BatchRow;
import io.evenhand.enforcement.ledger.BatchRow.Item;
import io.evenhand.ui.view.BatchView;
import io.evenhand.ui.view.Counts;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.FactView;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.PageView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Batches as models of pages. */
final class BatchWords {
    private static final FieldView UNDOING = FieldView.blank(
            "undoing", "Why", "At least " + Batches.REASON_LENGTH_MIN + " characters. It stays in every file.");

    private BatchWords() {}

    static String name(BatchRow row) {
        return "Batch " + row.id() + " of " + row.staff();
    }

    static String state(Batch batch) {
        BatchRow row = batch.row();
        if (row.undoneAt() != null) {
            return "Undone";
        }
        if (row.haltedAt() != null) {
            return "Halted";
        }
        if (row.finishedAt() == null) {
            return "Open, " + decided(batch) + " of " + batch.items().size() + " decided";
        }
        long waits = batch.items().stream().filter(Item::isToCheck).count();
        return waits == 0 ? "Finished" : Counts.of(waits, "case") + " for a second look";
    }

    private static long decided(Batch batch) {
        return batch.items().stream().filter(item -> item.act() != null).count();
    }

    /** @param hasView whether the reader wrote down their own view of a case */
    static BatchView.One view(
            PageView page,
            Batch batch,
            StaffMember reader,
            Instant now,
            @Nullable String problem,
            Predicate<Item> hasView) {
        BatchRow row = batch.row();
        boolean own = row.staff().equals(reader.name());
        boolean live = row.undoneAt() == null;
        Instant until = batch.undoUntil();
        return new BatchView.One(
                page,
                row.id(),
                problem,
                facts(batch),
                batch.items().stream()
                        .map(item -> item(item, !own && live && item.isToCheck(), hasView))
                        .toList(),
                own && row.finishedAt() == null,
                (own || reader.role() == Role.LEAD)
                        && live
                        && decided(batch) > 0
                        && (until == null || !now.isAfter(until)),
                UNDOING);
    }

    private static List<FactView> facts(Batch batch) {
        List<FactView> facts = new ArrayList<>();
        facts.add(new FactView("State", state(batch)));
        facts.add(new FactView(
                "Decided", decided(batch) + " of " + Counts.of(batch.items().size(), "case")));
        Instant until = batch.undoUntil();
        Instant undone = batch.row().undoneAt();
        if (undone != null) {
            facts.add(new FactView(
                    "Undone",
                    Dates.minute(undone).text() + ", by " + batch.row().undoneBy()));
        } else if (until != null) {
            facts.add(new FactView("Can be undone until", Dates.minute(until).text()));
        }
        if (batch.row().haltedAt() != null) {
            facts.add(new FactView(
                    "Halted", "A second person found otherwise. Proposals that nobody had agreed to were taken back."));
        }
        return facts;
    }

    private static BatchView.Item item(Item item, boolean waits, Predicate<Item> hasView) {
        FieldView words = FieldView.blank(
                "words-" + item.place(), "Why", "At least " + Batches.REASON_LENGTH_MIN + " characters.");
        return new BatchView.Item(
                item.place(),
                item.caseId().value(),
                "/desk/cases/" + item.caseId().value(),
                item.account(),
                act(item.act()),
                checked(item),
                waits ? words : null,
                waits && hasView.test(item));
    }

    private static String act(BatchRow.@Nullable Act act) {
        if (act == null) {
            return "Not yet";
        }
        return switch (act) {
            case DISMISSED -> "Closed without a measure";
            case PROPOSED -> "A measure is proposed";
            case KNOWN -> "Its answer was known; nothing follows from it";
        };
    }

    private static String checked(Item item) {
        Boolean agrees = item.agrees();
        if (agrees != null) {
            return item.checkedBy() + (agrees ? " finds the same: " : " finds otherwise: ") + item.words();
        }
        return item.drawn() ? "Waits for a second person" : "";
    }

    static String wrong(Batches.Why why) {
        return switch (why) {
            case NOT_FOUND -> "This batch is not there any more.";
            case ROLE -> "Your role does not decide cases.";
            case STATE -> "The batch has moved on. Please read it again.";
            case SIZE -> "Please choose 1 to " + Batches.CASES_MAX + " cases that are open.";
            case ANOTHER_OPEN -> "You work through another batch. Please finish it first.";
            case UNDECIDED -> "No case of it is decided yet.";
            case SAME_PERSON -> "This is your own batch. Another person has to look at it.";
            case NO_OWN_VIEW -> "Please read the file and write down your own view first.";
            case TEXT_TOO_SHORT -> "Please say why in at least " + Batches.REASON_LENGTH_MIN + " characters.";
            case TOO_LATE -> "The 30 days in which it could be undone are over.";
        };
    }
}
