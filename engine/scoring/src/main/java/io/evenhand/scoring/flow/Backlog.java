// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import io.evenhand.contract.id.AccountId;
import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Conduct;
import io.evenhand.scoring.history.Parcel;
import io.evenhand.scoring.history.Thinning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.MapState;

/**
 * What waits in state until its week is folded, kept small even of an account that reports without end.
 *
 * <p>Nobody counts what waits for each account: that would be a further write for every event. Instead events are counted
 * by the hash of their account in this process, and only where so many came that a week may hold too many is what
 * waits looked through. A restart begins to count anew, so at most {@link #LOOK_AFTER} more wait than {@link Thinning#MOST}.
 */
final class Backlog {
    /** A power of two, so that a hash finds its place by its lower bits; a quarter of a megabyte. */
    private static final int PLACES = 1 << 16;

    static final int LOOK_AFTER = Thinning.MOST / 2;

    private final ListState<Parcel> waiting;
    private final MapState<Long, Integer> halvings;
    private final Tally tally;
    private final int[] came = new int[PLACES];

    /** @param halvings how often a week was halved, by its end; hardly any account has one */
    Backlog(ListState<Parcel> waiting, MapState<Long, Integer> halvings, Tally tally) {
        this.waiting = waiting;
        this.halvings = halvings;
        this.tally = tally;
    }

    void add(String account, Parcel parcel) throws Exception {
        waiting.add(parcel);
        int place = spread(account) & (PLACES - 1);
        if (++came[place] >= LOOK_AFTER) {
            came[place] = 0;
            thin(new AccountId(account));
        }
    }

    /** Accounts that are named alike would otherwise lie side by side. */
    private static int spread(String account) {
        int hash = account.hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 16);
    }

    /** Takes what waits from before the boundary, and counts what was repeated and what was too much. */
    Waiting take(AccountId account, long boundary) throws Exception {
        Waiting taken = Waiting.of(account, waiting.get(), boundary);
        tally.duplicates.add(taken.repeats());
        waiting.update(taken.rest());
        Integer before = halvings.get(boundary);
        Thinning thinned = Thinning.of(taken.week(), before == null ? 0 : before);
        tally.flooded.add(taken.week().size() - thinned.kept().size());
        if (before != null) {
            halvings.remove(boundary);
        }
        return new Waiting(thinned.kept(), taken.rest(), taken.repeats());
    }

    /** Counts the repeats among what will never be folded. */
    void countRepeats(AccountId account) throws Exception {
        tally.duplicates.add(Waiting.repeats(account, waiting.get()));
    }

    void clear() {
        waiting.clear();
        halvings.clear();
    }

    private void thin(AccountId account) throws Exception {
        Map<Long, List<Parcel>> weeks = new TreeMap<>();
        for (Parcel parcel : waiting.get()) {
            weeks.computeIfAbsent(Calendar.boundaryAfter(parcel.millis()), week -> new ArrayList<>())
                    .add(parcel);
        }
        List<Parcel> kept = new ArrayList<>();
        for (Map.Entry<Long, List<Parcel>> week : weeks.entrySet()) {
            kept.addAll(
                    week.getValue().size() <= Thinning.MOST
                            ? week.getValue()
                            : thin(account, week.getKey(), week.getValue()));
        }
        waiting.update(kept);
    }

    private List<Parcel> thin(AccountId account, long boundary, List<Parcel> parcels) throws Exception {
        Waiting all = Waiting.of(account, parcels, boundary);
        Integer before = halvings.get(boundary);
        Thinning thinned = Thinning.of(all.week(), before == null ? 0 : before);
        tally.duplicates.add(all.repeats());
        tally.flooded.add(all.week().size() - thinned.kept().size());
        if (thinned.halvings() > 0) {
            halvings.put(boundary, thinned.halvings());
        }
        List<Parcel> kept = new ArrayList<>(thinned.kept().size());
        for (Conduct conduct : thinned.kept()) {
            kept.add(Parcel.of(conduct));
        }
        return kept;
    }
}
