// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.enforcement.appeal.Appeal;
import io.evenhand.enforcement.appeal.AppealDesk;
import io.evenhand.enforcement.appeal.AppealForm;
import io.evenhand.enforcement.appeal.Ruling;
import io.evenhand.enforcement.cases.CaseFile;
import io.evenhand.enforcement.document.Facts;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.identity.Role;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AnswerRow;
import io.evenhand.enforcement.ledger.AppealBook;
import io.evenhand.enforcement.ledger.AppealLine;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.AppealState;
import io.evenhand.enforcement.ledger.FileRow;
import io.evenhand.enforcement.notice.ServedNotice;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.view.AppealWords;
import io.evenhand.ui.view.ChoiceView;
import io.evenhand.ui.view.Counts;
import io.evenhand.ui.view.Dates;
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
    private ReviewWords() {}

    /** What the account holder handed in besides the statement, and what was answered. */
    record Handed(List<String> grounds, List<FileRow> files, List<AnswerRow> answers) {}

    static FieldView reasons(Phrasebook words) {
        return FieldView.blank(
                "reasons",
                words.say("case.appeal.reasons"),
                words.say("case.appeal.reasons.hint", "min", AppealDesk.REASONS_LENGTH_MIN));
    }

    static FieldView handing(Phrasebook words) {
        return FieldView.blank(
                "handing-over", words.say("case.appeal.hand_over.why"), words.say("case.appeal.hand_over.why.hint"));
    }

    private static FieldView question(Phrasebook words) {
        return FieldView.blank("question", words.say("case.appeal.question"), words.say("case.appeal.question.hint"));
    }

    static QueueView.Row row(AppealLine line, boolean may, Instant now, Phrasebook words) {
        boolean late = now.isAfter(line.answerBy());
        return new QueueView.Row(
                "/desk/appeals/" + line.id().value(),
                line.account().value(),
                words.say("case.appeals.against." + CaseWords.key(line.measure())),
                words.say("case.appeals.points", "points", Counts.signed(line.score())),
                Dates.minute(line.filedAt(), words.language()),
                Dates.away(line.filedAt(), now, words),
                words.say(
                        late ? "case.appeals.overdue" : "case.appeals.due",
                        "away",
                        Dates.away(line.answerBy(), now, words)),
                late,
                may ? "" : words.say("case.appeals.barred"));
    }

    /** How the reader can give the appeal to somebody else; null if they cannot. */
    static @Nullable HandOverView handOver(
            Appeal appeal, StaffMember reader, List<String> others, Draft draft, Phrasebook words) {
        String assignee = appeal.assignee();
        boolean mayTake = reader.name().equals(assignee) || reader.role() == Role.LEAD;
        boolean tookNoPart = reader.name().equals(assignee) || others.contains(reader.name());
        if (!appeal.state().isOpen() || assignee == null || !mayTake || !tookNoPart) {
            return null;
        }
        List<ChoiceView> to = new ArrayList<>();
        to.add(new ChoiceView("", words.say("case.appeal.hand_over.queue"), true));
        others.forEach(
                each -> to.add(new ChoiceView(each, words.say("case.appeal.hand_over.to", "name", each), false)));
        return new HandOverView(to, draft.handing());
    }

    static ReviewView view(
            PageView page,
            Appeal appeal,
            ServedNotice notice,
            CaseFile file,
            Draft draft,
            Handed handed,
            @Nullable String barred,
            @Nullable HandOverView handOver,
            @Nullable String contact,
            Instant now) {
        String shown = contact == null && appeal.hasContact() ? "" : contact;
        Phrasebook words = page.words();
        return new ReviewView(
                page,
                appeal.id().value(),
                appeal.account().value(),
                AppealWords.of(appeal, now, words),
                CaseWords.statement(notice.statement(words.language())),
                EvidenceWords.of(notice.assessment(), words),
                CaseWords.history(file.history(), words),
                answerable(handed.grounds()).stream()
                        .map(ground -> ground(ground, notice, draft, words))
                        .toList(),
                appeal.hardship(),
                handed.files().stream()
                        .map(each -> new LinkView(
                                "/desk/appeals/" + appeal.id().value() + "/files/" + each.number(), each.name()))
                        .toList(),
                handed.answers().stream()
                        .map(each -> answered(each, notice, words))
                        .toList(),
                appeal.state() == AppealState.IN_REVIEW
                        ? question(words).filled(draft.question(), draft.questionWrong())
                        : null,
                appeal.question(),
                outcomes(draft.outcome(), words),
                draft.outcomeWrong(),
                draft.reasons(),
                barred,
                barred == null && appeal.state().isOpen() && appeal.assignee() == null,
                handOver,
                shown);
    }

    private static FactView answered(AnswerRow answer, ServedNotice notice, Phrasebook words) {
        return new FactView(
                part(answer.ground(), notice, words),
                words.say("case.appeal.answered", "result", result(answer.result(), words), "words", answer.words()));
    }

    /** Every part but the whole decision, which the reasons answer. */
    static List<String> answerable(List<String> grounds) {
        return grounds.stream().filter(each -> !each.equals(AppealBook.WHOLE)).toList();
    }

    /** The name of a part's fields. */
    static String field(String ground) {
        return "g-" + ground.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static ReviewView.GroundView ground(String ground, ServedNotice notice, Draft draft, Phrasebook words) {
        Draft.Given given = draft.of(ground);
        AnswerRow.Result chosen = given == null ? null : given.result();
        String typed = given == null ? "" : given.words();
        boolean tooShort = draft.checked() && (given == null || given.isTooShort());
        String wrong = words.say("case.appeal.ground.wrong", "min", AppealDesk.ANSWER_LENGTH_MIN);
        return new ReviewView.GroundView(
                part(ground, notice, words),
                field(ground) + "-result",
                Arrays.stream(AnswerRow.Result.values())
                        .map(each -> new ChoiceView(CaseWords.key(each), result(each, words), each == chosen))
                        .toList(),
                draft.checked() && chosen == null ? words.say("desk.choose") : null,
                FieldView.blank(field(ground) + "-words", words.say("case.appeal.ground.answer"), "")
                        .filled(typed, tooShort ? wrong : null));
    }

    private static String part(String ground, ServedNotice notice, Phrasebook words) {
        if (ground.startsWith(AppealForm.FACTOR)) {
            String signal = ground.substring(AppealForm.FACTOR.length());
            EvidenceAtom atom = notice.assessment().atom(signal);
            return atom == null ? signal : Facts.saw(atom, words.language());
        }
        String fixed = ground.equals(AppealBook.WHOLE) ? "whole" : ground.toLowerCase(Locale.ROOT);
        return words.say("appeal.parts." + fixed);
    }

    private static String result(AnswerRow.Result result, Phrasebook words) {
        return words.say("case.appeal.result." + CaseWords.key(result));
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

    static @Nullable String barred(Appeal appeal, StaffMember reader, boolean may, Phrasebook words) {
        if (may || !appeal.state().isOpen()) {
            return null;
        }
        String assignee = appeal.assignee();
        if (assignee != null && !assignee.equals(reader.name())) {
            return words.say("case.appeal.barred.taken", "name", assignee);
        }
        return words.say(reader.role().hearsAppeals() ? "case.appeal.barred.took_part" : "case.appeal.barred.role");
    }

    static @Nullable AppealOutcome outcome(@Nullable String wire) {
        return Arrays.stream(AppealOutcome.values())
                .filter(each -> CaseWords.key(each).equals(wire))
                .findFirst()
                .orElse(null);
    }

    private static List<ChoiceView> outcomes(@Nullable AppealOutcome chosen, Phrasebook words) {
        return Arrays.stream(AppealOutcome.values())
                .map(each -> new ChoiceView(
                        CaseWords.key(each), words.say("case.appeal.outcome." + CaseWords.key(each)), each == chosen))
                .toList();
    }
}
