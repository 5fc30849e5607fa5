// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.appellant;

import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.enforcement.appeal.AppealDesk;
import io.evenhand.enforcement.appeal.AppealDraft;
import io.evenhand.enforcement.appeal.AppealDrafts.Added;
import io.evenhand.enforcement.appeal.AppealForm;
import io.evenhand.enforcement.appeal.Filing;
import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.ledger.AppealBook;
import io.evenhand.enforcement.ledger.DraftBook.DraftFile;
import io.evenhand.ui.session.Languages;
import io.evenhand.ui.view.ChoiceView;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.LinkView;
import io.evenhand.ui.view.StepView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The questions of an appeal as models. */
final class StepWords {
    private static final int KILOBYTE = 1024;

    private StepWords() {}

    static StepView.Frame frame(Visit visit, Step step, String csrf, boolean wrong, boolean resent) {
        String title = visit.say("appeal." + step.name().toLowerCase(Locale.ROOT) + ".title");
        return new StepView.Frame(
                wrong ? visit.pageWithFault(title, csrf) : visit.page(title, csrf),
                visit.say("appeal.decision", "headline", NoticeWords.headline(visit)),
                step.number(),
                Step.QUESTIONS,
                step.back(visit),
                step.path(visit),
                resent);
    }

    /** One choice for every factor that spoke against the account, then those that every decision has. */
    static List<ChoiceView> parts(Visit visit, AppealDraft draft) {
        List<String> codes = new ArrayList<>();
        visit.notice().assessment().atoms().stream()
                .filter(atom -> atom.points() > 0)
                .sorted(Comparator.comparingInt(EvidenceAtom::points).reversed().thenComparing(EvidenceAtom::signal))
                .forEach(atom -> codes.add(AppealForm.FACTOR + atom.signal()));
        AppealForm.CODES.stream().filter(code -> !code.equals(AppealBook.WHOLE)).forEach(codes::add);
        List<String> chosen = draft.grounds() == null ? List.of() : draft.grounds();
        return codes.stream()
                .map(code -> new ChoiceView(code, StatusWords.ground(visit, code), chosen.contains(code)))
                .toList();
    }

    static FieldView statement(Visit visit, String typed, @Nullable String wrong) {
        return FieldView.blank("statement", visit.say("appeal.words.title"), visit.say("appeal.words.hint"))
                .filled(typed, wrong);
    }

    static FieldView hardship(Visit visit, String typed, @Nullable String wrong) {
        String label = visit.say("frame.optional", "label", visit.say("appeal.effects.title"));
        return FieldView.blank("hardship", label, visit.say("appeal.effects.hint"))
                .filled(typed, wrong);
    }

    static FieldView contact(Visit visit, String typed, @Nullable String wrong) {
        String label = visit.say("frame.optional", "label", visit.say("appeal.contact.label"));
        return FieldView.blank("contact", label, visit.say("appeal.contact.hint"))
                .filled(typed, wrong);
    }

    static List<ChoiceView> languages(AppealDraft draft) {
        return Arrays.stream(Language.values())
                .map(each -> new ChoiceView(
                        each.code(), Languages.name(each), each.code().equals(draft.language())))
                .toList();
    }

    static List<StepView.File> files(Visit visit, AppealDraft draft) {
        return draft.files().stream()
                .map(each -> new StepView.File(each.number(), each.name(), size(visit, each)))
                .toList();
    }

    private static String size(Visit visit, DraftFile file) {
        return visit.say("appeal.files.size", "kilobytes", Math.max(1, file.size() / KILOBYTE));
    }

    /** What is wrong with a file, or null if it was taken. */
    static @Nullable String wrong(Visit visit, Added added, String name) {
        return switch (added) {
            case ADDED, LINK_NOT_VALID -> null;
            case EMPTY -> visit.say("appeal.files.wrong.empty");
            case NOT_TAKEN -> visit.say("appeal.files.wrong.not_taken", "name", name);
            case TOO_MANY -> visit.say("appeal.files.wrong.too_many");
            case TOO_LARGE -> visit.say("appeal.files.wrong.too_large");
        };
    }

    static List<StepView.Answer> answers(Visit visit, AppealDraft draft) {
        List<String> grounds =
                draft.grounds() == null || draft.grounds().isEmpty() ? List.of(AppealBook.WHOLE) : draft.grounds();
        Language wanted = Language.find(draft.language());
        List<String> contact = new ArrayList<>(lines(draft.contact()));
        contact.add(Languages.name(wanted == null ? visit.language() : wanted));
        return List.of(
                answer(
                        visit,
                        Step.PARTS,
                        grounds.stream()
                                .map(ground -> StatusWords.ground(visit, ground))
                                .toList()),
                answer(visit, Step.WORDS, lines(draft.statement())),
                answer(
                        visit,
                        Step.FILES,
                        draft.files().stream().map(DraftFile::name).toList()),
                answer(visit, Step.EFFECTS, lines(draft.hardship())),
                answer(visit, Step.CONTACT, contact));
    }

    private static StepView.Answer answer(Visit visit, Step step, List<String> lines) {
        String question = visit.say("appeal.check." + step.name().toLowerCase(Locale.ROOT));
        return new StepView.Answer(question, lines, step.path(visit));
    }

    private static List<String> lines(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip());
    }

    /** Why a draft cannot be sent, with the page to mend it on; null if the draft is not the reason. */
    static @Nullable LinkView obstacle(Visit visit, Filing.Why why) {
        return switch (why) {
            case STATEMENT_EMPTY -> to(visit, Step.WORDS, visit.say("appeal.words.wrong.empty"));
            case STATEMENT_TOO_LONG ->
                to(visit, Step.WORDS, visit.say("appeal.words.wrong.too_long", "max", AppealDesk.STATEMENT_LENGTH_MAX));
            case CONTACT_TOO_LONG -> to(visit, Step.CONTACT, visit.say("appeal.contact.wrong"));
            case GROUND_NOT_KNOWN -> to(visit, Step.PARTS, visit.say("appeal.wrong.ground"));
            case FILES_TOO_MANY -> to(visit, Step.FILES, visit.say("appeal.files.wrong.too_many"));
            case FILE_NOT_TAKEN -> to(visit, Step.FILES, visit.say("appeal.files.wrong.not_taken", "name", ""));
            case LINK_NOT_VALID, WINDOW_CLOSED, ALREADY_FILED, PAUSED -> null;
        };
    }

    private static LinkView to(Visit visit, Step step, String words) {
        return new LinkView(step.path(visit), words);
    }
}
