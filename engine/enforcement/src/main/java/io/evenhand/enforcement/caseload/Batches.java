// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.caseload;

import io.evenhand.enforcement.identity.Role;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ladder.TakenBack;
import io.evenhand.enforcement.ledger.BatchRow;
import io.evenhand.enforcement.ledger.BatchRow.Act;
import io.evenhand.enforcement.ledger.BatchRow.Item;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.CaseEventKind;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.CaseRow;
import io.evenhand.enforcement.ledger.CaseState;
import io.evenhand.enforcement.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Where one person works through many cases. A batch is a list and no way to decide many at once: each case is read, viewed
 * and decided on its own page with its own reasons. A random tenth goes to a second person, who reads the file and finds
 * for themself; if they find otherwise, what is not agreed yet is taken back. All of it can be undone as one act.
 */
public final class Batches {
    /** The most cases in one batch. */
    public static final int CASES_MAX = 50;

    /** How long a batch can be undone. */
    public static final Duration UNDO = Duration.ofDays(30);

    /** One of so many decisions is looked at by a second person, and one at least. */
    static final int ONE_IN = 10;

    /** The shortest reason that goes with a check or an undoing, in characters. */
    public static final int REASON_LENGTH_MIN = 10;

    private static final int LIST_MAX = 50;

    private final Ledger ledger;
    private final RandomGenerator random;
    private final Clock clock;

    /** @param random draws what is looked at twice; nobody may be able to foresee it */
    public Batches(Ledger ledger, RandomGenerator random, Clock clock) {
        this.ledger = ledger;
        this.random = random;
        this.clock = clock;
    }

    /** Why something was not done. */
    public enum Why {
        NOT_FOUND,
        ROLE,
        /** The batch is not in a state in which this makes sense. */
        STATE,
        /** No case, or more than fit. */
        SIZE,
        /** The person works through another batch. */
        ANOTHER_OPEN,
        /** A case of it is not decided. */
        UNDECIDED,
        /** Nobody checks a batch of their own. */
        SAME_PERSON,
        NO_OWN_VIEW,
        TEXT_TOO_SHORT,
        /** The days in which it could be undone are over. */
        TOO_LATE
    }

    /** A batch with its cases. */
    public record Batch(BatchRow row, List<Item> items) {
        public Batch {
            items = List.copyOf(items);
        }

        /** Until when it can be undone, or null while it is open. */
        public @Nullable Instant undoUntil() {
            Instant finished = row.finishedAt();
            return finished == null ? null : finished.plus(UNDO);
        }
    }

    /** What came of opening one. */
    public sealed interface Opened {
        record Done(long batch) implements Opened {}

        record Refused(Why why) implements Opened {}
    }

    /** Makes a list of cases to work through; only those that are open count. */
    public Opened open(List<CaseId> wanted, StaffMember by) {
        if (!by.role().decidesCases()) {
            return new Opened.Refused(Why.ROLE);
        }
        return ledger.inTransaction(books -> {
            List<CaseId> cases = new LinkedHashSet<>(wanted)
                    .stream().filter(id -> isOpen(books.cases().find(id))).toList();
            if (cases.isEmpty() || cases.size() > CASES_MAX) {
                return new Opened.Refused(Why.SIZE);
            }
            if (books.batches().open(by.name()) != null) {
                return new Opened.Refused(Why.ANOTHER_OPEN);
            }
            long id = books.batches().open(by.name(), cases, now());
            books.audit().append(now(), by.name(), "batch.opened", "batch:" + id, cases.size() + " cases");
            return new Opened.Done(id);
        });
    }

    private static boolean isOpen(@Nullable CaseRow row) {
        return row != null && row.state() == CaseState.OPEN;
    }

    /** One's own batches, and those in which something waits for a second person; the newest first. */
    public List<Batch> forReader(StaffMember by) {
        return ledger.inTransaction(books -> books.batches().forReader(by.name(), LIST_MAX).stream()
                .map(row -> new Batch(row, books.batches().items(row.id())))
                .toList());
    }

    /** The batch, for its owner, for a lead, and for whoever may check it; null for everybody else. */
    public @Nullable Batch find(long id, StaffMember by) {
        return ledger.<@Nullable Batch>inTransaction(books -> {
            BatchRow row = by.role().readsCases() ? books.batches().lock(id) : null;
            boolean may = row != null
                    && (row.finishedAt() != null || row.staff().equals(by.name()) || by.role() == Role.LEAD);
            return row == null || !may ? null : new Batch(row, books.batches().items(id));
        });
    }

    /** The owner is done: a random tenth is drawn for a second person. Undecided cases stay in the queue. */
    public @Nullable Why finish(long id, StaffMember by) {
        return ledger.<@Nullable Why>inTransaction(books -> {
            BatchRow row = books.batches().lock(id);
            if (row == null || !row.staff().equals(by.name())) {
                return Why.NOT_FOUND;
            }
            if (row.finishedAt() != null) {
                return Why.STATE;
            }
            List<CaseId> decided = books.batches().items(id).stream()
                    .filter(item -> item.act() == Act.DISMISSED || item.act() == Act.PROPOSED)
                    .map(Item::caseId)
                    .toList();
            if (decided.isEmpty()) {
                return Why.UNDECIDED;
            }
            List<CaseId> drawn = draw(decided, random);
            books.batches().finish(id, drawn, now());
            books.audit()
                    .append(
                            now(),
                            by.name(),
                            "batch.finished",
                            "batch:" + id,
                            decided.size() + " decided, " + drawn.size() + " drawn");
            return null;
        });
    }

    /** A tenth of them, rounded up, each as likely as any other. */
    static List<CaseId> draw(List<CaseId> decided, RandomGenerator random) {
        List<CaseId> mixed = new ArrayList<>(decided);
        for (int last = mixed.size() - 1; last > 0; last--) {
            Collections.swap(mixed, last, random.nextInt(last + 1));
        }
        return mixed.subList(0, (decided.size() + ONE_IN - 1) / ONE_IN);
    }

    /** A second person looked at a case that was drawn; if they find otherwise, the batch halts. */
    public @Nullable Why check(long id, CaseId caseId, boolean agrees, String words, StaffMember by) {
        return ledger.<@Nullable Why>inTransaction(books -> {
            BatchRow row = books.batches().lock(id);
            Item item = row == null ? null : item(books, id, caseId);
            if (row == null || item == null) {
                return Why.NOT_FOUND;
            }
            Why refusal = refusal(books, row, item, words, by);
            if (refusal == null) {
                books.batches().checked(id, caseId, by.name(), agrees, words.strip(), now());
                books.audit()
                        .append(
                                now(),
                                by.name(),
                                agrees ? "batch.confirmed" : "batch.contradicted",
                                "batch:" + id,
                                "case:" + caseId);
                if (!agrees) {
                    halt(books, row, by);
                }
            }
            return refusal;
        });
    }

    private static @Nullable Item item(Books books, long batch, CaseId id) {
        return books.batches().items(batch).stream()
                .filter(each -> each.caseId().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Why refusal(Books books, BatchRow row, Item item, String words, StaffMember by) {
        if (!by.role().readsCases()) {
            return Why.ROLE;
        }
        if (row.staff().equals(by.name())) {
            return Why.SAME_PERSON;
        }
        if (!item.isToCheck() || row.undoneAt() != null) {
            return Why.STATE;
        }
        if (words.strip().length() < REASON_LENGTH_MIN) {
            return Why.TEXT_TOO_SHORT;
        }
        return books.cases().hasView(item.caseId(), by.name()) ? null : Why.NO_OWN_VIEW;
    }

    /** What nobody agreed to yet is taken back; what was closed in people's favour stays closed. */
    private void halt(Books books, BatchRow row, StaffMember by) {
        String reason = "A second person found otherwise in batch " + row.id() + ".";
        for (Item item : books.batches().items(row.id())) {
            String proposal = item.proposal();
            if (item.act() == Act.PROPOSED && proposal != null) {
                TakenBack.unlessAgreed(books, proposal, by, reason, now());
            }
        }
        books.batches().halt(row.id(), now());
        books.audit().append(now(), by.name(), "batch.halted", "batch:" + row.id(), "");
    }

    /** Undoes every decision of it as one act: its owner or a lead, with a reason, within {@link #UNDO}. */
    public @Nullable Why undo(long id, String reason, StaffMember by) {
        Instant now = now();
        return ledger.<@Nullable Why>inTransaction(books -> {
            BatchRow row = books.batches().lock(id);
            if (row == null || (!row.staff().equals(by.name()) && by.role() != Role.LEAD)) {
                return Why.NOT_FOUND;
            }
            if (row.undoneAt() != null) {
                return Why.STATE;
            }
            if (reason.strip().length() < REASON_LENGTH_MIN) {
                return Why.TEXT_TOO_SHORT;
            }
            Instant finished = row.finishedAt();
            if (finished != null && now.isAfter(finished.plus(UNDO))) {
                return Why.TOO_LATE;
            }
            int undone = 0;
            for (Item item : books.batches().items(id)) {
                undone += undo(books, item, reason.strip(), by, now) ? 1 : 0;
            }
            books.batches().undone(id, by.name(), now);
            books.audit().append(now, by.name(), "batch.undone", "batch:" + id, undone + " decisions");
            return null;
        });
    }

    private static boolean undo(Books books, Item item, String reason, StaffMember by, Instant now) {
        String proposal = item.proposal();
        if (item.act() == Act.PROPOSED && proposal != null) {
            return TakenBack.whollyUndone(books, proposal, by, reason, now);
        }
        return item.act() == Act.DISMISSED && reopen(books, item.caseId(), reason, by, now);
    }

    /** A case that has another one after it stays closed: there is one live case about an account. */
    private static boolean reopen(Books books, CaseId id, String reason, StaffMember by, Instant now) {
        CaseRow known = books.cases().find(id);
        if (known == null) {
            return false;
        }
        books.accounts().lock(known.account());
        CaseRow row = books.cases().find(id);
        if (row == null || row.state() != CaseState.CLOSED || books.cases().live(row.account()) != null) {
            return false;
        }
        books.cases().move(id, CaseState.OPEN, null, null, now);
        books.cases().event(id, CaseEventKind.BATCH_UNDONE, by.name(), reason, now);
        return true;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
