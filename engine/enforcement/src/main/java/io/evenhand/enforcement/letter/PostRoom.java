// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.letter;

import io.evenhand.contract.decision.Decision;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.ladder.Responses;
import io.evenhand.enforcement.ledger.AppealId;
import io.evenhand.enforcement.ledger.AppealRow;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.ClockRow;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.LetterRow;
import io.evenhand.enforcement.message.Mailbag;
import io.evenhand.enforcement.message.MessageKind;
import io.evenhand.enforcement.notice.NoticeLinks;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Turns every letter that is due into one message, in one transaction: a crash loses none and doubles none. */
public final class PostRoom {
    /** Messages about letters are about {@code letter:} and the letter's number. */
    static final String ABOUT = "letter:";

    private static final int BATCH = 100;

    private final Ledger ledger;
    private final NoticeLinks links;
    private final Clock clock;

    public PostRoom(Ledger ledger, NoticeLinks links, Clock clock) {
        this.ledger = ledger;
        this.links = links;
        this.clock = clock;
    }

    /** What a letter is as a message. */
    private record Message(MessageKind kind, Map<String, String> slots) {}

    /** Hands over what is due; returns how many letters that was. */
    public int run() {
        int all = 0;
        int some;
        do {
            some = ledger.inTransaction(this::handOver);
            all += some;
        } while (some == BATCH);
        return all;
    }

    private int handOver(Books books) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<LetterRow> due = books.letters().deliverable(BATCH);
        for (LetterRow letter : due) {
            DecisionRow row = Objects.requireNonNull(books.decisions().find(letter.decision(), now));
            Message message = message(books, letter, row.decision());
            Mailbag.put(books, letter.account(), message.kind(), ABOUT + letter.id(), message.slots(), now);
            books.letters().sent(letter.id(), now);
        }
        return due.size();
    }

    private Message message(Books books, LetterRow letter, Decision decision) {
        AppealId appeal = letter.appeal();
        String ref = appeal == null ? "" : appeal.value();
        String link = links.link(decision);
        return switch (letter.kind()) {
            case NOTICE_SERVED ->
                decision.measure() == Measure.NOTICE
                        ? new Message(
                                MessageKind.PRIOR_WARNING,
                                Map.of("date", day(Responses.until(letter.dueAt())), "link", link))
                        : new Message(MessageKind.NOTICE_SERVED, Map.of("date", day(decision.from()), "link", link));
            case APPEAL_RECEIVED ->
                new Message(
                        MessageKind.APPEAL_RECEIVED,
                        Map.of("ref", ref, "date", day(row(books, letter).answerBy())));
            case INFORMATION_ASKED ->
                new Message(
                        MessageKind.INFORMATION_ASKED,
                        Map.of("ref", ref, "date", day(answerUntil(books, row(books, letter))), "link", link));
            case RELIEVED -> new Message(MessageKind.RELIEVED, Map.of("ref", ref));
            case REASONS_SENT -> new Message(MessageKind.APPEAL_DECIDED, Map.of("ref", ref, "link", link));
            case RESTORED -> new Message(MessageKind.RESTORED, Map.of("ref", ref));
            case LIFTED -> new Message(MessageKind.LIFTED, Map.of("link", link));
        };
    }

    static AppealRow row(Books books, LetterRow letter) {
        return Objects.requireNonNull(books.appeals().find(Objects.requireNonNull(letter.appeal())));
    }

    static Instant answerUntil(Books books, AppealRow appeal) {
        return books.clocks().of(appeal.id()).stream()
                .filter(each -> each.kind() == ClockRow.Kind.INFO_REQUEST)
                .map(ClockRow::dueAt)
                .findFirst()
                .orElse(appeal.answerBy());
    }

    private static String day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}
