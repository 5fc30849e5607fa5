// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.edge.query.Action;
import io.evenhand.edge.query.Question;
import io.evenhand.edge.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the operator lets follow from a measure besides a plain no, each step milder than a stop.
 *
 * @param limitedHeight the tallest picture of an external stream while its account is limited; 0 leaves all
 * @param grace how long what already runs goes on after a suspension began
 */
public record Effects(int limitedHeight, Duration grace) {
    static final int UNLIMITED = Integer.MAX_VALUE;

    /** The tallest picture that policy leaves a session; never less for the owner or the Home. */
    int heightMax(List<PolicyEntry> inForce, Question question) {
        boolean limited = limitedHeight > 0
                && question.isExternal()
                && inForce.stream().anyMatch(entry -> concerns(entry, question) && entry.measure() == Measure.LIMIT);
        return limited ? limitedHeight : UNLIMITED;
    }

    /** Until when a session that ran before it was denied may go on, or null if it may not. */
    @Nullable
    Instant goesOnUntil(List<PolicyEntry> inForce, Session session, Instant now) {
        Question question = session.question(Action.CONTINUE_STREAM);
        Instant began = inForce.stream()
                .filter(entry -> concerns(entry, question) && entry.measure() != Measure.LIMIT)
                .map(PolicyEntry::from)
                .min(Instant::compareTo)
                .orElse(null);
        Instant started = session.playing().started();
        if (began == null || started == null || started.isAfter(began) || grace.isZero()) {
            return null;
        }
        Instant until = began.plus(grace);
        return now.isBefore(until) ? until : null;
    }

    /** The entry an owner is told about when a stream starts all the same, or null. */
    @Nullable
    PolicyEntry notice(List<PolicyEntry> inForce, Question question) {
        return question.isAskedByOwner()
                ? inForce.stream()
                        .filter(entry -> entry.measure() == Measure.LIMIT)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static boolean concerns(PolicyEntry entry, Question question) {
        return entry.server() == null || entry.server().equals(question.server());
    }
}
