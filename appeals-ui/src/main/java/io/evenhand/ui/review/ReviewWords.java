// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.enforcement.appeal.Appeal;
import io.evenhand.enforcement.appeal.AppealDesk;
import io.evenhand.enforcement.cases.CaseFile;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.notice.Notice;
import io.evenhand.ui.view.AppealWords;
import io.evenhand.ui.view.ChoiceView;
import io.evenhand.ui.view.Counts;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.DecisionWords;
import io.evenhand.ui.view.EvidenceWords;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.QueueView;
import io.evenhand.ui.view.ReviewView;
import java.time.Instant;
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
    static final String REASONS_WRONG = "Please answer in at least " + AppealDesk.REASONS_LENGTH_MIN + " characters.";

    private ReviewWords() {}

    static QueueView.Row row(Appeal appeal, @Nullable Notice notice, boolean may, Instant now) {
        boolean late = now.isAfter(appeal.answerBy());
        return new QueueView.Row(
                "/desk/appeals/" + appeal.id().value(),
                appeal.account().value(),
                notice == null ? "an appeal" : "against " + DecisionWords.name(notice.measure()),
                notice == null ? "" : Counts.signed(notice.score()) + " points",
                Dates.minute(appeal.filedAt()),
                Dates.away(appeal.filedAt(), now),
                (late ? "Overdue, was due " : "Due ") + Dates.away(appeal.answerBy(), now),
                late,
                may ? "" : "Not yours to decide");
    }

    static ReviewView view(
            PageView page,
            Appeal appeal,
            Notice notice,
            CaseFile file,
            AppealPages.Draft draft,
            @Nullable String barred,
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
                outcomes(draft.outcome()),
                draft.outcomeWrong(),
                draft.reasons(),
                barred,
                shown);
    }

    static @Nullable String barred(Appeal appeal, StaffMember reader, boolean may) {
        if (may || appeal.outcome() != null) {
            return null;
        }
        return reader.role().decidesCases()
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
