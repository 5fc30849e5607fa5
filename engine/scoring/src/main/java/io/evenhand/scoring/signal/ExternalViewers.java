// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

import io.evenhand.scoring.history.TiesCount;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scale (B1): distinct viewers outside the Home who played something in 30 days, without those whom ties explain.
 *
 * <p>A tie explains two viewers at most, and whoever shares back is explained too: so friends who know one another never
 * raise the score by being many. Unit: viewers; 2 log2(n / 20) decibans, rounded down. Direction: incriminating, four
 * decibans at most. Innocent lookalike: an enthusiast's community, a club. Where playback or ties were not seen, it has its
 * lowest value. Privacy class 1.
 */
final class ExternalViewers {
    private ExternalViewers() {}

    static Measured measure(Subject subject) {
        int viewers = subject.history().externalViewers(subject.now());
        @Nullable TiesCount ties = subject.history().ties(subject.now());
        if (viewers == 0 || ties == null) {
            return new Measured(
                    Signal.SCALE_EXTERNAL_VIEWERS, viewers, null, null, Map.of(Measured.ASSUMED, Measured.YES));
        }
        long explained = Math.min(viewers, 2L * ties.ties() + ties.reciprocal());
        return new Measured(
                Signal.SCALE_EXTERNAL_VIEWERS,
                viewers,
                (double) (viewers - explained),
                null,
                Map.of("explainedByTies", (double) explained));
    }
}
