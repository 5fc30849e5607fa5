// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.contract.json.Timestamps;
import io.evenhand.contract.policy.PolicyEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The last answers, in memory: every denial, one of many allowances, and how many had to make room.
 *
 * <p>A line names a decision, never an account, a viewer or an address. Allowances have a ring of their own, so that no flood
 * of them pushes a denial out. Writing waits for nobody.
 */
public final class AnswerLog {
    /** Of so many allowances, one is kept. */
    static final int ALLOWED_ONE_IN = 100;

    private final Ring denied;
    private final Ring allowed;
    private final AtomicLong allowances = new AtomicLong();

    /** @param size of each of the two rings */
    public AnswerLog(int size) {
        denied = new Ring(size);
        allowed = new Ring(size);
    }

    /**
     * One answer.
     *
     * @param decision the decision that denied, or null
     */
    record Line(
            long number,
            Instant at,
            String action,
            boolean allowed,
            @Nullable String decision,
            long rev,
            Footing footing) {
        ObjectNode json() {
            ObjectNode json = Json.object()
                    .put("at", Timestamps.format(at))
                    .put("action", action)
                    .put("allowed", allowed)
                    .put("rev", rev);
            if (decision != null) {
                json.put("decision", decision);
            }
            if (footing != Footing.CURRENT) {
                json.put("footing", footing.wire());
            }
            return json;
        }
    }

    void note(Instant at, Action action, Answer answer, @Nullable PolicyEntry denying) {
        if (answer.allowed()) {
            if (allowances.getAndIncrement() % ALLOWED_ONE_IN == 0) {
                allowed.add(at, action, answer, null);
            }
        } else {
            denied.add(
                    at,
                    action,
                    answer,
                    denying == null ? null : denying.decision().value());
        }
    }

    /** Denials that had to make room for later ones. */
    public long dropped() {
        return denied.dropped();
    }

    /** Allowances that were not kept. */
    public long notSampled() {
        long seen = allowances.get();
        return seen - (seen + ALLOWED_ONE_IN - 1) / ALLOWED_ONE_IN;
    }

    List<Line> denials() {
        return denied.lines();
    }

    List<Line> allowances() {
        return allowed.lines();
    }

    private static final class Ring {
        private final AtomicReferenceArray<@Nullable Line> lines;
        private final AtomicLong written = new AtomicLong();

        Ring(int size) {
            lines = new AtomicReferenceArray<>(size);
        }

        void add(Instant at, Action action, Answer answer, @Nullable String decision) {
            long number = written.getAndIncrement();
            lines.set(
                    (int) (number % lines.length()),
                    new Line(number, at, action.wire(), answer.allowed(), decision, answer.rev(), answer.footing()));
        }

        long dropped() {
            return Math.max(0, written.get() - lines.length());
        }

        /** Oldest first. */
        List<Line> lines() {
            List<Line> all = new ArrayList<>();
            for (int i = 0; i < lines.length(); i++) {
                Line line = lines.get(i);
                if (line != null) {
                    all.add(line);
                }
            }
            all.sort(java.util.Comparator.comparingLong(Line::number));
            return all;
        }
    }
}
