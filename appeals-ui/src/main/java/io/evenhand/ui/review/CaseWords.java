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
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.document.Statement;
import io.evenhand.enforcement.feed.Held;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.CaseState;
import io.evenhand.ui.session.Languages;
import io.evenhand.ui.view.Counts;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.DecisionWords;
import io.evenhand.ui.view.EvidenceView;
import io.evenhand.ui.view.EvidenceWords;
import io.evenhand.ui.view.HeldView;
import io.evenhand.ui.view.HistoryView;
import io.evenhand.ui.view.QueueView;
import io.evenhand.ui.view.StatementView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cases as models of pages: pure functions of what the ledger says. */
final class CaseWords {
    private CaseWords() {}

    static QueueView.Row row(CaseSummary line, Instant now, Phrasebook words) {
        return new QueueView.Row(
                "/desk/cases/" + line.id().value(),
                line.account().value(),
                outcome(line.proposed(), words),
                ReasonWords.of(line.reasons(), words),
                Dates.minute(line.openedAt(), words.language()),
                Dates.away(line.openedAt(), now, words),
                state(line.state(), words),
                false,
                "");
    }

    /** What the fuse holds back, for the desk to see and for some to release. */
    static @Nullable HeldView held(@Nullable Held held, StaffMember reader, Phrasebook words) {
        return held == null
                ? null
                : new HeldView(
                        Counts.of(held.accounts(), "account", words),
                        Counts.of(held.allowed(), "account", words),
                        Dates.minute(held.since(), words.language()),
                        reader.role().releasesFeed());
    }

    static EvidenceView evidence(Evidence evidence, Phrasebook words) {
        return EvidenceWords.of(evidence.assessment(), words);
    }

    static List<HistoryView> history(List<HistoryLine> lines, Phrasebook words) {
        return lines.stream()
                .map(line -> new HistoryView(
                        Dates.minute(line.at(), words.language()),
                        who(line, words),
                        words.say("case.happened." + key(line.kind())),
                        line.text() == null ? "" : line.text()))
                .toList();
    }

    /** Who did it: a colleague under their name, or who is no colleague. */
    private static String who(HistoryLine line, Phrasebook words) {
        return switch (line.kind()) {
            case OPENED_BY_RULES, NEWER_EVIDENCE, LIMITED_BY_RULES -> words.say("case.who.rules");
            case APPEALED, RESPONDED, APPEAL_ANSWERED, APPEAL_WITHDRAWN -> words.say("case.who.holder");
            case RELIEVED -> words.say("case.who.clock");
            case RESTORED -> words.say("case.who.feed");
            default -> line.actor();
        };
    }

    static String held(Verdict verdict, Phrasebook words) {
        return String.join(
                ", ",
                verdict.withheldBy().stream()
                        .map(each -> words.say("case.withheld." + key(each)))
                        .toList());
    }

    static String measure(DecisionLine line, Phrasebook words) {
        return words.say(
                "case.measure.line",
                "name",
                DecisionWords.name(line.decision().measure(), words),
                "state",
                words.say(
                        switch (line.state()) {
                            case STANDING ->
                                line.withheld()
                                        ? "case.measure.withheld"
                                        : line.inForce() ? "case.measure.in_force" : "case.measure.ended";
                            case LIFTED -> "case.measure.lifted";
                            case REPLACED -> "case.measure.replaced";
                        }),
                "until",
                DecisionWords.until(line.decision().until(), words));
    }

    static String outcome(Outcome outcome, Phrasebook words) {
        return words.say("case.outcome." + key(outcome));
    }

    static String state(CaseState state, Phrasebook words) {
        return words.say("case.state." + key(state));
    }

    /** A statement of reasons, which is named by its language. */
    static StatementView statement(Statement statement) {
        return new StatementView(
                statement.language().code(),
                Languages.name(statement.language()),
                statement.title(),
                statement.blocks());
    }

    /** How a constant is called in a book. */
    static String key(Enum<?> each) {
        return each.name().toLowerCase(Locale.ROOT);
    }

    static int status(Acted.Why why) {
        return switch (why) {
            case NOT_FOUND -> 404;
            case OUT_OF_DATE, STATE, ALLOWLISTED, ALREADY_RESTRICTED -> 409;
            case ROLE, SAME_PERSON, FILE_NOT_OPENED -> 403;
            case TEXT_TOO_SHORT -> 422;
        };
    }

    static String wrong(Acted.Why why, Phrasebook words) {
        return words.say("case.wrong." + key(why), "min", CaseDesk.REASON_LENGTH_MIN);
    }
}
