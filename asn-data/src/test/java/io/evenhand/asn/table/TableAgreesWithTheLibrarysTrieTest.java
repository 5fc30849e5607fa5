// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inet.ipaddr.IPAddress;
import inet.ipaddr.format.util.DualIPv4v6AssociativeTries;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import io.evenhand.asn.address.Address;
import io.evenhand.asn.address.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The flat table answers as the library's trie does, at every bound of random nested prefixes, beside it and anywhere. */
class TableAgreesWithTheLibrarysTrieTest {
    private static final int WORLDS = 24;
    private static final int ENTRIES = 6_000;
    private static final int PROBES_MIN = 1_000_000;

    @Test
    void atAMillionAddresses() {
        int probes = 0;
        for (long seed = 1; seed <= WORLDS; seed++) {
            probes += agrees(seed, new SplittableRandom(seed), seed % 2 == 0);
        }
        assertTrue(probes >= PROBES_MIN, "only " + probes + " probes");
    }

    private static int agrees(long seed, SplittableRandom random, boolean v4) {
        List<PrefixTable.Entry<Integer>> entries = new ArrayList<>();
        DualIPv4v6AssociativeTries<Integer> oracle = new DualIPv4v6AssociativeTries<>();
        for (int i = 0; i < ENTRIES; i++) {
            Prefix prefix = prefix(random, v4, entries);
            entries.add(new PrefixTable.Entry<>(prefix, i));
            IPAddress key = library(prefix.first()).setPrefixLength(prefix.length());
            if (!oracle.contains(key)) {
                oracle.put(key, i);
            }
        }
        PrefixTable<Integer> table = PrefixTable.of(entries);
        List<Address> probes = probes(random, entries);
        for (Address probe : probes) {
            PrefixTable.Entry<Integer> got = table.longest(probe);
            var wanted = oracle.longestPrefixMatchNode(library(probe));
            assertEquals(
                    wanted == null ? null : wanted.getValue(),
                    got == null ? null : got.value(),
                    () -> "seed " + seed + " at " + probe.text());
        }
        return probes.size();
    }

    private static List<Address> probes(SplittableRandom random, List<PrefixTable.Entry<Integer>> entries) {
        List<Address> out = new ArrayList<>();
        for (PrefixTable.Entry<Integer> entry : entries) {
            Address first = entry.prefix().first();
            Address last = entry.prefix().last();
            out.addAll(List.of(first, first.next(), first.previous(), last, last.next(), last.previous()));
            out.add(RandomTables.address(random, first.v4()));
        }
        return out;
    }

    /** A random prefix, often inside or beside an earlier one. */
    private static Prefix prefix(SplittableRandom random, boolean v4, List<PrefixTable.Entry<Integer>> before) {
        int width = v4 ? 32 : 128;
        if (!before.isEmpty() && random.nextInt(3) == 0) {
            Prefix near = before.get(random.nextInt(before.size())).prefix();
            Address inside = random.nextBoolean() ? near.last() : near.last().next();
            int longer = Math.min(width, near.length() + random.nextInt(12));
            return Prefix.of(inside, longer);
        }
        return Prefix.of(RandomTables.address(random, v4), 1 + random.nextInt(width));
    }

    private static IPAddress library(Address address) {
        return address.v4() ? new IPv4Address((int) address.low()) : new IPv6Address(address.bytes());
    }
}
