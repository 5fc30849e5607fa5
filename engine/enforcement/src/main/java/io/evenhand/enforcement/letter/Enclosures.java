// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.letter;

import io.evenhand.enforcement.document.Document;
import io.evenhand.enforcement.document.Html;
import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Letters;
import io.evenhand.enforcement.document.PlainText;
import io.evenhand.enforcement.document.Statements;
import io.evenhand.enforcement.ledger.AppealRow;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.LetterRow;
import io.evenhand.enforcement.ledger.MessageRow;
import io.evenhand.enforcement.ledger.VerdictRow;
import io.evenhand.enforcement.message.Enclosing;
import io.evenhand.enforcement.notice.NoticeLinks;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The whole text behind a letter: the statement of reasons, or what is told about an appeal. */
public final class Enclosures implements Enclosing {
    private final Ledger ledger;
    private final NoticeLinks links;
    private final Clock clock;

    public Enclosures(Ledger ledger, NoticeLinks links, Clock clock) {
        this.ledger = ledger;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public @Nullable Enclosure of(MessageRow message) {
        if (!message.about().startsWith(PostRoom.ABOUT)) {
            return null;
        }
        long id = Long.parseLong(message.about().substring(PostRoom.ABOUT.length()));
        Language language = Language.valueOf(message.language().toUpperCase(Locale.ROOT));
        Document document = ledger.<@Nullable Document>inTransaction(books -> {
            LetterRow letter = books.letters().find(id);
            return letter == null ? null : document(books, letter, language);
        });
        return document == null ? null : new Enclosure(PlainText.of(document), Html.of(document));
    }

    private Document document(Books books, LetterRow letter, Language language) {
        DecisionRow row = Objects.requireNonNull(books.decisions().find(letter.decision(), clock.instant()));
        String link = links.link(row.decision());
        return switch (letter.kind()) {
            case NOTICE_SERVED, RELIEVED -> statement(books, row, language);
            case APPEAL_RECEIVED -> Letters.received(PostRoom.row(books, letter), link, language);
            case INFORMATION_ASKED -> {
                AppealRow appeal = PostRoom.row(books, letter);
                yield Letters.question(appeal, PostRoom.answerUntil(books, appeal), link, language);
            }
            case REASONS_SENT, RESTORED -> {
                AppealRow appeal = PostRoom.row(books, letter);
                String turnedAway = books.appeals().whyTurnedAway(appeal.id());
                yield Letters.decided(
                        appeal,
                        turnedAway == null ? appeal.reasons() : turnedAway,
                        books.appeals().answers(appeal.id()),
                        link,
                        language);
            }
            case LIFTED ->
                Letters.lifted(row.decision(), books.undos().told(row.decision().id()), link, language);
        };
    }

    private static Document statement(Books books, DecisionRow row, Language language) {
        VerdictRow verdict =
                books.accounts().verdictBehind(row.decision().subject().account(), row.assessment());
        return Statements.everywhere(
                row.decision(),
                verdict.assessment(),
                books.decisions().said(row.decision().id()),
                books.annexes().behind(row),
                language);
    }
}
