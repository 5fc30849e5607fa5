// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

import io.evenhand.contract.id.DecisionId;
import io.evenhand.enforcement.identity.Role;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AppealId;
import io.evenhand.enforcement.ledger.AppealRow;
import io.evenhand.enforcement.ledger.AppealState;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.CaseEventKind;
import io.evenhand.enforcement.ledger.ClockRow;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.LetterRow;
import io.evenhand.enforcement.ledger.StaffRow;
import io.evenhand.enforcement.notice.NoticeLinks;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happens to an appeal between coming in and being decided. */
public final class ReviewDesk {
    private static final int QUESTION_LENGTH_MIN = 10;

    private final Ledger ledger;
    private final NoticeLinks links;
    private final Clock clock;

    public ReviewDesk(Ledger ledger, NoticeLinks links, Clock clock) {
        this.ledger = ledger;
        this.links = links;
        this.clock = clock;
    }

    /** A reviewer looks at an appeal, and takes it if nobody has it: the clock until a person looks is met. Null if that was done, otherwise why not. */
    public Ruling.@Nullable Why look(AppealId appeal, StaffMember reviewer) {
        return act(appeal, reviewer, (books, row, now) -> {
            if (row.assignee() == null) {
                books.appeals().assign(appeal, reviewer.name());
                note(books, row, CaseEventKind.APPEAL_ASSIGNED, reviewer.name(), null, now);
            }
            if (row.state() != AppealState.INFO_REQUESTED) {
                books.appeals().move(appeal, AppealState.IN_REVIEW);
            }
            books.clocks().meet(appeal, List.of(ClockRow.Kind.HUMAN_LOOK), now);
            return null;
        });
    }

    /**
     * Takes an appeal from whoever works on it, since they cannot: they are ill, have left, or should not. Whoever works on
     * it does this, or a lead; never somebody who took part in the decision, who would be choosing their own judge. No clock
     * stands still for it.
     *
     * @param to who decides it from now on; null for whoever takes it next
     */
    public Ruling.@Nullable Why handOver(AppealId appeal, StaffMember by, @Nullable String to, String reason) {
        if (reason.strip().length() < QUESTION_LENGTH_MIN) {
            return Ruling.Why.REASONS_TOO_SHORT;
        }
        Instant now = now();
        return ledger.<Ruling.@Nullable Why>inTransaction(books -> {
            AppealRow row = AppealDesk.locked(books, appeal);
            Ruling.Why obstacle = row == null ? Ruling.Why.NOT_FOUND : mayHandOver(books, row, by, to);
            if (row == null || obstacle != null) {
                return obstacle;
            }
            if (to == null) {
                books.appeals().free(appeal);
            } else {
                books.appeals().assign(appeal, to);
            }
            note(books, row, CaseEventKind.APPEAL_HANDED_OVER, by.name(), reason.strip(), now);
            return null;
        });
    }

    private static Ruling.@Nullable Why mayHandOver(Books books, AppealRow row, StaffMember by, @Nullable String to) {
        if (!row.state().isOpen()) {
            return Ruling.Why.ALREADY_DECIDED;
        }
        if (!by.role().hearsAppeals()) {
            return Ruling.Why.ROLE;
        }
        if (books.decisions().participants(row.decision()).contains(by.name())) {
            return Ruling.Why.TOOK_PART;
        }
        if (row.assignee() == null || row.assignee().equals(to)) {
            return Ruling.Why.STATE;
        }
        if (!row.assignee().equals(by.name()) && by.role() != Role.LEAD) {
            return Ruling.Why.ASSIGNED_TO_SOMEBODY_ELSE;
        }
        return to == null || entitled(books, row).contains(to) ? null : Ruling.Why.NOT_ENTITLED;
    }

    /** Everybody who may decide an appeal besides whoever works on it, by name. */
    public List<String> others(AppealId appeal) {
        return ledger.inTransaction(books -> {
            AppealRow row = books.appeals().find(appeal);
            return row == null
                    ? List.<String>of()
                    : entitled(books, row).stream()
                            .filter(each -> !each.equals(row.assignee()))
                            .toList();
        });
    }

    private static List<String> entitled(Books books, AppealRow row) {
        List<String> roles = Arrays.stream(Role.values())
                .filter(Role::hearsAppeals)
                .map(Role::name)
                .toList();
        return books.staff().outside(row.decision(), roles).stream()
                .map(StaffRow::name)
                .toList();
    }

    /** Asks the account holder something; our clocks stand still for fourteen days at most, the ceiling does not. */
    public Ruling.@Nullable Why ask(AppealId appeal, StaffMember reviewer, String question) {
        if (question.strip().length() < QUESTION_LENGTH_MIN) {
            return Ruling.Why.REASONS_TOO_SHORT;
        }
        return act(appeal, reviewer, (books, row, now) -> {
            boolean askedBefore =
                    books.clocks().of(appeal).stream().anyMatch(each -> each.kind() == ClockRow.Kind.INFO_REQUEST);
            if (row.state() != AppealState.IN_REVIEW || askedBefore) {
                // one pause: otherwise questions could put off a decision for ever
                return Ruling.Why.STATE;
            }
            books.appeals().ask(appeal, question.strip());
            books.clocks().pause(appeal, now);
            books.clocks()
                    .start(ClockRow.starting(
                            ClockRow.Kind.INFO_REQUEST,
                            row.account(),
                            row.decision(),
                            appeal,
                            now,
                            now.plus(Deadlines.INFO_WITHIN)));
            note(books, row, CaseEventKind.APPEAL_QUESTION, reviewer.name(), question.strip(), now);
            books.letters().post(LetterRow.Kind.INFORMATION_ASKED, row.account(), row.decision(), appeal, now);
            return null;
        });
    }

    /** The account holder answers, behind the notice's link; our clocks go on. False if nothing was asked. */
    public boolean answer(String token, String text) {
        Instant now = now();
        String words = text.strip();
        return !words.isEmpty()
                && byHolder(token, now, (books, row) -> {
                    if (row.state() != AppealState.INFO_REQUESTED
                            || row.statement().length() + words.length() + 2 > AppealDesk.STATEMENT_LENGTH_MAX) {
                        return false;
                    }
                    books.clocks().resume(row.id(), now);
                    books.clocks().meet(row.id(), List.of(ClockRow.Kind.INFO_REQUEST), now);
                    books.appeals().add(row.id(), row.statement() + "\n\n" + words, Deadlines.answerBy(books, row));
                    note(books, row, CaseEventKind.APPEAL_ANSWERED, null, null, now);
                    return true;
                });
    }

    /** The account holder takes the appeal back, and may hand in another one as long as the window is open. */
    public boolean withdraw(String token) {
        Instant now = now();
        return byHolder(token, now, (books, row) -> {
            if (!row.state().isOpen()) {
                return false;
            }
            books.appeals().move(row.id(), AppealState.WITHDRAWN);
            books.clocks().meet(row.id(), List.of(ClockRow.Kind.values()), now);
            note(books, row, CaseEventKind.APPEAL_WITHDRAWN, null, null, now);
            return true;
        });
    }

    /** A person turns an appeal away that is none, with reasons of forty characters at least. */
    public Ruling.@Nullable Why turnAway(AppealId appeal, StaffMember reviewer, String why) {
        if (why.strip().length() < AppealDesk.REASONS_LENGTH_MIN) {
            return Ruling.Why.REASONS_TOO_SHORT;
        }
        return act(appeal, reviewer, (books, row, now) -> {
            books.appeals().turnAway(appeal, reviewer.name(), why.strip());
            books.clocks().meet(appeal, List.of(ClockRow.Kind.values()), now);
            note(books, row, CaseEventKind.APPEAL_INADMISSIBLE, reviewer.name(), why.strip(), now);
            books.letters().post(LetterRow.Kind.REASONS_SENT, row.account(), row.decision(), appeal, now);
            return null;
        });
    }

    private interface Act {
        Ruling.@Nullable Why on(Books books, AppealRow row, Instant now);
    }

    private interface HolderAct {
        boolean on(Books books, AppealRow row);
    }

    private Ruling.@Nullable Why act(AppealId appeal, StaffMember reviewer, Act act) {
        Instant now = now();
        return ledger.<Ruling.@Nullable Why>inTransaction(books -> {
            AppealRow row = AppealDesk.locked(books, appeal);
            if (row == null) {
                return Ruling.Why.NOT_FOUND;
            }
            Ruling.Why obstacle = AppealDesk.obstacle(books, row, reviewer);
            return obstacle == null ? act.on(books, row, now) : obstacle;
        });
    }

    private boolean byHolder(String token, Instant now, HolderAct act) {
        DecisionId decision = links.verify(token, now);
        return decision != null
                && ledger.inTransaction(books -> {
                    AppealRow known = books.appeals().against(decision);
                    AppealRow row = known == null ? null : AppealDesk.locked(books, known.id());
                    return row != null && act.on(books, row);
                });
    }

    private static void note(
            Books books,
            AppealRow row,
            CaseEventKind kind,
            @Nullable String staff,
            @Nullable String words,
            Instant now) {
        DecisionRow decision = Objects.requireNonNull(books.decisions().find(row.decision(), now));
        books.cases().event(decision.caseId(), kind, staff, words, now);
        books.audit()
                .append(
                        now,
                        staff == null ? "account holder" : staff,
                        "appeal." + kind.name().substring("APPEAL_".length()).toLowerCase(Locale.ROOT),
                        "appeal:" + row.id(),
                        "decision:" + row.decision());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
