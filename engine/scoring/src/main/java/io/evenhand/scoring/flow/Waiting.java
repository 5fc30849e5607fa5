// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.scoring.history.Conduct;
import io.evenhand.scoring.history.Parcel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an account did and what is not folded yet, unpacked and put in order once a week.
 *
 * <p>Of events with the same id the first in {@link Conduct#ORDER} counts, whichever came first.
 *
 * @param week before the boundary, in the order of folding
 * @param rest at the boundary and after it
 * @param repeats how many were left out
 */
record Waiting(List<Conduct> week, List<Parcel> rest, int repeats) {
    /** Whether nothing was done, neither before the boundary nor after it. */
    boolean isEmpty() {
        return week.isEmpty() && rest.isEmpty();
    }

    static Waiting of(AccountId account, Iterable<Parcel> parcels, long boundary) {
        List<Conduct> all = new ArrayList<>();
        for (Parcel parcel : parcels) {
            all.add(parcel.open(account));
        }
        all.sort(Conduct.ORDER);
        Set<EventId> known = new HashSet<>(2 * all.size());
        List<Conduct> week = new ArrayList<>(all.size());
        List<Parcel> rest = new ArrayList<>();
        for (Conduct conduct : all) {
            if (!known.add(conduct.id())) {
                continue;
            }
            if (conduct.millis() < boundary) {
                week.add(conduct);
            } else {
                rest.add(Parcel.of(conduct));
            }
        }
        return new Waiting(week, rest, all.size() - known.size());
    }
}
