// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

import io.evenhand.scoring.link.Roster;
import io.evenhand.scoring.rhythm.Rounding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Equalised fleet (A7): how many accounts, this one and those linked to it by strong keys, have so nearly the same number of
 * outsiders that somebody must be filling the emptiest first.
 *
 * <p>Definition: the most accounts around this one, each with at least 20 outsiders who have access at the boundary, whose
 * sizes have a coefficient of variation below {@value #VARIATION_MAX}; 0 if they are fewer than {@value #FLEET}, this one
 * counted. Unit: accounts. Direction: incriminating, and only with strong keys. It counts access and not playback, because
 * losing an optional stream must not raise it. Innocent lookalike: none is common; a firm with equal branches would have
 * to share one card. Privacy class 0 for the sizes, 3 for the links.
 */
final class EqualisedFleet {
    private static final double VARIATION_MAX = 0.15;
    private static final int FLEET = 3;

    private EqualisedFleet() {}

    static Measured measure(Subject subject) {
        int own = subject.history().liveExternalStarts().length;
        List<Integer> sizes =
                new ArrayList<>(subject.peers().sizes(subject.history().keys(), subject.now()));
        sizes.removeIf(size -> size < Roster.FLEET_MIN);
        sizes.add(own);
        sizes.sort(Comparator.naturalOrder());
        List<Integer> fleet = own < Roster.FLEET_MIN ? List.of() : largest(sizes, sizes.indexOf(own));
        return fleet.isEmpty()
                ? Measured.count(Signal.LINK_EQUALISED, 0)
                : new Measured(
                        Signal.LINK_EQUALISED,
                        fleet.size(),
                        null,
                        null,
                        Map.of("variation", Rounding.six(variation(fleet))));
    }

    /** The most equal accounts of a given number are neighbours when sorted by size. */
    private static List<Integer> largest(List<Integer> sorted, int own) {
        for (int accounts = sorted.size(); accounts >= FLEET; accounts--) {
            for (int first = Math.max(0, own - accounts + 1);
                    first <= own && first + accounts <= sorted.size();
                    first++) {
                List<Integer> fleet = sorted.subList(first, first + accounts);
                if (variation(fleet) < VARIATION_MAX) {
                    return fleet;
                }
            }
        }
        return List.of();
    }

    /** Standard deviation of the sizes by their mean. */
    private static double variation(List<Integer> sizes) {
        double mean = sizes.stream().mapToInt(Integer::intValue).sum() / (double) sizes.size();
        double squares = sizes.stream()
                .mapToDouble(size -> (size - mean) * (size - mean))
                .sum();
        return StrictMath.sqrt(squares / (sizes.size() - 1)) / mean;
    }
}
