// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.document;

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
                language.say("letter.received"),
                List.of(
                        block(
                                language,
                                "number",
                                language.say("letter.number", appeal.id().value()),
                                language.say("letter.filed", language.day(appeal.filedAt())),
                                language.say("letter.answer_by", language.day(appeal.answerBy()))),
                        block(language, "next", language.say("letter.not_involved"), language.say("letter.late")),
                        status(language, link)));
    }

    /** We need something from the account holder. */
    public static Letter question(AppealRow appeal, Instant until, String link, Language language) {
        return new Letter(
                language,
                language.say("letter.asked"),
                List.of(
                        block(language, "question", Objects.requireNonNull(appeal.question(), "question is null")),
                        block(
                                language,
                                "next",
                                language.say("letter.number", appeal.id().value()),
                                language.say("letter.answer_until", language.day(until))),
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
                language.say("letter.number", appeal.id().value()),
                language.say("letter.filed", language.day(appeal.filedAt()))));
        if (reasons != null) {
            blocks.add(block(language, "reasons", reasons));
        }
        if (!answers.isEmpty()) {
            blocks.add(new Statement.Block(
                    language.say("heading.answers"),
                    answers.stream().map(each -> answer(each, language)).toList()));
        }
        if (outcome == AppealOutcome.OVERTURNED) {
            blocks.add(block(language, "back", language.say("letter.back"), language.say("letter.sorry")));
        } else {
            blocks.add(block(language, "redress", language.say("redress.else"), language.say("letter.file")));
        }
        blocks.add(status(language, link));
        return new Letter(language, language.say("letter.outcome." + code), blocks);
    }

    /** A measure ended before its time. */
    public static Letter lifted(Decision decision, @Nullable String told, String link, Language language) {
        List<Statement.Block> blocks = new ArrayList<>();
        blocks.add(block(
                language,
                "back",
                language.say("letter.ended", language.day(decision.from())),
                language.say("letter.nothing_to_do")));
        if (told != null) {
            blocks.add(block(language, "reasons", told));
        }
        blocks.add(status(language, link));
        return new Letter(language, language.say("letter.lifted"), blocks);
    }

    private static String answer(AnswerRow answer, Language language) {
        return language.say(
                "answer." + answer.result().name().toLowerCase(Locale.ROOT),
                ground(answer.ground(), language),
                answer.words());
    }

    private static String ground(String code, Language language) {
        String known = language.sayIfKnown("ground." + code.toLowerCase(Locale.ROOT));
        return known == null ? code : known;
    }

    private static Statement.Block status(Language language, String link) {
        return block(language, "page", language.say("letter.page"), link);
    }

    private static Statement.Block block(Language language, String name, String... paragraphs) {
        return new Statement.Block(language.say("heading." + name), List.of(paragraphs));
    }
}
