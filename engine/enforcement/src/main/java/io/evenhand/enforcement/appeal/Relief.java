// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

import io.evenhand.contract.decision.Decision;
import io.evenhand.contract.decision.Origin;
import io.evenhand.contract.decision.StatementOfReasons;
import io.evenhand.contract.decision.Subject;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.ledger.AppealRow;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.CaseEventKind;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.Grounds;
import io.evenhand.enforcement.ledger.LetterRow;
import io.evenhand.enforcement.notice.AppealWindow;
import io.evenhand.enforcement.notice.LimitDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The milder measure that takes a harsher one's place when we are late, and its end when the appeal is decided. */
final class Relief {
    /** How long what takes the place of a termination lasts: until it is decided at the latest. */
    private static final Duration IN_PLACE_OF_TERMINATION = Duration.ofDays(30);

    private Relief() {}

    /** The next milder step, or null if nothing is milder. */
    static @Nullable Measure milder(Measure measure) {
        return switch (measure) {
            case TERMINATE -> Measure.SUSPEND_ACCOUNT;
            case SUSPEND_ACCOUNT, SUSPEND_SERVER -> Measure.LIMIT;
            case LIMIT -> Measure.NOTICE;
            case NOTICE, MONITOR, NONE -> null;
        };
    }

    /** Puts the next milder step in the place of what stands; null if there is nothing to relieve. */
    static @Nullable DecisionId give(Books books, AppealRow appeal, Instant now) {
        DecisionRow standing = books.decisions().standingOf(appeal.decision(), now);
        Measure milder = standing == null ? null : milder(standing.decision().measure());
        if (standing == null || milder == null || isOver(standing, now)) {
            return null;
        }
        Decision old = standing.decision();
        Instant from = old.from().isAfter(now) ? old.from() : now;
        Instant oldUntil = old.until();
        Decision decision = new Decision(
                new DecisionId("d-" + UUID.randomUUID()),
                Subject.account(appeal.account()),
                milder,
                new Origin.ByClock(appeal.id().value()),
                again(old.reasons(), now),
                from,
                oldUntil == null ? from.plus(IN_PLACE_OF_TERMINATION) : oldUntil);
        takePlace(books, appeal, standing, decision, Set.of(), "clock", now);
        books.cases().event(standing.caseId(), CaseEventKind.RELIEVED, null, null, now);
        books.letters().post(LetterRow.Kind.RELIEVED, appeal.account(), decision.id(), appeal.id(), now);
        return decision.id();
    }

    /** The decision was right: what a clock had made milder is again what it was, for the time that is left. */
    static void end(Books books, AppealRow appeal, String decider, Instant now) {
        DecisionRow standing = books.decisions().standingOf(appeal.decision(), now);
        DecisionRow first = books.decisions().find(appeal.decision(), now);
        if (standing == null || first == null || !(standing.decision().origin() instanceof Origin.ByClock)) {
            return;
        }
        Instant until = first.decision().until();
        if (until != null && !until.isAfter(now)) {
            return;
        }
        Instant begins = first.decision().from();
        Decision decision = new Decision(
                new DecisionId("d-" + UUID.randomUUID()),
                first.decision().subject(),
                first.decision().measure(),
                new Origin.OnAppeal(appeal.id().value(), decider),
                again(first.decision().reasons(), now),
                begins.isAfter(now) ? begins : now,
                until);
        enact(books, appeal, first, decision, Set.of(decider), now);
        books.decisions().replace(standing.decision().id(), appeal.account(), decision.id(), decider, now);
        books.letters().post(LetterRow.Kind.NOTICE_SERVED, appeal.account(), decision.id(), appeal.id(), now);
    }

    /** Replaces {@code old} by {@code decision}, with the same people behind it. */
    static void takePlace(
            Books books,
            AppealRow appeal,
            DecisionRow old,
            Decision decision,
            Set<String> alsoTookPart,
            String actor,
            Instant now) {
        DecisionId id = old.decision().id();
        enact(books, appeal, old, decision, alsoTookPart, now);
        books.decisions().replace(id, appeal.account(), decision.id(), actor, now);
    }

    private static void enact(
            Books books, AppealRow appeal, DecisionRow old, Decision decision, Set<String> also, Instant now) {
        DecisionId id = old.decision().id();
        Set<String> participants = new HashSet<>(books.decisions().participants(id));
        participants.addAll(books.decisions().participants(appeal.decision()));
        participants.addAll(also);
        books.decisions()
                .enact(
                        DecisionRow.taken(decision, old.caseId(), old.assessment(), old.reasonCodes(), now),
                        participants,
                        Grounds.following(id));
    }

    /** The same statement as {@code old}, delivered now. */
    static StatementOfReasons again(StatementOfReasons old, Instant now) {
        return new StatementOfReasons(
                old.facts(),
                old.inFavour(),
                old.notUsed(),
                old.ground(),
                old.automatedDetection(),
                false,
                LimitDraft.redress(now),
                AppealWindow.end(now));
    }

    private static boolean isOver(DecisionRow row, Instant now) {
        Instant until = row.decision().until();
        return until != null && !until.isAfter(now);
    }
}
