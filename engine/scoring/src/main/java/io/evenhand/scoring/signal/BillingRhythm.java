// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

import io.evenhand.scoring.rhythm.RhythmMeter;

/**
 * Billing rhythm (B2): whether people lose access whole billing periods after they got it, in days.
 *
 * <p>Definition: {@link RhythmMeter} over the aged tenures of 120 days; n is tenures, the statistic Rayleigh's z, p twice the
 * larger one of two nulls' probabilities. Unit: decibans of an e-value. Direction: incriminating, decisive. Innocent
 * lookalike: guests whose access ends by itself after a fixed term, hence the declared passes and the second multiple.
 * Privacy class 0.
 */
final class BillingRhythm {
    private BillingRhythm() {}

    static Measured measure(Subject subject) {
        return RhythmReading.of(Signal.RHYTHM_TENURE, subject, RhythmMeter::measure);
    }
}
