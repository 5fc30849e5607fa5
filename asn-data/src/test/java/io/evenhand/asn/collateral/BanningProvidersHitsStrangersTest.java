// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.collateral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.asn.address.Prefix;
import io.evenhand.asn.dataset.BroughtFiles;
import io.evenhand.asn.dataset.Checked;
import io.evenhand.asn.dataset.DatasetFolder;
import io.evenhand.asn.dataset.RangeFile;
import io.evenhand.asn.dataset.RangeRow;
import io.evenhand.asn.mmdb.MmdbRows;
import io.evenhand.asn.table.LiveNetworks;
import io.evenhand.asn.table.NetworkTable;
import io.evenhand.asn.table.Provenance;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.NetId;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What it would mean to ban a provider or all hosting: first addresses, then what counts, accounts. Over the synthetic
 * topology always; with {@code -Devenhand.asn.data=FOLDER} also over real data, which is not ours to keep.
 */
class BanningProvidersHitsStrangersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TestFactory
    Stream<DynamicTest> figures() {
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(DynamicTest.dynamicTest("one made-up provider", () -> {
            NetworkTable table = DatasetFolder.synthetic().table();
            assertEquals(
                    new Footprint(
                            8 * 4096 + 256 + 64,
                            10,
                            BigInteger.ONE.shiftLeft(28).add(BigInteger.ONE.shiftLeft(16)),
                            2),
                    Footprint.of(table, List.of(64496L, 64497L)));
            accountsOf(table, Set.of(64496L, 64497L));
        }));
        tests.add(DynamicTest.dynamicTest("all made-up hosting", () -> {
            NetworkTable table = DatasetFolder.synthetic().table();
            List<Prefix> hosting = List.of(
                    Prefix.parse("198.18.0.0/20"), Prefix.parse("198.18.0.0/24"), Prefix.parse("198.51.100.0/24"));
            Footprint covers = Footprint.ofPrefixes(hosting);
            assertEquals(4096 + 256, covers.v4Addresses(), "one inside another counts once");
            assertEquals(100.0 * 4352 / 115_520, covers.percentOfAnnounced(table), 0.2);
        }));
        String data = System.getProperty("evenhand.asn.data", "");
        if (!data.isEmpty()) {
            tests.add(DynamicTest.dynamicTest("the real ones", () -> real(Path.of(data))));
        }
        return tests.stream();
    }

    private static void real(Path data) throws IOException {
        List<RangeRow> rows = new ArrayList<>();
        new BroughtFiles(
                        List.of(
                                data.resolve("ip2asn-v4-2026-06-17.tsv.gz"),
                                data.resolve("ip2asn-v6-2026-06-17.tsv.gz")),
                        RangeFile.names(data.resolve("asn-org-2026-06-17.tsv.gz")),
                        new MmdbRows())
                .rows(rows::add);
        NetworkTable.Builder builder = new NetworkTable.Builder();
        Checked.of(rows, Checked.World.INTERNET, Checked.Strictness.LEAVE_OUT)
                .rows()
                .forEach(row -> builder.add(row.range(), row.network()));
        NetworkTable table = builder.build();
        Set<Long> hetzner = Set.of(24940L, 213230L, 212317L, 215859L);
        Footprint covers = Footprint.of(table, hetzner);
        assertEquals(3_500_544, covers.v4Addresses());
        assertEquals(
                87,
                hetzner.stream()
                        .mapToInt(asn -> Footprint.of(table, List.of(asn)).v4Prefixes())
                        .sum(),
                "as each of the four announces them; two of them touch");
        List<Prefix> hosting = Files.readAllLines(data.resolve("x4bnet/datacenter-ipv4.txt")).stream()
                .map(Prefix::parse)
                .toList();
        assertEquals(377_185_848, Footprint.ofPrefixes(hosting).v4Addresses());
        assertEquals(11.4, Footprint.ofPrefixes(hosting).percentOfAnnounced(table), 0.05);
        accountsOf(table, hetzner);
        assertTrue(table.bytes() <= 12_000_000, "the whole Internet in " + table.bytes() + " bytes");
    }

    private static void accountsOf(NetworkTable table, Set<Long> asns) {
        SightingLog log = new SightingLog();
        long asn = asns.iterator().next();
        for (int i = 0; i < 500; i++) {
            log.add(new Sighting(new AccountId("host-" + i), new NetId("n" + i), asn, NOW));
        }
        LiveNetworks networks =
                new LiveNetworks(new LiveNetworks.Edition(table, new Provenance("test", "test", NOW, "")));
        Collateral found = new CollateralPreview(
                        networks,
                        log,
                        Standings.each(account -> new Standing(
                                account.value().equals("host-7") ? 40 : 0,
                                account.value().endsWith("77"),
                                false)),
                        prefix -> null,
                        List.of())
                .ofSystems("a provider", asns, NOW);
        assertEquals(new Count.Exact(500), found.accounts());
        assertEquals(new Count.Exact(495), found.withoutEvidence(), "these would be banned for their address alone");
    }
}
