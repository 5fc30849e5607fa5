// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

import io.evenhand.scoring.history.Part;
import io.evenhand.scoring.history.Tenure;
import io.evenhand.scoring.history.Windows;
import java.util.Arrays;
import java.util.Map;

/**
 * Fresh single-purpose viewers (B12): the fraction of those given access in 120 days whose account was less than 48 hours old
 * then, and who have had access to nobody else's server for 180 days.
 *
 * <p>Unit: a fraction of the times access began, by the lower end of its 95 % interval; n is these times. A viewer whose
 * account's age is not said is not fresh. Direction: incriminating, a little. Innocent lookalike: grandparents who joined for
 * this one server, innocent viewers who registered again after a ban. Whether a viewer runs a server of their own is not
 * known here; reciprocity counts that in the account's favour. Privacy class 3: only the count leaves the join.
 */
final class FreshViewers {
    private FreshViewers() {}

    static Measured measure(Subject subject) {
        long from = subject.now() - Windows.TENURES;
        long live = Arrays.stream(subject.history().liveExternalStarts())
                .filter(start -> start >= from)
                .count();
        long ended = subject.history().endedTenures().stream()
                .mapToLong(Tenure::start)
                .filter(start -> start >= from)
                .count();
        long begun = live + ended;
        long fresh = Math.min(subject.peers().fresh(subject.now()), begun);
        return new Measured(
                Signal.SCALE_FRESH_VIEWERS, begun, Wilson.lower(new Part(fresh, begun)), null, Map.of("fresh", (double)
                        fresh));
    }
}
