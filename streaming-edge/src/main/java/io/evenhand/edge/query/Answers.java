// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.policy.StaleRule;
import io.evenhand.edge.table.LiveTable;
import io.evenhand.edge.table.PolicyTable;
import io.evenhand.edge.telemetry.EdgeMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions from the table in use, by the edge's own clock; asks nobody.
 *
 * <p>An account that the table does not know is allowed, and so is everybody before a table was ever loaded: an edge
 * that cannot know fails open and says so.
 */
public final class Answers {
    /** How long an asker may keep an answer: short enough for a lifted restriction to be gone within two seconds. */
    static final long TTL_MS = 1_000;

    private final LiveTable live;
    private final ToIntFunction<AccountId> externalStreams;
    private final Clock clock;
    private final Duration staleAfter;
    private final EdgeMetrics metrics;

    public Answers(
            LiveTable live,
            ToIntFunction<AccountId> externalStreams,
            Clock clock,
            Duration staleAfter,
            EdgeMetrics metrics) {
        this.live = live;
        this.externalStreams = externalStreams;
        this.clock = clock;
        this.staleAfter = staleAfter;
        this.metrics = metrics;
    }

    public Answer answer(Question question) {
        Answer answer = peek(question);
        metrics.decided(question.action().wire(), answer.allowed());
        if (answer.footing() != Footing.CURRENT) {
            metrics.unsure(answer.footing().wire());
        }
        return answer;
    }

    /** The answer, not counted as a question: for the edge's own looks at a running stream. */
    public Answer peek(Question question) {
        Instant now = clock.instant();
        LiveTable.View view = live.view();
        PolicyTable table = view.table();
        boolean stale = view.freshness().isStale(now, staleAfter);
        long ageMs = view.freshness().age(now).toMillis();
        Footing footing = footing(view, question.action(), stale, ageMs);
        PolicyEntry denying = footing == Footing.OPEN || footing == Footing.CLOSED
                ? null
                : Denial.of(
                        table.inForce(question.account(), now),
                        question,
                        () -> externalStreams.applyAsInt(question.account()));
        boolean forOwner = question.isAskedByOwner();
        return new Answer(
                denying == null && footing != Footing.CLOSED,
                forOwner ? denying : null,
                forOwner,
                table.rev(),
                ageMs,
                forOwner ? ttl(table.nextChange(question.account(), now), now) : TTL_MS,
                stale,
                footing);
    }

    private static Footing footing(LiveTable.View view, Action action, boolean stale, long ageMs) {
        if (!view.freshness().loaded()) {
            return Footing.OPEN;
        }
        StaleRule rule = view.table().whenStale(action.wire());
        if (rule == null || ageMs <= rule.ageMsMax()) {
            return stale ? Footing.STALE : Footing.CURRENT;
        }
        return switch (rule.mode()) {
            case KEEP -> Footing.STALE;
            case OPEN -> Footing.OPEN;
            case CLOSED -> Footing.CLOSED;
        };
    }

    /** Until the account's next entry begins or ends, at most; a viewer's is constant, since it would say as much. */
    private static long ttl(@Nullable Instant nextChange, Instant now) {
        if (nextChange == null) {
            return TTL_MS;
        }
        return Math.min(TTL_MS, Math.max(0, Duration.between(now, nextChange).toMillis()));
    }
}
