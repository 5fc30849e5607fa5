// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.network;

import io.evenhand.asn.address.Address;
import io.evenhand.asn.address.Prefix;
import io.evenhand.asn.table.PrefixTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures in force as they are looked up: the longest prefix answers, of two for one prefix the one that allows, and one
 * that has ended lets the next wider one answer. Measures are never merged, so each ends at its own time.
 */
public final class MeasureTable {
    private final PrefixTable<NetworkMeasure> table;
    private final List<NetworkMeasure> measures;

    private MeasureTable(PrefixTable<NetworkMeasure> table, List<NetworkMeasure> measures) {
        this.table = table;
        this.measures = measures;
    }

    public static MeasureTable of(List<NetworkMeasure> measures) {
        List<PrefixTable.Entry<NetworkMeasure>> entries = measures.stream()
                .sorted(Comparator.comparing(NetworkMeasure::action).reversed())
                .map(measure -> new PrefixTable.Entry<>(measure.prefix(), measure))
                .toList();
        return new MeasureTable(PrefixTable.of(entries), List.copyOf(measures));
    }

    /** The measure that answers for the address now, or null: then nothing is said about it. */
    public @Nullable NetworkMeasure find(Address address, Instant now) {
        PrefixTable.Entry<NetworkMeasure> entry = table.longest(address, measure -> measure.isInForce(now));
        return entry == null ? null : entry.value();
    }

    /** Whether connections from the address are refused now. */
    public boolean denies(Address address, Instant now) {
        NetworkMeasure found = find(address, now);
        return found != null && found.action() == NetworkMeasure.Action.DENY;
    }

    /** Why: every measure in force that covers the address, the one that answers at the head. */
    public List<NetworkMeasure> explain(Address address, Instant now) {
        return table.covering(address).stream()
                .map(PrefixTable.Entry::value)
                .filter(measure -> measure.isInForce(now))
                .toList();
    }

    /**
     * Asks the table at the bounds of every measure, beside them and within, and compares with going through all measures
     * one by one.
     *
     * @return the prefixes where the two differ: then this table must not be used
     */
    public List<Prefix> failedProbes(Instant now) {
        List<Prefix> failed = new ArrayList<>();
        for (NetworkMeasure measure : measures) {
            Address first = measure.prefix().first();
            Address last = measure.prefix().last();
            for (Address probe : List.of(first, first.previous(), last, last.next())) {
                NetworkMeasure wanted = oneByOne(probe, now);
                NetworkMeasure got = find(probe, now);
                boolean same = wanted == null ? got == null : got != null && got.action() == wanted.action();
                if (!same) {
                    failed.add(measure.prefix());
                }
            }
        }
        return failed;
    }

    private @Nullable NetworkMeasure oneByOne(Address address, Instant now) {
        NetworkMeasure best = null;
        for (NetworkMeasure each : measures) {
            boolean covers = each.isInForce(now) && each.prefix().contains(address);
            boolean better = best == null
                    || each.prefix().length() > best.prefix().length()
                    || (each.prefix().length() == best.prefix().length()
                            && each.action() == NetworkMeasure.Action.ALLOW);
            if (covers && better) {
                best = each;
            }
        }
        return best;
    }
}
