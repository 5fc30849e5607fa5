// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.model;

import io.evenhand.contract.assessment.Family;
import io.evenhand.scoring.signal.Signal;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The table that turns measured facts into points: data, versioned, published.
 *
 * @param model its name and the beginning of its content's hash: two tables that differ have different models
 * @param caps the most each family may add
 * @param rhythm what rhythm gets beyond its statistic
 * @param support signals that count only together with another one
 * @param points thresholds by signal; the two readings of the rhythm have none, their points are their statistic
 * @param gate the least evidence a score may rest on
 * @param standingOut when an evaluation counts towards persistence
 * @param thresholds what rules compare scores with; written here so that one table tells the whole story
 */
public record Scorecard(
        String model,
        Map<Family, Integer> caps,
        RhythmRule rhythm,
        Map<Signal, Support> support,
        Map<Signal, Steps> points,
        Gate gate,
        StandingOut standingOut,
        Thresholds thresholds)
        implements Serializable {
    /**
     * @param oneMultipleMax the most for removals after always the same number of periods
     * @param unmarkedMax the most for a rhythm without any of the marks
     * @param marks signals of a trade that a program which ends guests' access does not explain; one with points is enough
     */
    public record RhythmRule(int oneMultipleMax, int unmarkedMax, List<Signal> marks) implements Serializable {
        public RhythmRule {
            marks = List.copyOf(marks);
        }
    }

    /** A signal has its points only if the signal {@code by} has {@code from} points or more. */
    public record Support(Signal by, int from) implements Serializable {}

    /**
     * @param externalViewers distinct external viewers who have access or played something
     * @param agedTenures ended tenures of at least 20 days, or
     * @param linkPoints points for links
     */
    public record Gate(int externalViewers, int agedTenures, int linkPoints) implements Serializable {}

    /** An evaluation stands out if the score and one of the decisive families reach these points. */
    public record StandingOut(int score, int rhythmPoints, int linkPoints) implements Serializable {}

    /** Scores from which rules may call for a review, and for a limit. */
    public record Thresholds(int review, int limit) implements Serializable {}

    public Scorecard {
        caps = Map.copyOf(caps);
        support = Map.copyOf(support);
        points = Map.copyOf(points);
        List<String> findings = ScorecardLinter.findings(caps, rhythm, support, points);
        if (!findings.isEmpty()) {
            throw new IllegalArgumentException("the scorecard is refused: " + String.join("; ", findings));
        }
    }

    public int cap(Family family) {
        Integer cap = caps.get(family);
        return cap == null ? 0 : cap;
    }

    /** The thresholds of a signal that is no reading of the rhythm. */
    public Steps steps(Signal signal) {
        Steps steps = points.get(signal);
        if (steps == null) {
            throw new IllegalArgumentException("no points for " + signal.wire());
        }
        return steps;
    }

    /** The families that have signals, in the order in which they are written. */
    public Map<Family, Integer> cappedFamilies() {
        Map<Family, Integer> used = new EnumMap<>(Family.class);
        for (Signal signal : Signal.values()) {
            used.put(signal.family(), cap(signal.family()));
        }
        return used;
    }
}
