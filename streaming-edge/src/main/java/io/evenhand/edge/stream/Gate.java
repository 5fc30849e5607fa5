// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import io.evenhand.edge.query.Action;
import io.evenhand.edge.query.Answer;
import io.evenhand.edge.query.Answers;
import io.evenhand.edge.session.Session;
import io.evenhand.edge.session.Sessions;
import io.evenhand.edge.table.LiveTable;
import io.evenhand.edge.telemetry.EdgeMetrics;
import io.evenhand.edge.transcode.Transcoder;
import io.evenhand.edge.transcode.Workshop;
import java.util.List;
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

    private final Answers answers;
    private final Sessions sessions;
    private final Workshop workshop;
    private final EdgeMetrics metrics;
    private final Cutoffs cutoffs = new Cutoffs();

    public Gate(Answers answers, Sessions sessions, Workshop workshop, EdgeMetrics metrics) {
        this.answers = answers;
        this.sessions = sessions;
        this.workshop = workshop;
        this.metrics = metrics;
    }

    Cutoffs cutoffs() {
        return cutoffs;
    }

    /** Makes it look at every swap. */
    public void watch(LiveTable live) {
        live.onSwap((before, after) -> {
            long start = System.nanoTime();
            int cut = lookAtAll();
            if (cut > 0) {
                metrics.revokedAfter((System.nanoTime() - start) / 1e9);
                LOG.info("{} sessions were cut off by policy revision {}", cut, after.rev());
            }
        });
    }

    /** Looks at every session, and returns how many were cut off. */
    public int lookAtAll() {
        int cut = 0;
        for (Session session : sessions.all()) {
            if (!session.playing().revoked() && !admits(session).allowed()) {
                cut++;
            }
        }
        return cut;
    }

    /** Closes what nobody watches any more. */
    public void closeIdle() {
        List<String> closed = sessions.closeIdle();
        closed.forEach(this::release);
    }

    /** Ends a session at its client's wish. */
    void close(String session) {
        sessions.close(session);
        release(session);
    }

    /** Whether the session may continue now; a no has its consequences at once. */
    Answer admits(Session session) {
        Answer answer = answers.peek(session.question(Action.CONTINUE_STREAM));
        if (answer.allowed() && session.playing().revoked()) {
            answer = answers.peek(session.question(Action.START_STREAM));
            if (answer.allowed()) {
                sessions.reinstate(session.id());
            }
        } else if (!answer.allowed() && sessions.revoke(session.id())) {
            metrics.decided(Action.CONTINUE_STREAM.wire(), false);
            cutoffs.tell(session.id(), answer);
            release(session.id());
        }
        return answer;
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
