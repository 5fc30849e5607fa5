// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.document;

import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.decision.Decision;
import io.evenhand.enforcement.ledger.AnswerRow;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.AppealRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lays out what an account holder is told on the way of an appeal; pure functions of what the ledger holds. */
public final class Letters {
    private Letters() {}

    /** We have the appeal: its number, when we answer, what happens next. */
    public static Letter received(AppealRow appeal, String link, Language language) {
        return new Letter(
                language,
                say(language, "letter.received"),
                List.of(
                        block(
                                language,
                                "number",
                                say(
                                        language,
                                        "letter.number",
                                        "number",
                                        appeal.id().value()),
                                say(language, "letter.filed", "day", language.day(appeal.filedAt())),
                                say(language, "letter.answer_by", "day", language.day(appeal.answerBy()))),
                        block(language, "next", say(language, "letter.not_involved"), say(language, "letter.late")),
                        status(language, link)));
    }

    /** We need something from the account holder. */
    public static Letter question(AppealRow appeal, Instant until, String link, Language language) {
        return new Letter(
                language,
                say(language, "letter.asked"),
                List.of(
                        block(language, "question", Objects.requireNonNull(appeal.question(), "question is null")),
                        block(
                                language,
                                "next",
                                say(
                                        language,
                                        "letter.number",
                                        "number",
                                        appeal.id().value()),
                                say(language, "letter.answer_until", "day", language.day(until))),
                        status(language, link)));
    }

    /**
     * The appeal is decided, with an answer to each ground.
     *
     * @param reasons of the decision on the appeal, or why it was turned away
     */
    public static Letter decided(
            AppealRow appeal, @Nullable String reasons, List<AnswerRow> answers, String link, Language language) {
        AppealOutcome outcome = appeal.outcome();
        String code = outcome == null ? "inadmissible" : outcome.name().toLowerCase(Locale.ROOT);
        List<Statement.Block> blocks = new ArrayList<>();
        blocks.add(block(
                language,
                "number",
                say(language, "letter.number", "number", appeal.id().value()),
                say(language, "letter.filed", "day", language.day(appeal.filedAt()))));
        if (reasons != null) {
            blocks.add(block(language, "reasons", reasons));
        }
        if (!answers.isEmpty()) {
            blocks.add(new Statement.Block(
                    say(language, "heading.answers"),
                    answers.stream().map(each -> answer(each, language)).toList()));
        }
        if (outcome == AppealOutcome.OVERTURNED) {
            blocks.add(block(language, "back", say(language, "letter.back"), say(language, "letter.sorry")));
        } else {
            blocks.add(block(language, "redress", say(language, "redress.else"), say(language, "letter.file")));
        }
        blocks.add(status(language, link));
        return new Letter(language, say(language, "letter.outcome." + code), blocks);
    }

    /** A measure ended before its time. */
    public static Letter lifted(Decision decision, @Nullable String told, String link, Language language) {
        List<Statement.Block> blocks = new ArrayList<>();
        blocks.add(block(
                language,
                "back",
                say(language, "letter.ended", "day", language.day(decision.from())),
                say(language, "letter.nothing_to_do")));
        if (told != null) {
            blocks.add(block(language, "reasons", told));
        }
        blocks.add(status(language, link));
        return new Letter(language, say(language, "letter.lifted"), blocks);
    }

    private static String answer(AnswerRow answer, Language language) {
        return say(
                language,
                "answer." + answer.result().name().toLowerCase(Locale.ROOT),
                "part",
                part(answer.ground(), language),
                "words",
                answer.words());
    }

    /** A part of a decision in a few words; a factor goes by its family. */
    private static String part(String code, Language language) {
        String known = "ground." + code.toLowerCase(Locale.ROOT);
        if (Documents.book(language).has(known)) {
            return say(language, known);
        }
        String family = code.substring(code.indexOf(':') + 1).split("\\.", 2)[0];
        return Documents.book(language).has("family." + family)
                ? Facts.family(family, language)
                : Facts.family(Family.EXCULPATORY.wire(), language);
    }

    private static String say(Language language, String key, Object... slots) {
        return Documents.book(language).say(key, slots);
    }

    private static Statement.Block status(Language language, String link) {
        return block(language, "page", say(language, "letter.page"), link);
    }

    private static Statement.Block block(Language language, String name, String... paragraphs) {
        return new Statement.Block(say(language, "heading." + name), List.of(paragraphs));
    }
}
