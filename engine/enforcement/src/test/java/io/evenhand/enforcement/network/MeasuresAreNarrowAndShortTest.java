// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.asn.address.Address;
import io.evenhand.asn.address.AddressParser;
import io.evenhand.asn.address.Prefix;
import io.evenhand.asn.collateral.Collateral;
import io.evenhand.asn.collateral.CollateralPreview;
import io.evenhand.asn.collateral.SightingLog;
import io.evenhand.asn.collateral.Standings;
import io.evenhand.asn.dataset.DatasetFolder;
import io.evenhand.asn.table.LiveNetworks;
import io.evenhand.enforcement.network.NetworkMeasure.Action;
import io.evenhand.enforcement.network.NetworkMeasure.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A measure against a network is narrow and short, nothing of it is merged, and what allows wins over what denies. */
class MeasuresAreNarrowAndShortTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final String WHY = "thousands of sign-ins with stolen passwords";
    private static final List<Prefix> NEVER = List.of(Prefix.parse("198.51.100.0/25"));
    private static final List<Prefix> PROXIES = List.of(Prefix.parse("203.0.113.9"));

    @ParameterizedTest
    @CsvSource({
        "198.18.16.0/20, false, true",
        "198.18.16.0/19, false, false",
        "198.18.16.0/24, true, true",
        "198.18.16.0/23, true, false",
        "2001:db8::/32, false, true",
        "2001:db8::/31, false, false",
        "2001:db8::/48, true, true",
        "2001:db8::/47, true, false"
    })
    void widthIsBounded(String text, boolean automatic, boolean allowed) {
        Prefix asked = Prefix.of(
                Prefix.parse(text.substring(0, text.indexOf('/'))).first(),
                Integer.parseInt(text.substring(text.indexOf('/') + 1)));
        assertEquals(allowed, faults(asked, Duration.ofHours(1), automatic).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.0/24, private",
        "100.64.3.0/24, carrier",
        "127.0.0.1/32, loopback",
        "64:ff9b::/96, NAT64",
        "2002:c633:6400::/40, 6to4",
        "198.51.100.0/24, ever refused",
        "203.0.113.0/24, proxy"
    })
    void someNetworksAreNeverRefused(String prefix, String because) {
        List<String> faults = faults(Prefix.parse(prefix), Duration.ofHours(1), false);
        assertTrue(faults.stream().anyMatch(fault -> fault.contains(because)), faults.toString());
    }

    @Test
    void itEndsWithinThreeDaysAndSaysWhy() {
        Prefix prefix = Prefix.parse("198.18.16.0/24");
        assertEquals(List.of(), faults(prefix, Duration.ofDays(3), false));
        assertEquals(1, faults(prefix, Duration.ofHours(73), false).size());
        assertEquals(
                List.of("say why in 20 to 2,000 characters"),
                MeasureLint.faults(
                        new Proposal(prefix, Action.DENY, Cause.DDOS, "because", Duration.ofHours(1), false),
                        collateral(prefix),
                        NEVER));
        assertThrows(IllegalArgumentException.class, () -> measure(1, "198.18.16.0/24", Action.DENY, 73));
    }

    @Test
    void theLongestPrefixAnswersAndAllowWinsTies() {
        MeasureTable table = MeasureTable.of(List.of(
                measure(1, "198.18.16.0/20", Action.DENY, 48),
                measure(2, "198.18.17.0/24", Action.DENY, 1),
                measure(3, "198.18.18.0/24", Action.DENY, 48),
                measure(4, "198.18.18.0/24", Action.ALLOW, 2)));
        assertEquals(2, table.find(address("198.18.17.1"), NOW).id());
        assertEquals(
                1,
                table.find(address("198.18.17.1"), NOW.plus(Duration.ofHours(2)))
                        .id(),
                "the narrower one ended");
        assertFalse(table.denies(address("198.18.18.1"), NOW));
        assertTrue(table.denies(address("198.18.18.1"), NOW.plus(Duration.ofHours(3))), "what allowed has ended");
        assertNull(table.find(address("198.18.17.1"), NOW.plus(Duration.ofDays(2))));
        assertNull(table.find(address("198.18.32.0"), NOW));
        assertEquals(
                List.of(4L, 3L, 1L),
                table.explain(address("198.18.18.1"), NOW).stream()
                        .map(NetworkMeasure::id)
                        .toList());
        assertEquals(List.of(), table.failedProbes(NOW));
    }

    @Test
    void randomTablesPassTheirProbes() {
        SplittableRandom random = new SplittableRandom(8);
        for (int round = 0; round < 200; round++) {
            List<NetworkMeasure> measures = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Prefix prefix = Prefix.of(Address.v4(0xC612_0000L + random.nextLong(4096)), 20 + random.nextInt(13));
                measures.add(measure(
                        i, prefix.text(), random.nextBoolean() ? Action.DENY : Action.ALLOW, 1 + random.nextInt(72)));
            }
            MeasureTable table = MeasureTable.of(measures);
            assertEquals(List.of(), table.failedProbes(NOW.plus(Duration.ofHours(random.nextInt(72)))));
        }
    }

    private static List<String> faults(Prefix prefix, Duration length, boolean automatic) {
        Proposal proposal = new Proposal(prefix, Action.DENY, Cause.SECURITY, WHY, length, automatic);
        return MeasureLint.faults(proposal, collateral(prefix), NEVER);
    }

    private static Collateral collateral(Prefix prefix) {
        return new CollateralPreview(
                        new LiveNetworks(DatasetFolder.synthetic().edition()),
                        new SightingLog(),
                        Standings.each(account -> null),
                        asked -> null,
                        PROXIES)
                .ofPrefix(prefix, NOW);
    }

    private static NetworkMeasure measure(long id, String prefix, Action action, int hours) {
        return new NetworkMeasure(
                id, Prefix.parse(prefix), action, Cause.DDOS, WHY, NOW, NOW.plus(Duration.ofHours(hours)));
    }

    private static Address address(String text) {
        return AddressParser.parse(text);
    }
}
