// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.policy.StaleRule;
import io.evenhand.edge.table.LiveTable;
import io.evenhand.edge.table.PolicyTable;
import io.evenhand.edge.telemetry.EdgeMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

    /** How many denials, and how many allowances, are remembered. */
    private static final int LOGGED_MAX = 10_000;

    private final LiveTable live;
    private final ToIntFunction<AccountId> externalStreams;
    private final Clock clock;
    private final Duration staleAfter;
    private final EdgeMetrics metrics;
    private final AnswerLog log = new AnswerLog(LOGGED_MAX);

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
        Instant now = clock.instant();
        LiveTable.View view = live.view();
        PolicyEntry denying = denying(view, question, now);
        Answer answer = answer(view, question, denying, now);
        log.note(now, question.action(), answer, denying);
        metrics.decided(question.action().wire(), answer.allowed());
        if (answer.footing() != Footing.CURRENT) {
            metrics.unsure(answer.footing().wire());
        }
        return answer;
    }

    /** What was answered lately. */
    public AnswerLog log() {
        return log;
    }

    /** The answer, not counted as a question: for the edge's own looks at a running stream. */
    public Answer peek(Question question) {
        Instant now = clock.instant();
        LiveTable.View view = live.view();
        return answer(view, question, denying(view, question, now), now);
    }

    /** How many external streams the owner may have at once where a limit caps them, or null; nobody else may know. */
    @Nullable
    Integer externalStreamsMax(Question question) {
        if (!question.isAskedByOwner() || question.action() != Action.START_STREAM) {
            return null;
        }
        return live.view().table().inForce(question.account(), clock.instant()).stream()
                .filter(entry -> entry.server() == null || entry.server().equals(question.server()))
                .map(PolicyEntry::externalStreamsMax)
                .filter(Objects::nonNull)
                .min(Integer::compare)
                .orElse(null);
    }

    /** The servers that entries of the account name, in force or not. */
    List<ServerId> namedServers(AccountId account) {
        return live.view().table().entries(account).stream()
                .map(PolicyEntry::server)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    private @Nullable PolicyEntry denying(LiveTable.View view, Question question, Instant now) {
        Footing footing = footing(view, question.action(), now);
        if (footing == Footing.OPEN || footing == Footing.CLOSED) {
            return null;
        }
        return Denial.of(
                view.table().inForce(question.account(), now),
                question,
                () -> externalStreams.applyAsInt(question.account()));
    }

    private Answer answer(LiveTable.View view, Question question, @Nullable PolicyEntry denying, Instant now) {
        PolicyTable table = view.table();
        Footing footing = footing(view, question.action(), now);
        boolean forOwner = question.isAskedByOwner();
        return new Answer(
                denying == null && footing != Footing.CLOSED,
                forOwner ? denying : null,
                forOwner,
                table.rev(),
                view.freshness().age(now).toMillis(),
                forOwner ? ttl(table.nextChange(question.account(), now), now) : TTL_MS,
                view.freshness().isStale(now, staleAfter),
                footing);
    }

    private Footing footing(LiveTable.View view, Action action, Instant now) {
        if (!view.freshness().loaded()) {
            return Footing.OPEN;
        }
        StaleRule rule = view.table().whenStale(action.wire());
        if (rule == null || view.freshness().age(now).toMillis() <= rule.ageMsMax()) {
            return view.freshness().isStale(now, staleAfter) ? Footing.STALE : Footing.CURRENT;
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
