// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

/**
 * Trials (B5): how many tenures of less than four days the owner ended in 90 days.
 *
 * <p>Unit: tenures. Direction: supports a rhythm, says nothing by itself. Innocent lookalike: an invitation to a wrong
 * address, a guest for a weekend. Privacy class 0.
 */
final class Trials {
    private Trials() {}

    static Measured measure(Subject subject) {
        return Measured.count(Signal.RHYTHM_TRIALS, subject.evidence().trials());
    }
}
