// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.edge.query.Action;
import io.evenhand.edge.query.Answer;
import io.evenhand.edge.query.Answers;
import io.evenhand.edge.query.Question;
import io.evenhand.edge.session.Session;
import io.evenhand.edge.session.Sessions;
import io.evenhand.edge.table.LiveTable;
import io.evenhand.edge.telemetry.EdgeMetrics;
import io.evenhand.edge.transcode.Transcoder;
import io.evenhand.edge.transcode.Workshop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Policy against running sessions: cuts off what may not continue, and gives back what may again.
 *
 * <p>It looks when the table is swapped, every second because entries begin and end without a swap, and at every
 * request because that is where it counts.
 */
public final class Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    /** How long a player that hears nothing is shown why. */
    private static final Duration SLATE = Duration.ofSeconds(30);
    /** How much of a stream's start gives way to a notice. */
    private static final int NOTICE_SEGMENTS = 2;

    private final LiveTable live;
    private final Answers answers;
    private final Sessions sessions;
    private final Workshop workshop;
    private final Effects effects;
    private final EdgeMetrics metrics;
    private final Clock clock;
    private final Cutoffs cutoffs = new Cutoffs();
    private final Map<String, Instant> cutAt = new ConcurrentHashMap<>();
    private final Map<String, Integer> firstSegments = new ConcurrentHashMap<>();
    private final Set<String> ending = ConcurrentHashMap.newKeySet();

    public Gate(
            LiveTable live,
            Answers answers,
            Sessions sessions,
            Workshop workshop,
            Effects effects,
            EdgeMetrics metrics,
            Clock clock) {
        this.live = live;
        this.answers = answers;
        this.sessions = sessions;
        this.workshop = workshop;
        this.effects = effects;
        this.metrics = metrics;
        this.clock = clock;
    }

    Cutoffs cutoffs() {
        return cutoffs;
    }

    /** Makes it look at every swap. */
    public void watch() {
        live.onSwap((before, after) -> {
            long start = System.nanoTime();
            int cut = lookAtAll();
            if (cut > 0) {
                metrics.revokedAfter((System.nanoTime() - start) / 1e9);
                LOG.info("{} sessions were cut off by policy revision {}", cut, after.rev());
            }
        });
    }

    /** Looks at every session, and returns how many were cut off; what may go on again is told so. */
    public int lookAtAll() {
        int cut = 0;
        for (Session session : sessions.all()) {
            boolean before = session.playing().revoked();
            if (!admits(session).allowed() && !before) {
                cut++;
            }
        }
        return cut;
    }

    /** Closes what nobody watches any more, and names it. */
    public List<String> closeIdle() {
        List<String> closed = sessions.closeIdle();
        closed.forEach(this::forget);
        return closed;
    }

    /** Ends a session at its client's wish. */
    void close(String session) {
        sessions.close(session);
        forget(session);
    }

    /** The tallest picture that policy leaves now. */
    int heightMax(Question question) {
        return effects.heightMax(inForce(question), question);
    }

    /** What an owner is told about at the start, or null. */
    @Nullable
    PolicyEntry notice(Question question) {
        return effects.notice(inForce(question), question);
    }

    /** What an owner's player that can be told nothing else is shown at this segment, one of its first; or null. */
    @Nullable
    PolicyEntry noticeAt(Session session, int segment) {
        if (!session.watch().caps().slate()) {
            return null;
        }
        int first = firstSegments.computeIfAbsent(session.id(), id -> segment);
        boolean early = segment >= first && segment < first + NOTICE_SEGMENTS;
        return early ? notice(session.question(Action.START_STREAM)) : null;
    }

    /** Whether a session that was cut off is still shown why. */
    boolean showsSlate(Session session) {
        Instant cut = cutAt.get(session.id());
        return session.watch().caps().slate() && cut != null && clock.instant().isBefore(cut.plus(SLATE));
    }

    /** Whether the session may continue now; a no has its consequences at once. */
    Answer admits(Session session) {
        Answer answer = answers.peek(session.question(Action.CONTINUE_STREAM));
        if (answer.allowed()) {
            ending.remove(session.id());
            return session.playing().revoked() ? reinstated(session) : answer;
        }
        if (session.playing().revoked()) {
            return answer;
        }
        Instant until =
                effects.goesOnUntil(inForce(session.question(Action.CONTINUE_STREAM)), session, clock.instant());
        if (until != null) {
            if (ending.add(session.id())) {
                cutoffs.tell(session.id(), new Word(Word.Kind.ENDING, answer, until));
            }
            return allowing(answer);
        }
        cut(session, answer);
        return answer;
    }

    private void cut(Session session, Answer answer) {
        if (sessions.revoke(session.id())) {
            metrics.decided(Action.CONTINUE_STREAM.wire(), false);
            cutAt.put(session.id(), clock.instant());
            cutoffs.tell(session.id(), new Word(Word.Kind.REVOKED, answer, null));
            release(session.id());
        }
    }

    private Answer reinstated(Session session) {
        Answer answer = answers.peek(session.question(Action.START_STREAM));
        if (answer.allowed()) {
            sessions.reinstate(session.id());
            cutAt.remove(session.id());
            cutoffs.tell(session.id(), new Word(Word.Kind.REINSTATED, answer, null));
        }
        return answer;
    }

    /** The same answer as a yes: for what runs on in its days of grace. */
    private static Answer allowing(Answer denial) {
        return new Answer(
                true,
                null,
                denial.forOwner(),
                denial.rev(),
                denial.ageMs(),
                denial.ttlMs(),
                denial.stale(),
                denial.footing());
    }

    private List<PolicyEntry> inForce(Question question) {
        return live.view().table().inForce(question.account(), clock.instant());
    }

    private void forget(String session) {
        cutAt.remove(session);
        firstSegments.remove(session);
        ending.remove(session);
        release(session);
    }

    private void release(String session) {
        Transcoder transcoder = workshop.transcoder();
        if (transcoder != null) {
            var unused = transcoder.release(session).whenComplete((done, failure) -> {
                if (failure != null) {
                    LOG.warn("a session's transcodes could not be released");
                }
            });
        }
    }
}
