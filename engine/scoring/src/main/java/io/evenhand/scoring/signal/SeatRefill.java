// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Tenure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Seat refill (B8): how often in 120 days somebody else got access within 24 hours after the owner had removed somebody
 * from an account that was full.
 *
 * <p>Full is 95 % of the most external viewers the account had at one time in the window, and 20 viewers at least. Unit:
 * refills. Direction: incriminating, two decibans at most. Innocent lookalike: the waiting list of a full community.
 * Removals in bulk do not count. Privacy class 0.
 */
final class SeatRefill {
    private static final double FULL = 0.95;
    private static final int FULL_MIN = 20;

    private SeatRefill() {}

    /** A change of the number of viewers: one more, one fewer. */
    private record Change(long at, String viewer, boolean begins, boolean countsAsRemoval) {
        static final Comparator<Change> ORDER = Comparator.comparingLong(Change::at)
                .thenComparing(Change::begins)
                .thenComparing(Change::viewer);
    }

    static Measured measure(Subject subject) {
        List<Change> changes = changes(subject);
        int capacity = Math.max(FULL_MIN, peak(changes));
        int live = 0;
        long refills = 0;
        List<Change> seats = new ArrayList<>();
        for (Change change : changes) {
            if (change.begins()) {
                refills += takeSeat(seats, change) ? 1 : 0;
                live++;
            } else {
                if (change.countsAsRemoval() && live >= FULL * capacity) {
                    seats.add(change);
                }
                live--;
            }
        }
        return new Measured(Signal.AUTOMATION_SEAT_REFILL, refills, null, null, Map.of("capacity", (double) capacity));
    }

    /** Takes the oldest seat that became free within a day and was somebody else's. */
    private static boolean takeSeat(List<Change> seats, Change newcomer) {
        seats.removeIf(seat -> newcomer.at() - seat.at() > Calendar.DAY);
        for (int i = 0; i < seats.size(); i++) {
            if (!seats.get(i).viewer().equals(newcomer.viewer())) {
                seats.remove(i);
                return true;
            }
        }
        return false;
    }

    private static List<Change> changes(Subject subject) {
        List<Change> changes = new ArrayList<>();
        Set<Tenure> single = new HashSet<>(subject.evidence().single());
        for (Tenure tenure : subject.history().endedTenures()) {
            changes.add(new Change(tenure.start(), tenure.viewer(), true, false));
            changes.add(new Change(tenure.end(), tenure.viewer(), false, single.contains(tenure)));
        }
        subject.history()
                .liveExternal()
                .forEach((viewer, start) -> changes.add(new Change(start, viewer, true, false)));
        changes.sort(Change.ORDER);
        return changes;
    }

    private static int peak(List<Change> changes) {
        int live = 0;
        int peak = 0;
        for (Change change : changes) {
            live += change.begins() ? 1 : -1;
            peak = Math.max(peak, live);
        }
        return peak;
    }
}
