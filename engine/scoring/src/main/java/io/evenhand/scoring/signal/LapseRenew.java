// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

import io.evenhand.scoring.history.Accept;
import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Tenure;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Lapse and renewal (B4): how many tenures the owner ended, of 20 days or more, after which the same viewer got access
 * again one to 45 days later, within 120 days.
 *
 * <p>Unit: renewals. Direction: supports a rhythm, says nothing by itself. Removals in bulk do not count. Innocent
 * lookalike: a script that unshares as a punishment, somebody looking for a fault: those are short or return within a day.
 * Privacy class 0.
 */
final class LapseRenew {
    private static final long SOON = Calendar.DAY;
    private static final long LATE = 45 * Calendar.DAY;

    private LapseRenew() {}

    static Measured measure(Subject subject) {
        Map<String, NavigableSet<Long>> starts = new HashMap<>();
        for (Accept accept : subject.history().accepts()) {
            starts.computeIfAbsent(accept.viewer(), viewer -> new TreeSet<>()).add(accept.at());
        }
        long renewals = subject.evidence().agedPeople().stream()
                .filter(tenure -> isRenewed(tenure, starts.getOrDefault(tenure.viewer(), new TreeSet<>())))
                .count();
        return Measured.count(Signal.RHYTHM_LAPSE_RENEW, renewals);
    }

    private static boolean isRenewed(Tenure tenure, NavigableSet<Long> starts) {
        Long again = starts.higher(tenure.end());
        return again != null && again - tenure.end() >= SOON && again - tenure.end() <= LATE;
    }
}
