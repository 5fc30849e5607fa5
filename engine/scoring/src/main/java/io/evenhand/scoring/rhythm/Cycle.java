// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.rhythm;

import io.evenhand.scoring.history.Tenure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who was removed near the common phase of a period, and after how many periods.
 *
 * @param periodDays the period
 * @param phaseDays how long after a whole number of periods the removals crowd
 * @param multiples how many different numbers of periods people stayed, 1 if all but a few stayed the same number
 * @param viewers distinct viewers removed near that phase
 */
record Cycle(double periodDays, double phaseDays, int multiples, int viewers) {
    /** How near to the common phase a removal is on cycle, in days: the accuracy of people, time zones and hourly jobs. */
    private static final double NEAR_DAYS = 1.5;

    /** Of the removals on cycle, the part that must lie on another multiple than the commonest. */
    private static final double OTHER_MULTIPLES_MIN = 0.2;

    /**
     * The cycle of tenures on a circle.
     *
     * @param people tenures before those who came and went together were counted as one: people are counted here
     */
    static Cycle of(List<Tenure> tenures, List<Tenure> people, Circle circle) {
        double phase = circle.phase(tenures.stream().mapToDouble(Tenure::days).toArray());
        Map<Long, Integer> byMultiple = new TreeMap<>();
        for (Tenure tenure : tenures) {
            if (isNear(tenure, phase, circle)) {
                byMultiple.merge((long) Math.rint(periods(tenure, phase, circle)), 1, Integer::sum);
            }
        }
        long viewers = people.stream()
                .filter(tenure -> isNear(tenure, phase, circle))
                .map(Tenure::viewer)
                .distinct()
                .count();
        return new Cycle(circle.periodDays(), Rounding.six(phase), multiples(byMultiple), (int) viewers);
    }

    private static boolean isNear(Tenure tenure, double phase, Circle circle) {
        double periods = periods(tenure, phase, circle);
        return Math.abs(periods - Math.rint(periods)) * circle.periodDays() <= NEAR_DAYS;
    }

    private static double periods(Tenure tenure, double phase, Circle circle) {
        return (tenure.days() - phase) / circle.periodDays();
    }

    /** One stray removal among many of the same length is chance: others must be two and a fifth of all. */
    private static int multiples(Map<Long, Integer> byMultiple) {
        int all = byMultiple.values().stream().mapToInt(Integer::intValue).sum();
        int commonest =
                byMultiple.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        int others = all - commonest;
        return others >= 2 && others >= OTHER_MULTIPLES_MIN * all ? byMultiple.size() : Math.min(1, byMultiple.size());
    }
}
