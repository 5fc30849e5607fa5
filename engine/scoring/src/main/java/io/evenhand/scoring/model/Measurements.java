// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.model;

import io.evenhand.contract.assessment.Completeness;
import io.evenhand.contract.assessment.Presence;
import io.evenhand.scoring.link.Peers;
import io.evenhand.scoring.rhythm.Decibans;
import io.evenhand.scoring.rhythm.Rhythm;
import io.evenhand.scoring.rhythm.RhythmMeter;
import io.evenhand.scoring.rhythm.Rounding;
import io.evenhand.scoring.signal.AccountHistory;
import io.evenhand.scoring.signal.Calendar;
import io.evenhand.scoring.signal.Evidence;
import io.evenhand.scoring.signal.Tenure;
import io.evenhand.scoring.signal.TiesCount;
import io.evenhand.scoring.signal.Windows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything the scorecard wants to know about one account at one boundary, measured. */
final class Measurements {
    /** Churn of very few viewers says nothing, so there are never fewer than this. */
    private static final int CHURN_VIEWERS_MIN = 5;

    private final String account;
    private final AccountHistory history;
    private final Peers peers;
    private final long now;
    private final Evidence evidence;
    private final List<Tenure> aged;
    private final long[] live;
    private final @Nullable TiesCount ties;

    Measurements(String account, AccountHistory history, Peers peers, long now) {
        this.account = account;
        this.history = history;
        this.peers = peers;
        this.now = now;
        this.evidence = Evidence.of(history.endedTenures(), now);
        this.aged = evidence.aged();
        this.live = history.liveExternalStarts();
        this.ties = history.ties(now);
    }

    int externalViewers() {
        return history.externalViewers(now);
    }

    int agedTenures() {
        return aged.size();
    }

    Completeness completeness() {
        return new Completeness(
                present(externalViewers() > 0),
                present(ties != null),
                present(!history.keys().isEmpty()));
    }

    /** The facts in the order of {@link Signal}. */
    List<Measured> facts() {
        List<Measured> facts = new ArrayList<>();
        facts.add(rhythm());
        facts.add(new Measured(Signal.RHYTHM_TRIALS, evidence.trials(), null, null, Map.of()));
        facts.add(churn());
        int linked = peers.count(history.keys(), now);
        facts.add(new Measured(Signal.LINK_KEYS, linked, null, null, Map.of("peers", (double) linked)));
        facts.add(scale());
        facts.add(density());
        facts.add(reciprocity());
        facts.add(medianLiveTenure());
        return facts;
    }

    private Measured rhythm() {
        List<Tenure> people = evidence.agedPeople();
        Rhythm rhythm = RhythmMeter.measure(aged, people, () -> Seed.of(account, now));
        if (rhythm.n() < Decibans.TENURES_MIN) {
            return new Measured(Signal.RHYTHM_TENURE, rhythm.n(), null, null, Map.of());
        }
        Map<String, Double> detail = new TreeMap<>();
        detail.put("periodDays", rhythm.periodDays());
        detail.put("phaseDays", rhythm.phaseDays());
        detail.put(Measured.MULTIPLES, (double) rhythm.multiples());
        detail.put("onCycleViewers", (double) rhythm.onCycleViewers());
        detail.put("removedViewers", (double)
                people.stream().map(Tenure::viewer).distinct().count());
        detail.put("pAnalytic", rhythm.pAnalytic());
        if (rhythm.pPermutation() != null) {
            detail.put("pPermutation", rhythm.pPermutation());
        }
        return new Measured(Signal.RHYTHM_TENURE, rhythm.n(), rhythm.z(), rhythm.p(), detail);
    }

    /** Per viewer who has access, not per viewer who plays: losing the optional playback stream must not raise it. */
    private Measured churn() {
        int starts = evidence.starts()
                + (int) Arrays.stream(live)
                        .filter(start -> start >= now - Windows.TURNOVER)
                        .count();
        int turnover = Math.min(starts, evidence.removals());
        double churn = Rounding.six(turnover / (double) Math.max(live.length, CHURN_VIEWERS_MIN));
        return new Measured(
                Signal.RHYTHM_CHURN,
                evidence.removals(),
                churn,
                null,
                Map.of("starts", (double) starts, "liveViewers", (double) live.length));
    }

    private Measured scale() {
        int viewers = externalViewers();
        return viewers == 0
                ? Measured.absent(Signal.SCALE_EXTERNAL_VIEWERS)
                : new Measured(Signal.SCALE_EXTERNAL_VIEWERS, viewers, null, null, Map.of());
    }

    private Measured density() {
        if (ties == null || !ties.hasPairs()) {
            return Measured.absent(Signal.TIES_DENSITY);
        }
        return new Measured(
                Signal.TIES_DENSITY, ties.viewers(), Rounding.six(ties.density()), null, Map.of("ties", (double)
                        ties.ties()));
    }

    private Measured reciprocity() {
        if (ties == null || !ties.hasPairs()) {
            return Measured.absent(Signal.TIES_RECIPROCITY);
        }
        return new Measured(
                Signal.TIES_RECIPROCITY,
                ties.viewers(),
                Rounding.six(ties.reciprocity()),
                null,
                Map.of("reciprocal", (double) ties.reciprocal()));
    }

    private Measured medianLiveTenure() {
        if (live.length == 0) {
            return new Measured(Signal.TENURE_MEDIAN_LIVE, 0, 0.0, null, Map.of());
        }
        // live is sorted: the start in the middle, the later one of two
        long median = live[live.length / 2];
        double days = Rounding.six((now - median) / (double) Calendar.DAY);
        return new Measured(Signal.TENURE_MEDIAN_LIVE, live.length, days, null, Map.of());
    }

    private static Presence present(boolean present) {
        return present ? Presence.PRESENT : Presence.ABSENT;
    }
}
