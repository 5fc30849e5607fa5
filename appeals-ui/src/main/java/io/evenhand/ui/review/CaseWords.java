// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.enforcement.cases.Acted;
import io.evenhand.enforcement.cases.CaseDesk;
import io.evenhand.enforcement.cases.CaseSummary;
import io.evenhand.enforcement.cases.DecisionLine;
import io.evenhand.enforcement.cases.Evidence;
import io.evenhand.enforcement.cases.HistoryLine;
import io.evenhand.enforcement.feed.Held;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.CaseState;
import io.evenhand.ui.view.Counts;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.DecisionWords;
import io.evenhand.ui.view.EvidenceView;
import io.evenhand.ui.view.EvidenceWords;
import io.evenhand.ui.view.HeldView;
import io.evenhand.ui.view.HistoryView;
import io.evenhand.ui.view.QueueView;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cases as models of pages: pure functions of what the ledger says. */
final class CaseWords {
    private CaseWords() {}

    static QueueView.Row row(CaseSummary line, Instant now) {
        return new QueueView.Row(
                "/desk/cases/" + line.id().value(),
                line.account().value(),
                outcome(line.proposed()),
                ReasonWords.of(line.reasons()),
                Dates.minute(line.openedAt()),
                Dates.away(line.openedAt(), now),
                state(line.state()),
                false,
                "");
    }

    /** What the fuse holds back, for the desk to see and for some to release. */
    static @Nullable HeldView held(@Nullable Held held, StaffMember reader) {
        return held == null
                ? null
                : new HeldView(
                        Counts.of(held.accounts(), "account"),
                        Counts.of(held.allowed(), "account"),
                        Dates.minute(held.since()),
                        reader.role().releasesFeed());
    }

    static EvidenceView evidence(Evidence evidence) {
        return EvidenceWords.of(
                Stream.concat(evidence.against().stream(), evidence.inFavour().stream())
                        .toList(),
                evidence.familyPoints(),
                evidence.assessment().score());
    }

    static List<HistoryView> history(List<HistoryLine> lines) {
        return lines.stream()
                .map(line -> new HistoryView(
                        Dates.minute(line.at()), line.actor(), line.what(), line.text() == null ? "" : line.text()))
                .toList();
    }

    static String held(Verdict verdict) {
        return String.join(
                ", ",
                verdict.withheldBy().stream()
                        .map(each -> switch (each) {
                            case ALLOWLIST -> "an allowlist entry";
                            case HOLD -> "a hold after a move";
                            case APPEAL -> "an open appeal";
                        })
                        .toList());
    }

    static String measure(DecisionLine line) {
        String name = DecisionWords.name(line.decision().measure());
        String state =
                switch (line.state()) {
                    case STANDING ->
                        line.withheld() ? "withheld by the allowlist" : line.inForce() ? "in force" : "ended";
                    case LIFTED -> "lifted";
                    case REPLACED -> "replaced";
                };
        return name + ", " + state + ", " + DecisionWords.until(line.decision().until());
    }

    static String outcome(Outcome outcome) {
        return switch (outcome) {
            case NOT_ENOUGH_DATA -> "not enough data";
            case NONE -> "nothing";
            case REVIEW -> "a look by a person";
            case LIMIT -> "a limit";
            case PROPOSE_SUSPEND -> "suspension, by people only";
        };
    }

    static String state(CaseState state) {
        return switch (state) {
            case OPEN -> "Open";
            case PROPOSED -> "Waits for a second person";
            case DECIDED -> "Decided";
            case CLOSED -> "Closed";
        };
    }

    static int status(Acted.Why why) {
        return switch (why) {
            case NOT_FOUND -> 404;
            case OUT_OF_DATE, STATE, ALLOWLISTED, ALREADY_RESTRICTED -> 409;
            case ROLE, SAME_PERSON, FILE_NOT_OPENED -> 403;
            case TEXT_TOO_SHORT -> 422;
        };
    }

    static String wrong(Acted.Why why) {
        return switch (why) {
            case NOT_FOUND -> "This case is not there any more.";
            case OUT_OF_DATE -> "Somebody else acted in the meantime. Please read the file again.";
            case STATE -> "The case has moved on. Please read the file again.";
            case ROLE -> "Your role does not decide cases.";
            case SAME_PERSON -> "You proposed this. A second person has to agree or disagree.";
            case FILE_NOT_OPENED -> "Please read the file first.";
            case TEXT_TOO_SHORT ->
                "Please give your reasons in at least " + CaseDesk.REASON_LENGTH_MIN + " characters.";
            case ALLOWLISTED -> "An allowlist entry keeps measures away from this account.";
            case ALREADY_RESTRICTED -> "This account is restricted already.";
        };
    }
}
