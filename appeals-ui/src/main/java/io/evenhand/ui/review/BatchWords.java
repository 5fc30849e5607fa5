// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.enforcement.caseload.Batches;
import io.evenhand.enforcement.caseload.Batches.Batch;
import io.evenhand.enforcement.document.Phrasebook;
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
    private BatchWords() {}

    /** What a batch is. */
    static String intro(Phrasebook words) {
        return words.say("work.batch.intro", "max", Batches.CASES_MAX, "days", Batches.UNDO.toDays());
    }

    static String name(BatchRow row, Phrasebook words) {
        return words.say("work.batch.name", "id", Long.toString(row.id()), "staff", row.staff());
    }

    static String state(Batch batch, Phrasebook words) {
        BatchRow row = batch.row();
        if (row.undoneAt() != null) {
            return words.say("work.batch.state.undone");
        }
        if (row.haltedAt() != null) {
            return words.say("work.batch.state.halted");
        }
        if (row.finishedAt() == null) {
            return words.say(
                    "work.batch.state.open",
                    "decided",
                    decided(batch),
                    "all",
                    batch.items().size());
        }
        long waits = batch.items().stream().filter(Item::isToCheck).count();
        return waits == 0 ? words.say("work.batch.state.finished") : words.say("work.batch.state.waits", "n", waits);
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
        Phrasebook words = page.words();
        boolean own = row.staff().equals(reader.name());
        boolean live = row.undoneAt() == null;
        Instant until = batch.undoUntil();
        return new BatchView.One(
                page,
                row.id(),
                problem,
                facts(batch, words),
                batch.items().stream()
                        .map(item -> item(item, !own && live && item.isToCheck(), hasView, words))
                        .toList(),
                own && row.finishedAt() == null,
                (own || reader.role() == Role.LEAD)
                        && live
                        && decided(batch) > 0
                        && (until == null || !now.isAfter(until)),
                field("undoing", "undoing", words));
    }

    private static FieldView field(String name, String key, Phrasebook words) {
        return FieldView.blank(
                name,
                words.say("work.batch.field." + key),
                words.say("work.batch.hint." + key, "min", Batches.REASON_LENGTH_MIN));
    }

    private static List<FactView> facts(Batch batch, Phrasebook words) {
        List<FactView> facts = new ArrayList<>();
        facts.add(new FactView(words.say("work.batch.fact.state"), state(batch, words)));
        facts.add(new FactView(
                words.say("work.batch.fact.decided"),
                words.say(
                        "work.batch.decided_of",
                        "decided",
                        decided(batch),
                        "cases",
                        Counts.of(batch.items().size(), "case", words))));
        Instant until = batch.undoUntil();
        Instant undone = batch.row().undoneAt();
        if (undone != null) {
            facts.add(new FactView(
                    words.say("work.batch.fact.undone"),
                    words.say(
                            "work.batch.undone_by",
                            "time",
                            minute(undone, words),
                            "staff",
                            String.valueOf(batch.row().undoneBy()))));
        } else if (until != null) {
            facts.add(new FactView(words.say("work.batch.fact.until"), minute(until, words)));
        }
        if (batch.row().haltedAt() != null) {
            facts.add(new FactView(words.say("work.batch.fact.halted"), words.say("work.batch.otherwise")));
        }
        return facts;
    }

    private static String minute(Instant at, Phrasebook words) {
        return Dates.minute(at, words.language()).text();
    }

    private static BatchView.Item item(Item item, boolean waits, Predicate<Item> hasView, Phrasebook words) {
        BatchRow.Act act = item.act();
        return new BatchView.Item(
                item.place(),
                item.caseId().value(),
                "/desk/cases/" + item.caseId().value(),
                item.account(),
                words.say("work.batch.act." + (act == null ? "none" : CaseWords.key(act))),
                checked(item, words),
                waits ? field("words-" + item.place(), "check", words) : null,
                waits && hasView.test(item));
    }

    private static String checked(Item item, Phrasebook words) {
        Boolean agrees = item.agrees();
        if (agrees != null) {
            return words.say(
                    agrees ? "work.batch.checked.same" : "work.batch.checked.otherwise",
                    "staff",
                    String.valueOf(item.checkedBy()),
                    "words",
                    String.valueOf(item.words()));
        }
        return item.drawn() ? words.say("work.batch.checked.waits") : "";
    }

    static String wrong(Batches.Why why, Phrasebook words) {
        return words.say(
                "work.batch.wrong." + CaseWords.key(why),
                "max",
                Batches.CASES_MAX,
                "min",
                Batches.REASON_LENGTH_MIN,
                "days",
                Batches.UNDO.toDays());
    }
}
