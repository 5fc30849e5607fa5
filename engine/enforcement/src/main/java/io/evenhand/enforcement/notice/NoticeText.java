// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notice;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.decision.Decision;
import io.evenhand.contract.decision.Origin;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.DecisionState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a notice, from what the ledger knows about a decision. */
final class NoticeText {
    private NoticeText() {}

    static Notice of(
            DecisionRow row,
            Assessment assessment,
            boolean appealed,
            @Nullable Instant appealUntil,
            @Nullable String told,
            Instant now) {
        Decision decision = row.decision();
        return new Notice(
                decision.id(),
                decision.subject().account(),
                decision.subject().server(),
                decision.measure(),
                decision.from(),
                decision.until(),
                headline(decision),
                stillWorks(decision),
                decision.reasons(),
                Sentences.factors(assessment),
                Sentences.families(assessment),
                assessment.score(),
                howDecided(decision),
                row.isInForce(now),
                whatBecameOfIt(row, told, now),
                row.deliveredAt(),
                isAppealPossible(row, appealed, appealUntil, now));
    }

    static boolean isAppealPossible(DecisionRow row, boolean appealed, @Nullable Instant appealUntil, Instant now) {
        return !appealed && row.state() != DecisionState.LIFTED && (appealUntil == null || now.isBefore(appealUntil));
    }

    private static String headline(Decision decision) {
        String from = "From " + PlainDate.of(decision.from());
        Instant until = decision.until();
        String span = until == null ? from : from + " until " + PlainDate.of(until);
        return switch (decision.measure()) {
            case NONE, MONITOR, NOTICE -> "We would like you to look at how your server is shared";
            case LIMIT -> span + ", new invitations to your server are paused";
            case SUSPEND_SERVER -> span + ", one of your servers is not available through the service";
            case SUSPEND_ACCOUNT -> span + ", your account is suspended";
            case TERMINATE -> from + ", your account is closed";
        };
    }

    private static List<String> stillWorks(Decision decision) {
        return switch (decision.measure()) {
            case NONE, MONITOR, NOTICE -> List.of("Everything works as before.");
            case LIMIT ->
                List.of(
                        "Your server keeps working, and you and your household can watch as before.",
                        "People you already share with keep their access.",
                        "Up to " + LimitDraft.EXTERNAL_STREAMS_MAX + " of them can watch at the same time.");
            case SUSPEND_SERVER -> List.of("Your account and your other servers work as before.");
            case SUSPEND_ACCOUNT, TERMINATE -> List.of("Your server still works inside your own home.");
        };
    }

    private static String howDecided(Decision decision) {
        Origin origin = decision.origin();
        if (origin instanceof Origin.ByPeople) {
            return decision.reasons().automatedDetection()
                    ? "Software found the pattern. Two people checked it and decided."
                    : "Two people looked at it and decided. No software found it.";
        }
        if (origin instanceof Origin.ByClock) {
            return "We were late with your appeal. Until we decide, a milder measure took the place of ours by itself.";
        }
        return origin instanceof Origin.OnAppeal
                ? "Software found the pattern. On your appeal a person who was not involved before decided."
                : "Software found the pattern and applied a rule. No person has decided yet; on appeal, a person will.";
    }

    private static @Nullable String whatBecameOfIt(DecisionRow row, @Nullable String told, Instant now) {
        Instant until = row.decision().until();
        return switch (row.state()) {
            case LIFTED ->
                (row.restoredAt() == null
                                ? "We were wrong. We are putting everything back as it was. We are sorry."
                                : "We were wrong. Everything is back as it was. We are sorry.")
                        + (told == null ? "" : " " + told);
            case REPLACED -> "Another decision took the place of this one.";
            case STANDING -> {
                if (until != null && !now.isBefore(until)) {
                    yield "This ended on " + PlainDate.of(until) + ".";
                }
                yield row.withheld() ? "This is on hold: somebody here vouched for your account." : null;
            }
        };
    }
}
