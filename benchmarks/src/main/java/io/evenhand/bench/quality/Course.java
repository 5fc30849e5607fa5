// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.bench.learned.Numbers;
import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.simulator.truth.Judged;
import io.evenhand.simulator.truth.Timeline;
import io.evenhand.simulator.truth.Truth;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What one account's assessments and verdicts come to over the whole time.
 *
 * <p>A rule that looks every week has many chances to be wrong about somebody, so what counts is the maximum over time,
 * of the score that was reached in three of the latest four weeks.
 */
final class Course {
    private final SplittableRandom random;
    private final Challengers challengers;
    private Timeline timeline = Timeline.EMPTY;
    private final Persistent score = new Persistent();
    private final Persistent[] challengerScores;
    private int weeks;
    private @Nullable Numbers sample;
    private double eValue = Double.NaN;
    private double sampleScore = Double.NaN;
    private @Nullable Assessment limiting;
    private @Nullable Assessment reviewed;

    /**
     * A course without anything yet.
     *
     * @param seed decides which week is the account's sample
     */
    Course(long seed, Challengers challengers) {
        this.random = new SplittableRandom(seed);
        this.challengers = challengers;
        this.challengerScores = new Persistent[challengers.size()];
        for (int i = 0; i < challengerScores.length; i++) {
            challengerScores[i] = new Persistent();
        }
    }

    /** Adds the next assessment and the verdict on it. */
    void add(Assessment assessment, Verdict verdict, Truth truth) {
        timeline = timeline.with(verdict.outcome(), verdict.asOf());
        if (!assessment.enough()) {
            score.forget();
            for (Persistent each : challengerScores) {
                each.forget();
            }
            return;
        }
        score.add(assessment.score());
        Numbers features = Features.of(assessment, truth);
        for (int i = 0; i < challengerScores.length; i++) {
            challengerScores[i].add(challengers.score(i, features));
        }
        weeks++;
        if (random.nextInt(weeks) == 0) {
            sample = features;
            eValue = eValue(assessment);
            sampleScore = assessment.score();
        }
        if (limiting == null && verdict.outcome().compareTo(Outcome.LIMIT) >= 0) {
            limiting = assessment;
        }
        if (reviewed == null && verdict.outcome().compareTo(Outcome.REVIEW) >= 0) {
            reviewed = assessment;
        }
    }

    /** The rhythm's evidence of this week against the innocent null, not yet in decibans; NaN if it has none. */
    private static double eValue(Assessment assessment) {
        EvidenceAtom rhythm = assessment.atom("rhythm.tenure");
        return rhythm == null || rhythm.p() == null ? Double.NaN : 0.2 * StrictMath.pow(rhythm.p(), -0.8);
    }

    /** What is kept of it. */
    Account account(Truth truth, String series) {
        float[] others = new float[challengerScores.length];
        for (int i = 0; i < others.length; i++) {
            others[i] = (float) challengerScores[i].max();
        }
        Assessment contested = limiting == null ? reviewed : limiting;
        return new Account(
                new Judged(truth, timeline, series),
                score.max(),
                Numbers.of(others),
                sample,
                sampleScore,
                eValue,
                contested);
    }

    /**
     * One account at the end of its course.
     *
     * @param score the maximum over time of the score reached in three of four weeks; negative infinity if it never was
     * @param challengers the same of the learned models
     * @param sample the features of one week drawn at random; null if it never passed the gate
     * @param sampleScore the score of that week; NaN if there is none
     * @param eValue the rhythm's e-value of that week; NaN if it had none
     * @param contested what it was first limited on, or else first reviewed on; null if neither
     */
    record Account(
            Judged judged,
            double score,
            Numbers challengers,
            @Nullable Numbers sample,
            double sampleScore,
            double eValue,
            @Nullable Assessment contested) {}

    /** The maximum over time of the value that three of the latest four weeks reached. */
    static final class Persistent {
        private static final int WEEKS = 4;

        private final double[] latest = new double[WEEKS];
        private int seen;
        private double max = Double.NEGATIVE_INFINITY;

        void add(double value) {
            latest[seen % WEEKS] = value;
            seen++;
            if (seen >= WEEKS - 1) {
                max = Math.max(max, thirdLargest());
            }
        }

        void forget() {
            seen = 0;
        }

        double max() {
            return max;
        }

        private double thirdLargest() {
            int count = Math.min(seen, WEEKS);
            double smallest = Double.POSITIVE_INFINITY;
            double second = Double.POSITIVE_INFINITY;
            for (int i = 0; i < count; i++) {
                double value = latest[i];
                if (value < smallest) {
                    second = smallest;
                    smallest = value;
                } else if (value < second) {
                    second = value;
                }
            }
            return count == WEEKS ? second : smallest;
        }
    }
}
