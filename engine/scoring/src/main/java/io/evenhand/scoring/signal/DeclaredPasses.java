// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

/**
 * Declared guest passes (C5): how many tenures of 120 days are left out of the evidence because the owner had declared
 * their end when they began.
 *
 * <p>Unit: tenures. Direction: exculpatory by what it leaves out; it gives no points of its own, so that a declaration never pays for
 * anything else. Privacy class 0.
 */
final class DeclaredPasses {
    private DeclaredPasses() {}

    static Measured measure(Subject subject) {
        return Measured.count(Signal.DECLARED_PASSES, subject.evidence().underPass());
    }
}
