// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.enforcement.appeal.Appeal;
import io.evenhand.enforcement.appeal.AppealDesk;
import io.evenhand.enforcement.appeal.AppealForm;
import io.evenhand.enforcement.appeal.Ruling;
import io.evenhand.enforcement.cases.CaseFile;
import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.identity.Role;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AnswerRow;
import io.evenhand.enforcement.ledger.AppealBook;
import io.evenhand.enforcement.ledger.AppealLine;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.AppealState;
import io.evenhand.enforcement.ledger.FileRow;
import io.evenhand.enforcement.notice.Factor;
import io.evenhand.enforcement.notice.Notice;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.text.Texts;
import io.evenhand.ui.view.AppealWords;
import io.evenhand.ui.view.ChoiceView;
import io.evenhand.ui.view.Counts;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.DecisionWords;
import io.evenhand.ui.view.EvidenceWords;
import io.evenhand.ui.view.FactView;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.HandOverView;
import io.evenhand.ui.view.LinkView;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.QueueView;
import io.evenhand.ui.view.ReviewView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Appeals as models of the desk's pages: pure functions of what the ledger says. */
final class ReviewWords {
    static final FieldView REASONS = FieldView.blank(
            "reasons",
            "Your reasons, as the account holder will read them",
            "Answer what they wrote. Plain words, at least " + AppealDesk.REASONS_LENGTH_MIN + " characters.");
    static final FieldView QUESTION = FieldView.blank(
            "question",
            "Ask the account holder something",
            "Once, and only if the answer could change your decision. Our clock stands still for 14 days at most.");
    static final FieldView HAND_OVER = FieldView.blank(
            "handing-over", "Why it goes to somebody else", "For the log: ill, left, knows the person.");
    static final String HAND_OVER_WRONG = "Please say why in a sentence.";
    static final String REASONS_WRONG = "Please answer in at least " + AppealDesk.REASONS_LENGTH_MIN + " characters.";

    static final String QUESTION_WRONG = "Please ask in a sentence.";
    private static final String ANSWER_WRONG =
            "Please answer this part in at least " + AppealDesk.ANSWER_LENGTH_MIN + " characters.";

    private ReviewWords() {}

    /** What the account holder handed in besides the statement, and what was answered. */
    record Handed(List<String> grounds, List<FileRow> files, List<AnswerRow> answers) {}

    static QueueView.Row row(AppealLine line, boolean may, Instant now) {
        boolean late = now.isAfter(line.answerBy());
        return new QueueView.Row(
                "/desk/appeals/" + line.id().value(),
                line.account().value(),
                "against " + DecisionWords.name(line.measure()),
                Counts.signed(line.score()) + " points",
                Dates.minute(line.filedAt()),
                Dates.away(line.filedAt(), now),
                (late ? "Overdue, was due " : "Due ") + Dates.away(line.answerBy(), now),
                late,
                may ? "" : "Not yours to decide");
    }

    /** How the reader can give the appeal to somebody else; null if they cannot. */
    static @Nullable HandOverView handOver(Appeal appeal, StaffMember reader, List<String> others, Draft draft) {
        String assignee = appeal.assignee();
        boolean mayTake = reader.name().equals(assignee) || reader.role() == Role.LEAD;
        boolean tookNoPart = reader.name().equals(assignee) || others.contains(reader.name());
        if (!appeal.state().isOpen() || assignee == null || !mayTake || !tookNoPart) {
            return null;
        }
        List<ChoiceView> to = new ArrayList<>();
        to.add(new ChoiceView("", "back to the queue, to whoever takes it next", true));
        others.forEach(each -> to.add(new ChoiceView(each, "to " + each, false)));
        return new HandOverView(to, draft.handing());
    }

    static ReviewView view(
            PageView page,
            Appeal appeal,
            Notice notice,
            CaseFile file,
            Draft draft,
            Handed handed,
            @Nullable String barred,
            @Nullable HandOverView handOver,
            @Nullable String contact,
            Instant now) {
        String shown = contact == null && appeal.hasContact() ? "" : contact;
        return new ReviewView(
                page,
                appeal.id().value(),
                appeal.account().value(),
                AppealWords.of(appeal, now),
                DecisionWords.of(notice),
                EvidenceWords.of(notice.factors(), notice.familyPoints(), notice.score()),
                CaseWords.history(file.history()),
                answerable(handed.grounds()).stream()
                        .map(ground -> ground(ground, notice, draft))
                        .toList(),
                appeal.hardship(),
                handed.files().stream()
                        .map(each -> new LinkView(
                                "/desk/appeals/" + appeal.id().value() + "/files/" + each.number(), each.name()))
                        .toList(),
                handed.answers().stream()
                        .map(each ->
                                new FactView(part(each.ground(), notice), result(each.result()) + ": " + each.words()))
                        .toList(),
                appeal.state() == AppealState.IN_REVIEW
                        ? QUESTION.filled(draft.question(), draft.questionWrong())
                        : null,
                appeal.question(),
                outcomes(draft.outcome()),
                draft.outcomeWrong(),
                draft.reasons(),
                barred,
                barred == null && appeal.state().isOpen() && appeal.assignee() == null,
                handOver,
                shown);
    }

    /** Every part but the whole decision, which the reasons answer. */
    static List<String> answerable(List<String> grounds) {
        return grounds.stream().filter(each -> !each.equals(AppealBook.WHOLE)).toList();
    }

    /** The name of a part's fields. */
    static String field(String ground) {
        return "g-" + ground.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static ReviewView.GroundView ground(String ground, Notice notice, Draft draft) {
        Draft.Given given = draft.of(ground);
        AnswerRow.Result chosen = given == null ? null : given.result();
        String typed = given == null ? "" : given.words();
        boolean tooShort = draft.checked() && (given == null || given.isTooShort());
        return new ReviewView.GroundView(
                part(ground, notice),
                field(ground) + "-result",
                Arrays.stream(AnswerRow.Result.values())
                        .map(each -> new ChoiceView(each.name().toLowerCase(Locale.ROOT), result(each), each == chosen))
                        .toList(),
                draft.checked() && chosen == null ? "Please choose one." : null,
                FieldView.blank(field(ground) + "-words", "Your answer to this part", "")
                        .filled(typed, tooShort ? ANSWER_WRONG : null));
    }

    private static String part(String ground, Notice notice) {
        if (ground.startsWith(AppealForm.FACTOR)) {
            String signal = ground.substring(AppealForm.FACTOR.length());
            return notice.factors().stream()
                    .filter(each -> each.signal().equals(signal))
                    .map(Factor::sentence)
                    .findFirst()
                    .orElse(signal);
        }
        String fixed = ground.equals(AppealBook.WHOLE) ? "whole" : ground.toLowerCase(Locale.ROOT);
        return Texts.of(Language.EN).say("appeal.parts." + fixed);
    }

    private static String result(AnswerRow.Result result) {
        return switch (result) {
            case ACCEPTED -> "They are right";
            case PARTLY -> "They are partly right";
            case REJECTED -> "We see it differently";
        };
    }

    static AnswerRow.@Nullable Result result(@Nullable String wire) {
        return Arrays.stream(AnswerRow.Result.values())
                .filter(each -> each.name().equalsIgnoreCase(wire))
                .findFirst()
                .orElse(null);
    }

    /** What a refusal of the desk means for the page. */
    static Refusal.Reason refusal(Ruling.Why why) {
        return switch (why) {
            case NOT_FOUND -> Refusal.Reason.NOT_FOUND;
            case TOOK_PART, NOT_ENTITLED -> Refusal.Reason.TOOK_PART;
            case ROLE -> Refusal.Reason.FORBIDDEN;
            case ALREADY_DECIDED, GROUND_NOT_ANSWERED, STATE, ASSIGNED_TO_SOMEBODY_ELSE, REASONS_TOO_SHORT ->
                Refusal.Reason.CONFLICT;
        };
    }

    static @Nullable String barred(Appeal appeal, StaffMember reader, boolean may) {
        if (may || !appeal.state().isOpen()) {
            return null;
        }
        if (appeal.assignee() != null && !appeal.assignee().equals(reader.name())) {
            return appeal.assignee() + " is working on it.";
        }
        return reader.role().hearsAppeals()
                ? "You took part in the decision that is appealed, so a colleague who did not decides."
                : "Your role does not decide appeals.";
    }

    static @Nullable AppealOutcome outcome(@Nullable String wire) {
        return Arrays.stream(AppealOutcome.values())
                .filter(each -> wire(each).equals(wire))
                .findFirst()
                .orElse(null);
    }

    private static List<ChoiceView> outcomes(@Nullable AppealOutcome chosen) {
        return Arrays.stream(AppealOutcome.values())
                .map(each -> new ChoiceView(wire(each), text(each), each == chosen))
                .toList();
    }

    private static String wire(AppealOutcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static String text(AppealOutcome outcome) {
        return switch (outcome) {
            case UPHELD -> "Uphold: the decision stays as it is";
            case PARTLY -> "Partly: the measure stays, for a shorter time";
            case OVERTURNED -> "Overturn: the decision was wrong and everything is put back";
        };
    }
}
