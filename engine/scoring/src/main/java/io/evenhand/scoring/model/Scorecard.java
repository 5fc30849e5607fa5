// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.model;

import io.evenhand.contract.assessment.Family;
import io.evenhand.scoring.signal.Signal;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;

/**
 * The table that turns measured facts into points: data, versioned, published.
 *
 * @param model its name and version
 * @param caps the most each family may add
 * @param rhythm what rhythm gets beyond its statistic
 * @param points thresholds by signal; rhythm.tenure has none, its points are its statistic
 * @param gate the least evidence a score may rest on
 * @param standingOut when an evaluation counts towards persistence
 * @param thresholds what rules compare scores with; written here so that one table tells the whole story
 */
public record Scorecard(
        String model,
        Map<Family, Integer> caps,
        RhythmRule rhythm,
        Map<Signal, Steps> points,
        Gate gate,
        StandingOut standingOut,
        Thresholds thresholds)
        implements Serializable {
    /**
     * @param oneMultipleMax the most for removals after always the same number of periods
     * @param supportFrom the points of rhythm.tenure from which trials and churn may add theirs
     */
    public record RhythmRule(int oneMultipleMax, int supportFrom) implements Serializable {
        public RhythmRule {
            if (oneMultipleMax >= supportFrom) {
                throw new IllegalArgumentException("one multiple must not be enough for support");
            }
        }
    }

    /**
     * @param externalViewers distinct external viewers who played something
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
        points = Map.copyOf(points);
        for (Signal signal : Signal.values()) {
            if (!caps.containsKey(signal.family())) {
                throw new IllegalArgumentException(
                        "no cap for " + signal.family().wire());
            }
            if (signal != Signal.RHYTHM_TENURE && !points.containsKey(signal)) {
                throw new IllegalArgumentException("no points for " + signal.wire());
            }
        }
        Integer exculpatory = caps.get(Family.EXCULPATORY);
        if (exculpatory == null || exculpatory != 0) {
            throw new IllegalArgumentException("exculpatory evidence can only lower");
        }
    }

    public int cap(Family family) {
        Integer cap = caps.get(family);
        return cap == null ? 0 : cap;
    }

    /** The thresholds of a signal other than rhythm.tenure. */
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
