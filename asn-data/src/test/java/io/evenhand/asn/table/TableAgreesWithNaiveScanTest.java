// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.evenhand.asn.address.Address;
import io.evenhand.asn.table.RandomTables.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The table's answers are those of a scan over all ranges, at every bound and beside it. */
class TableAgreesWithNaiveScanTest {
    @Test
    void atEveryBoundAndAnywhere() {
        for (long seed = 1; seed <= 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Entry> entries = new ArrayList<>(RandomTables.entries(random, true, 1 + random.nextInt(200)));
            entries.addAll(RandomTables.entries(random, false, 1 + random.nextInt(200)));
            NetworkTable table = RandomTables.table(entries);
            assertEquals(entries.size(), table.size());
            for (Address probe : RandomTables.probes(random, entries)) {
                assertEquals(naive(entries, probe), table.find(probe), "seed " + seed + " at " + probe.text());
            }
        }
    }

    @Test
    void anEmptyTableKnowsNothing() {
        NetworkTable empty = new NetworkTable.Builder().build();
        assertNull(empty.find(Address.v4(0)));
        assertNull(empty.find(Address.v6(-1, -1)));
    }

    @Test
    void anOverlapIsRefused() {
        NetworkTable.Builder builder = new NetworkTable.Builder();
        Network network = new Network(64500, "DE", "one");
        builder.add(new AddressRange(Address.v4(10), Address.v4(20)), network);
        AddressRange overlapping = new AddressRange(Address.v4(20), Address.v4(30));
        assertThrows(IllegalArgumentException.class, () -> builder.add(overlapping, network));
        AddressRange earlier = new AddressRange(Address.v4(1), Address.v4(2));
        assertThrows(IllegalArgumentException.class, () -> builder.add(earlier, network));
    }

    @Test
    void theRangesOfASystemAreThoseItWasGiven() {
        SplittableRandom random = new SplittableRandom(99);
        List<Entry> entries = RandomTables.entries(random, true, 300);
        NetworkTable table = RandomTables.table(entries);
        for (long asn = 1; asn <= 51; asn++) {
            long wanted = asn;
            List<AddressRange> ranges = entries.stream()
                    .filter(it -> it.network().asn() == wanted)
                    .map(Entry::range)
                    .toList();
            assertEquals(ranges, table.rangesOf(Set.of(asn)));
        }
    }

    private static Network naive(List<Entry> entries, Address address) {
        return entries.stream()
                .filter(it -> it.range().contains(address))
                .map(Entry::network)
                .findFirst()
                .orElse(null);
    }
}
