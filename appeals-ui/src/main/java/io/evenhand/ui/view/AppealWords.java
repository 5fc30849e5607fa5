// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import io.evenhand.enforcement.appeal.Appeal;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.ledger.AppealOutcome;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An appeal of the ledger in the shape of a page of the desk. */
public final class AppealWords {
    private AppealWords() {}

    public static AppealView of(Appeal appeal, Instant now, Phrasebook words) {
        AppealOutcome outcome = appeal.outcome();
        Instant decidedAt = appeal.decidedAt();
        boolean late = outcome == null && now.isAfter(appeal.answerBy());
        return new AppealView(
                appeal.id().value(),
                status(outcome, late, words),
                outcome != null,
                late,
                appeal.statement(),
                Dates.minute(appeal.filedAt(), words.language()),
                Dates.day(appeal.answerBy(), words.language()),
                outcome == null
                        ? null
                        : words.say("status.outcome." + outcome.name().toLowerCase(Locale.ROOT)),
                appeal.reasons(),
                decidedAt == null ? null : Dates.minute(decidedAt, words.language()));
    }

    private static String status(@Nullable AppealOutcome outcome, boolean late, Phrasebook words) {
        if (outcome != null) {
            return words.say("case.appeal.status.decided");
        }
        return words.say(late ? "case.appeal.status.late" : "case.appeal.status.waiting");
    }
}
