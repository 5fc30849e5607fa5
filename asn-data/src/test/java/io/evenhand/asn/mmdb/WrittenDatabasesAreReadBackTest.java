// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.mmdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.maxmind.geoip2.DatabaseReader;
import com.maxmind.geoip2.model.AsnResponse;
import io.evenhand.asn.address.Address;
import io.evenhand.asn.address.AddressParser;
import io.evenhand.asn.address.Prefix;
import io.evenhand.asn.dataset.RangeRow;
import io.evenhand.asn.table.AddressRange;
import io.evenhand.asn.table.Network;
import io.evenhand.asn.table.NetworkTable;
import io.evenhand.asn.table.RandomTables;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we write, MaxMind's own GeoIP2 reads back, address for address. */
class WrittenDatabasesAreReadBackTest {
    private static final Instant BUILT = Instant.parse("2026-03-01T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void atEveryBound() throws Exception {
        SplittableRandom random = new SplittableRandom(17);
        List<RandomTables.Entry> entries = new ArrayList<>(RandomTables.entries(random, true, 1_500));
        entries.addAll(RandomTables.entries(random, false, 1_500).stream()
                .filter(entry -> entry.range().first().high() != 0
                        && entry.range().last().high() != 0)
                .toList());
        NetworkTable table = RandomTables.table(entries);
        Path file = folder.resolve("made.mmdb");
        MmdbWriter.write(file, table, BUILT, "made for a test", MmdbWriter.Aliases.NONE);
        int found = 0;
        try (DatabaseReader reader = new DatabaseReader.Builder(file.toFile()).build()) {
            assertEquals(BUILT, reader.metadata().buildTime());
            for (Address probe : RandomTables.probes(random, entries)) {
                if (probe.v4() || probe.high() != 0) {
                    Network wanted = table.find(probe);
                    Optional<AsnResponse> got = reader.tryAsn(InetAddress.getByAddress(probe.bytes()));
                    assertEquals(
                            wanted == null ? null : wanted.asn(),
                            got.map(AsnResponse::autonomousSystemNumber).orElse(null),
                            probe.text());
                    found += got.isPresent() ? 1 : 0;
                }
            }
        }
        assertTrue(found > 5_000, "only " + found + " were found");
    }

    @Test
    void theRowsComeBackAsTheyWere() throws Exception {
        SplittableRandom random = new SplittableRandom(18);
        List<RandomTables.Entry> entries = new ArrayList<>(RandomTables.entries(random, true, 400));
        entries.addAll(RandomTables.entries(random, false, 400).stream()
                .filter(entry -> entry.range().first().high() != 0)
                .toList());
        NetworkTable table = RandomTables.table(entries);
        Path file = folder.resolve("made.mmdb");
        MmdbWriter.write(file, table, BUILT, "made for a test", MmdbWriter.Aliases.MAPPED_AND_6TO4);
        List<RangeRow> wanted = new ArrayList<>();
        table.forEach((range, network) -> wanted.add(new RangeRow(range, network)));
        List<RangeRow> got = new ArrayList<>();
        new MmdbRows().read(file, got::add);
        assertEquals(wanted, got);
    }

    @Test
    void mappedAnd6to4AddressesLeadToIpv4IfWanted() throws Exception {
        NetworkTable table = new NetworkTable.Builder()
                .add(range("198.51.100.0", "198.51.100.255"), new Network(64500, null, "One"))
                .build();
        Path with = folder.resolve("with.mmdb");
        MmdbWriter.write(with, table, BUILT, "x", MmdbWriter.Aliases.MAPPED_AND_6TO4);
        Path without = folder.resolve("without.mmdb");
        MmdbWriter.write(without, table, BUILT, "x", MmdbWriter.Aliases.NONE);
        Address sixToFour = AddressParser.parse("2002:c633:6407::1");
        try (MmdbNetworks one = MmdbNetworks.open(with);
                MmdbNetworks other = MmdbNetworks.open(without)) {
            assertEquals(64500, one.find(sixToFour).asn());
            assertEquals(null, other.find(sixToFour));
            assertEquals(
                    64500,
                    other.find(AddressParser.parse("::ffff:198.51.100.7")).asn());
            assertEquals(MmdbWriter.TYPE, one.type());
        }
    }

    @Test
    void recordsGrowWithTheData() {
        SearchTree tree = new SearchTree();
        assertEquals(24, tree.recordBits(1000));
        assertEquals(28, tree.recordBits(1L << 24));
        assertEquals(32, tree.recordBits(1L << 28));
    }

    @Test
    void widerRecordsAreReadBackToo() throws Exception {
        for (int names : new int[] {10, 40_000}) {
            NetworkTable.Builder builder = new NetworkTable.Builder();
            for (int i = 0; i < names; i++) {
                String name = ("name " + i + " ").repeat(names > 100 ? 60 : 1);
                builder.add(
                        new AddressRange(Address.v4(0x0B00_0000L + 256L * i), Address.v4(0x0B00_00FFL + 256L * i)),
                        new Network(1 + i, "DE", name, "isp"));
            }
            NetworkTable table = builder.build();
            Path file = folder.resolve("names" + names + ".mmdb");
            MmdbWriter.write(file, table, BUILT, "x", MmdbWriter.Aliases.NONE);
            try (MmdbNetworks networks = MmdbNetworks.open(file)) {
                for (int i = 0; i < names; i += 1 + names / 500) {
                    Address address = Address.v4(0x0B00_0000L + 256L * i + 7);
                    String wanted = table.find(address).name();
                    Network got = networks.find(address);
                    assertEquals(
                            wanted.substring(0, Math.min(512, wanted.length())).strip(),
                            got.name().strip());
                    assertEquals("isp", got.category());
                }
            }
            assertEquals(names > 100, Files.size(file) > 1 << 24, "24-bit records do not reach that far");
        }
    }

    @Test
    void prefixesThatOverlapAreAFault() {
        SearchTree tree = new SearchTree();
        tree.add(Prefix.parse("198.51.100.0/24"), 0);
        assertThrows(IllegalArgumentException.class, () -> tree.add(Prefix.parse("198.51.100.0/25"), 0));
        assertThrows(IllegalArgumentException.class, () -> tree.add(Prefix.parse("198.51.0.0/16"), 0));
        assertFalse(tree.nodes() < 100);
    }

    private static AddressRange range(String first, String last) {
        return new AddressRange(AddressParser.parse(first), AddressParser.parse(last));
    }
}
