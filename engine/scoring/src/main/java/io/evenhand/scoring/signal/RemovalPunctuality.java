// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

import io.evenhand.scoring.rhythm.PunctualityMeter;

/**
 * Removal punctuality (B3): whether people lose access within the hour after a whole number of days since they got it.
 *
 * <p>Definition: {@link PunctualityMeter} over the same tenures as {@link BillingRhythm}; the statistic is the fraction of
 * punctual removals. The two are readings of one fact: the stronger counts, never the sum, and p is doubled for having read
 * twice. Unit: decibans of an e-value. Direction: incriminating, decisive. Innocent lookalike: any host whose job removes guests by
 * the clock, hence the second multiple of a billing period. Privacy class 0.
 */
final class RemovalPunctuality {
    private RemovalPunctuality() {}

    static Measured measure(Subject subject) {
        return RhythmReading.of(Signal.RHYTHM_PUNCTUALITY, subject, PunctualityMeter::measure);
    }
}
