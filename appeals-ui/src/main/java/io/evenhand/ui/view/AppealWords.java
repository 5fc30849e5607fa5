// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import io.evenhand.enforcement.appeal.Appeal;
import io.evenhand.enforcement.appeal.Restoration;
import io.evenhand.enforcement.ledger.AppealOutcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An appeal of the ledger in the shape of a page. */
public final class AppealWords {
    private AppealWords() {}

    public static AppealView of(Appeal appeal, Instant now) {
        AppealOutcome outcome = appeal.outcome();
        Instant decidedAt = appeal.decidedAt();
        boolean late = outcome == null && now.isAfter(appeal.answerBy());
        return new AppealView(
                appeal.id().value(),
                status(outcome, late),
                outcome != null,
                late,
                appeal.statement(),
                Dates.minute(appeal.filedAt()),
                Dates.day(appeal.answerBy()),
                outcome == null ? null : heading(outcome),
                outcome == null ? List.of() : effects(outcome, appeal.restoration()),
                appeal.reasons(),
                decidedAt == null ? null : Dates.minute(decidedAt));
    }

    private static String status(@Nullable AppealOutcome outcome, boolean late) {
        if (outcome != null) {
            return "Decided";
        }
        return late ? "Waiting, and we are late" : "Waiting for a person";
    }

    private static String heading(AppealOutcome outcome) {
        return switch (outcome) {
            case UPHELD -> "We looked again. The decision stays as it is";
            case PARTLY -> "We looked again. The restriction ends sooner";
            case OVERTURNED -> "We were wrong. The restriction is lifted";
        };
    }

    private static List<String> effects(AppealOutcome outcome, Restoration restoration) {
        return switch (outcome) {
            case UPHELD ->
                List.of(
                        "Nothing changes. You can still turn to an independent body, your data protection authority or a court.");
            case PARTLY -> List.of("The restriction stays, but for a shorter time.");
            case OVERTURNED -> List.of("We are sorry.", restored(restoration));
        };
    }

    private static String restored(Restoration restoration) {
        return switch (restoration) {
            case NOT_DUE -> "The restriction no longer stands.";
            case WAITING_FOR_FEED, WAITING_FOR_EDGES ->
                "The restriction no longer stands. Our servers are being told right now; this takes moments.";
            case RESTORED -> "Everything is back as it was. Every server of ours has confirmed it.";
        };
    }
}
