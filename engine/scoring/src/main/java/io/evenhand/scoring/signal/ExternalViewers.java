// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

/**
 * Scale (B1): distinct viewers outside the Home who played something in 30 days.
 *
 * <p>Unit: viewers; 2 log2(n / 20) decibans, rounded down. Direction: incriminating, four decibans at most. Innocent lookalike: an
 * enthusiast's community, a club. Without playback it has its lowest value. Privacy class 1.
 */
final class ExternalViewers {
    private ExternalViewers() {}

    static Measured measure(Subject subject) {
        int viewers = subject.history().externalViewers(subject.now());
        return viewers == 0
                ? Measured.absent(Signal.SCALE_EXTERNAL_VIEWERS)
                : Measured.count(Signal.SCALE_EXTERNAL_VIEWERS, viewers);
    }
}
