// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

/**
 * External concurrency (B11): the number of playbacks at once that is exceeded in a twentieth of four weeks, nights
 * included.
 *
 * <p>Unit: playbacks. Direction: incriminating, two decibans at most. Only playbacks count whose start and end were both
 * seen. Innocent lookalike: a sports night, viewers on four continents. Privacy class 1.
 */
final class Concurrency {
    private Concurrency() {}

    static Measured measure(Subject subject) {
        return Measured.count(
                Signal.SCALE_CONCURRENCY,
                subject.history().playback(subject.now()).concurrencyP95());
    }
}
