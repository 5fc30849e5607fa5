// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.table;

import io.evenhand.asn.address.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Seeded ranges with gaps, neighbours and single addresses, and the address worth asking for. */
public final class RandomTables {
    private RandomTables() {}

    /** A range and its network. */
    public record Entry(AddressRange range, Network network) {}

    public static List<Entry> entries(SplittableRandom random, boolean v4, int count) {
        TreeSet<Address> bounds = new TreeSet<>();
        while (bounds.size() < 2 * count) {
            Address address = address(random, v4);
            bounds.add(address);
            if (random.nextInt(4) == 0) {
                bounds.add(address.next());
            }
        }
        List<Address> sorted = new ArrayList<>(bounds);
        List<Entry> out = new ArrayList<>();
        for (int i = 0; i + 1 < sorted.size(); i += 2) {
            Network network = new Network(
                    1 + random.nextInt(50), random.nextBoolean() ? "DE" : null, "AS name " + random.nextInt(50));
            out.add(new Entry(new AddressRange(sorted.get(i), sorted.get(i + 1)), network));
        }
        return out;
    }

    public static NetworkTable table(List<Entry> entries) {
        NetworkTable.Builder builder = new NetworkTable.Builder();
        entries.forEach(it -> builder.add(it.range(), it.network()));
        return builder.build();
    }

    /** Every bound with its two neighbours, and as many addresses from anywhere. */
    public static List<Address> probes(SplittableRandom random, List<Entry> entries) {
        List<Address> out = new ArrayList<>();
        for (Entry entry : entries) {
            for (Address bound : List.of(entry.range().first(), entry.range().last())) {
                out.addAll(List.of(bound, bound.next(), bound.previous(), address(random, bound.v4())));
            }
        }
        return out;
    }

    static Address address(SplittableRandom random, boolean v4) {
        long narrow = random.nextInt(3) == 0 ? random.nextLong(64) : random.nextLong();
        return v4
                ? Address.v4(narrow & 0xFFFF_FFFFL)
                : Address.v6(random.nextInt(3) == 0 ? random.nextLong(4) - 2 : random.nextLong(), narrow);
    }
}
