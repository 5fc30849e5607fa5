// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

import io.evenhand.scoring.history.TiesCount;
import io.evenhand.scoring.rhythm.Rounding;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reciprocity (C2): the fraction of external viewers who share something back or have a server of their own.
 *
 * <p>Unit: a fraction of viewers, by the latest count in 180 days. Direction: exculpatory; a seller's customers rarely do. Taken
 * as said where nobody counted. Privacy class 3, counts only.
 */
final class Reciprocity {
    private Reciprocity() {}

    static Measured measure(Subject subject) {
        @Nullable TiesCount ties = subject.history().ties(subject.now());
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
}
