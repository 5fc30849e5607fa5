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
 * What an account did and what is not folded yet; a week is unpacked and put in order once it is over.
 *
 * <p>Of events of one week with the same id the first in {@link Conduct#ORDER} counts, whichever came first. What is still
 * to come stays packed: its time can be read without opening it.
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
        List<Conduct> week = new ArrayList<>();
        List<Parcel> rest = new ArrayList<>();
        for (Parcel parcel : parcels) {
            if (parcel.millis() < boundary) {
                week.add(parcel.open(account));
            } else {
                rest.add(parcel);
            }
        }
        int opened = week.size();
        if (opened > 1) {
            week.sort(Conduct.ORDER);
            Set<EventId> known = new HashSet<>(2 * opened);
            week.removeIf(conduct -> !known.add(conduct.id()));
        }
        return new Waiting(week, rest, opened - week.size());
    }

    /** How many that still wait are repeats of others. */
    static int repeats(AccountId account, Iterable<Parcel> parcels) {
        return of(account, parcels, Long.MAX_VALUE).repeats();
    }
}
