// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.ledger.AppealRow;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.ClockRow;
import java.time.Duration;
import java.time.Instant;

/** How much time we give ourselves for an appeal. */
public final class Deadlines {
    /** Somebody who is wholly suspended: until a person looks, and until it is decided. */
    static final Duration LOOK_WITHIN = Duration.ofDays(1);

    static final Duration DECIDE_SUSPENSION_WITHIN = Duration.ofDays(3);

    /** Everybody else. */
    static final Duration DECIDE_WITHIN = Duration.ofDays(7);

    /** However much we had to ask. */
    static final Duration CEILING = Duration.ofDays(30);

    /** How long the account holder has to answer a question; our clocks stand still for so long at most. */
    static final Duration INFO_WITHIN = Duration.ofDays(14);

    private static final Duration ACKNOWLEDGE_WITHIN = Duration.ofMinutes(1);

    private Deadlines() {}

    /** When an appeal of {@code now} against this measure is decided. */
    static Instant answerBy(Measure measure, Instant now) {
        return now.plus(isTotal(measure) ? DECIDE_SUSPENSION_WITHIN : DECIDE_WITHIN);
    }

    /** When an appeal is decided now that its clocks go on: the person and the queue are told the time that counts. */
    static Instant answerBy(Books books, AppealRow appeal) {
        return books.clocks().of(appeal.id()).stream()
                .filter(each -> each.kind() == ClockRow.Kind.DECISION)
                .map(ClockRow::dueAt)
                .findFirst()
                .orElse(appeal.answerBy());
    }

    /** Starts every clock of an appeal. */
    static void start(Books books, AppealRow appeal, Measure measure) {
        Instant now = appeal.filedAt();
        start(books, appeal, ClockRow.Kind.ACKNOWLEDGEMENT, now.plus(ACKNOWLEDGE_WITHIN));
        if (isTotal(measure)) {
            start(books, appeal, ClockRow.Kind.HUMAN_LOOK, now.plus(LOOK_WITHIN));
        }
        start(books, appeal, ClockRow.Kind.DECISION, appeal.answerBy());
        start(books, appeal, ClockRow.Kind.CEILING, now.plus(CEILING));
    }

    static void start(Books books, AppealRow appeal, ClockRow.Kind kind, Instant due) {
        books.clocks()
                .start(ClockRow.starting(
                        kind, appeal.account(), appeal.decision(), appeal.id(), appeal.filedAt(), due));
    }

    private static boolean isTotal(Measure measure) {
        return measure == Measure.SUSPEND_ACCOUNT || measure == Measure.TERMINATE;
    }
}
