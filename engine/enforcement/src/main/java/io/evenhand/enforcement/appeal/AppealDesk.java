// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

import io.evenhand.contract.decision.Decision;
import io.evenhand.contract.decision.Origin;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.enforcement.attachment.FileVault;
import io.evenhand.enforcement.breaker.Breakers;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AnswerRow;
import io.evenhand.enforcement.ledger.AppealBook;
import io.evenhand.enforcement.ledger.AppealId;
import io.evenhand.enforcement.ledger.AppealLine;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.AppealRow;
import io.evenhand.enforcement.ledger.AppealState;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.CaseEventKind;
import io.evenhand.enforcement.ledger.ClockRow;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.DecisionState;
import io.evenhand.enforcement.ledger.FileRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.LetterRow;
import io.evenhand.enforcement.ledger.Worded;
import io.evenhand.enforcement.notice.NoticeLinks;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where appeals come in and people who took no part in the decision decide them. */
public final class AppealDesk {
    /** The longest statement taken, in characters. */
    public static final int STATEMENT_LENGTH_MAX = 10_000;

    /** The longest contact taken, in characters. */
    public static final int CONTACT_LENGTH_MAX = 500;

    /** The shortest reasons an appeal may be answered with, in characters. */
    public static final int REASONS_LENGTH_MIN = 40;

    /** How many files are taken with one appeal. */
    public static final int FILES_MAX = 10;

    /** How large they may be together, in bytes. */
    public static final int FILES_SIZE_MAX = 10 << 20;

    /** The shortest answer to one part, in characters. */
    public static final int ANSWER_LENGTH_MIN = 20;

    private static final int QUEUE_MAX = 500;

    private final Ledger ledger;
    private final NoticeLinks links;
    private final FileVault vault;
    private final AppealIntake intake;
    private final Clock clock;

    public AppealDesk(Ledger ledger, NoticeLinks links, FileVault vault, Clock clock) {
        this.ledger = ledger;
        this.vault = vault;
        this.intake = new AppealIntake(vault);
        this.links = links;
        this.clock = clock;
    }

    /**
     * Hands in an appeal.
     *
     * @param token of the notice's link
     * @param contact how to reach the person, or null
     */
    public Filing file(String token, String statement, @Nullable String contact) {
        return file(token, AppealForm.of(statement, contact));
    }

    /** Hands in an appeal with its grounds and files; it works whatever is suspended, for the link is enough. */
    public Filing file(String token, AppealForm form) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        DecisionId decision = links.verify(token, now);
        if (decision == null) {
            return new Filing.Refused(Filing.Why.LINK_NOT_VALID);
        }
        Filing.Why wrong = AppealIntake.wrong(form);
        if (wrong != null) {
            return new Filing.Refused(wrong);
        }
        List<Attached> files = AppealIntake.cleaned(form);
        return files == null
                ? new Filing.Refused(Filing.Why.FILE_NOT_TAKEN)
                : ledger.inTransaction(books -> intake.file(books, decision, form, files, now));
    }

    /** The files of an appeal, without their content. */
    public List<FileRow> files(AppealId appeal) {
        return ledger.inTransaction(books -> books.appeals().files(appeal));
    }

    /** One file's content, or null; to be handed out for download only, never shown in a page and never run. */
    public byte @Nullable [] content(AppealId appeal, int number) {
        return ledger.<byte @Nullable []>inTransaction(books -> content(books, appeal, number));
    }

    /** {@link #content(AppealId, int)} inside a transaction that does more than this. */
    public byte @Nullable [] content(Books books, AppealId appeal, int number) {
        byte[] sealed = books.appeals().sealed(appeal, number);
        return sealed == null ? null : vault.open(sealed, AppealIntake.place(appeal, number));
    }

    /** Every clock of an appeal with its due time, for the person whose appeal it is. */
    public List<ClockRow> clocks(AppealId appeal) {
        return ledger.inTransaction(books -> books.clocks().of(appeal));
    }

    /** What the appeal calls wrong. */
    public List<String> grounds(AppealId appeal) {
        return ledger.inTransaction(books -> books.appeals().grounds(appeal));
    }

    /** The answer to each ground; empty before it is decided. */
    public List<AnswerRow> answers(AppealId appeal) {
        return ledger.inTransaction(books -> books.appeals().answers(appeal));
    }

    /** Appeals that wait for a decision, the most urgent first, as this reader sees them. */
    public List<AppealLine> queue(StaffMember reader) {
        return ledger.inTransaction(books -> books.appeals().open(reader.name(), QUEUE_MAX));
    }

    /** The appeal, or null. */
    public @Nullable Appeal find(AppealId appeal) {
        return ledger.<@Nullable Appeal>inTransaction(books -> {
            AppealRow row = books.appeals().find(appeal);
            return row == null ? null : view(books, row);
        });
    }

    /** The appeal against a decision, or null. */
    public @Nullable Appeal ofDecision(DecisionId decision) {
        return ledger.<@Nullable Appeal>inTransaction(books -> {
            AppealRow row = books.appeals().against(decision);
            return row == null ? null : view(books, row);
        });
    }

    /** Whether this person may decide it: by role, and because they took no part in the decision. */
    public boolean mayDecide(AppealId appeal, StaffMember member) {
        return ledger.inTransaction(books -> {
            AppealRow row = books.appeals().find(appeal);
            return row != null && obstacle(books, row, member) == null;
        });
    }

    /** {@link #decide(AppealId, StaffMember, AppealOutcome, String, List)} of an appeal against the whole decision. */
    public Ruling decide(AppealId appeal, StaffMember decider, AppealOutcome outcome, String reasons) {
        return decide(appeal, decider, outcome, reasons, List.of());
    }

    /**
     * Decides an appeal; an overturned decision is undone in the same transaction.
     *
     * @param answers one to every ground but the whole decision, which {@code reasons} answer
     */
    public Ruling decide(
            AppealId appeal, StaffMember decider, AppealOutcome outcome, String reasons, List<AnswerRow> answers) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String words = reasons.strip();
        if (words.length() < REASONS_LENGTH_MIN
                || answers.stream().anyMatch(each -> each.words().strip().length() < ANSWER_LENGTH_MIN)) {
            return new Ruling.Refused(Ruling.Why.REASONS_TOO_SHORT);
        }
        return ledger.inTransaction(books -> {
            AppealRow row = locked(books, appeal);
            if (row == null) {
                return new Ruling.Refused(Ruling.Why.NOT_FOUND);
            }
            Ruling.Why obstacle = obstacle(books, row, decider);
            if (obstacle != null) {
                return new Ruling.Refused(obstacle);
            }
            if (!areAnswered(books.appeals().grounds(appeal), answers)) {
                return new Ruling.Refused(Ruling.Why.GROUND_NOT_ANSWERED);
            }
            books.appeals().answer(appeal, answers);
            books.appeals().decide(appeal, outcome, decider.name(), words, now);
            books.clocks().meet(appeal, List.of(ClockRow.Kind.values()), now);
            follow(books, row, decider.name(), outcome, words, now);
            tell(books, row, outcome, now);
            Breakers.appealed(books, row.decision(), now);
            return new Ruling.Decided(
                    view(books, Objects.requireNonNull(books.appeals().find(appeal))));
        });
    }

    private static boolean areAnswered(List<String> grounds, List<AnswerRow> answers) {
        Set<String> open = new HashSet<>(grounds);
        boolean eachIsAGround = answers.stream().allMatch(each -> open.remove(each.ground()));
        open.remove(AppealBook.WHOLE);
        return eachIsAGround && open.isEmpty();
    }

    /** Whoever won hears of it when everything is back; everybody else hears at once. */
    private static void tell(Books books, AppealRow appeal, AppealOutcome outcome, Instant now) {
        if (outcome == AppealOutcome.OVERTURNED) {
            RestoredLetter.tell(books, Objects.requireNonNull(books.appeals().find(appeal.id())), now);
        } else {
            books.appeals().move(appeal.id(), AppealState.REASONS_SENT);
            books.letters().post(LetterRow.Kind.REASONS_SENT, appeal.account(), appeal.decision(), appeal.id(), now);
        }
    }

    static @Nullable AppealRow locked(Books books, AppealId appeal) {
        AppealRow row = books.appeals().find(appeal);
        if (row == null) {
            return null;
        }
        books.accounts().lock(row.account());
        return books.appeals().find(appeal);
    }

    static Ruling.@Nullable Why obstacle(Books books, AppealRow row, StaffMember member) {
        if (!row.state().isOpen()) {
            return Ruling.Why.ALREADY_DECIDED;
        }
        if (row.assignee() != null && !row.assignee().equals(member.name())) {
            return Ruling.Why.ASSIGNED_TO_SOMEBODY_ELSE;
        }
        if (!member.role().hearsAppeals()) {
            return Ruling.Why.ROLE;
        }
        return books.decisions().participants(row.decision()).contains(member.name()) ? Ruling.Why.TOOK_PART : null;
    }

    private static void follow(
            Books books, AppealRow appeal, String decider, AppealOutcome outcome, String reasons, Instant now) {
        DecisionRow decision = Objects.requireNonNull(books.decisions().find(appeal.decision(), now));
        CaseEventKind kind =
                switch (outcome) {
                    case UPHELD -> {
                        Relief.end(books, appeal, decider, now);
                        yield CaseEventKind.APPEAL_UPHELD;
                    }
                    case PARTLY -> {
                        relieve(books, appeal, decider, now);
                        yield CaseEventKind.APPEAL_PARTLY;
                    }
                    case OVERTURNED -> {
                        Overturning.undo(books, appeal, decision, decider, now);
                        yield CaseEventKind.APPEAL_OVERTURNED;
                    }
                };
        books.cases().event(decision.caseId(), kind, decider, reasons, now);
        books.audit()
                .append(
                        now,
                        decider,
                        "appeal." + outcome.name().toLowerCase(Locale.ROOT),
                        "appeal:" + appeal.id(),
                        Worded.detail("decision:" + appeal.decision(), answered(books, appeal.id(), reasons)));
    }

    /** Everything that the person is told about an appeal, in a form of which there is one. */
    public static String answered(Books books, AppealId appeal, String reasons) {
        StringBuilder all = new StringBuilder(reasons);
        for (AnswerRow each : books.appeals().answers(appeal)) {
            all.append('\n')
                    .append(each.ground())
                    .append(' ')
                    .append(each.result())
                    .append(' ')
                    .append(each.words());
        }
        return all.toString();
    }

    private static void relieve(Books books, AppealRow appeal, String decider, Instant now) {
        DecisionRow old = books.decisions().standingOf(appeal.decision(), now);
        if (old == null) {
            return;
        }
        Decision milder = PartRelief.of(old, new Origin.OnAppeal(appeal.id().value(), decider), now);
        if (milder == null) {
            books.decisions().end(old.decision().id(), appeal.account(), DecisionState.REPLACED, decider, now);
        } else {
            Relief.takePlace(books, appeal, old, milder, Set.of(decider), decider, now);
        }
        books.publications().reversed(appeal.decision(), "PARTLY", now);
    }

    private Appeal view(Books books, AppealRow row) {
        return Appeal.of(row, Objects.requireNonNull(books.decisions().find(row.decision(), clock.instant())));
    }
}
