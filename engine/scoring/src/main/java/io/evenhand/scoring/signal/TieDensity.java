// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

import io.evenhand.scoring.history.TiesCount;
import io.evenhand.scoring.rhythm.Rounding;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tie density (C1): ties per pair of external viewers, by the latest count of the platform's social service in 180 days.
 *
 * <p>Unit: a fraction of pairs. Direction: exculpatory; a lack of friends on the platform is no evidence, and where nobody
 * counted, everything that ties could say for the account is taken as said. Circles of real friends have a median of .04 to
 * .13, strangers about .004. Privacy class 3, counts only.
 */
final class TieDensity {
    private TieDensity() {}

    static Measured measure(Subject subject) {
        @Nullable TiesCount ties = subject.history().ties(subject.now());
        if (ties == null || !ties.hasPairs()) {
            return Measured.absent(Signal.TIES_DENSITY);
        }
        return new Measured(
                Signal.TIES_DENSITY, ties.viewers(), Rounding.six(ties.density()), null, Map.of("ties", (double)
                        ties.ties()));
    }
}
