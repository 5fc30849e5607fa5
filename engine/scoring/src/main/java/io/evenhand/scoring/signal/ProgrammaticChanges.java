// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

import io.evenhand.scoring.history.Part;
import java.util.Map;

/**
 * Automated share operations (B10): which part of the changes of shares in 90 days a program made, at least.
 *
 * <p>Unit: Wilson's lower bound of a fraction, of six changes or more whose maker is known. Direction: incriminating, two
 * decibans at most. Innocent lookalike: an invitation bot; since it explains a rhythm too, the two are no two pieces of
 * evidence and rules may not add them up. Privacy class 0.
 */
final class ProgrammaticChanges {
    static final int CHANGES_MIN = 6;

    private ProgrammaticChanges() {}

    static Measured measure(Subject subject) {
        Part part = subject.history().changesByProgram(subject.now());
        double lower = part.all() < CHANGES_MIN ? 0 : Wilson.lower(part);
        return new Measured(
                Signal.AUTOMATION_CHANGES, part.all(), lower, null, Map.of("byProgram", (double) part.hits()));
    }
}
