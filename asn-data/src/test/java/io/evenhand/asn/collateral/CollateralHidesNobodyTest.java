// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.collateral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.asn.address.Prefix;
import io.evenhand.asn.dataset.DatasetFolder;
import io.evenhand.asn.table.LiveNetworks;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.NetId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A preview says how many strangers a measure would hit, and never says it of so few that it tells who they are. */
class CollateralHidesNobodyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final long HOSTING = 64496;
    private static final long HOMES = 64500;

    private final SightingLog log = new SightingLog();
    private final Map<AccountId, Standing> standings = new HashMap<>();
    private final LiveNetworks networks =
            new LiveNetworks(DatasetFolder.synthetic().edition());

    @Test
    void ofASystemIsExactWhileSmall() {
        for (int i = 0; i < 40; i++) {
            seen(i, HOSTING, Duration.ofDays(1));
            seen(i, HOSTING, Duration.ofDays(2));
            standings.put(account(i), new Standing(i, i < 6, i >= 30));
        }
        Collateral found = preview(List.of()).ofSystems("AS64496", Set.of(HOSTING), NOW);
        assertEquals(new Count.Exact(40), found.accounts());
        assertEquals(new Count.Exact(34), found.withoutEvidence());
        assertEquals(new Count.Exact(10), found.allowed());
        assertEquals(Map.of("hosting", new Count.Exact(40)), found.categories());
        assertEquals(new Collateral.Quantiles(20, null), found.scores(), "four above the upper tenth are too few");
        assertEquals("synthetic-1", found.provenance().version());
        assertEquals(6 * 4096 + 256, found.footprint().v4Addresses());
    }

    @Test
    void aFewAreNeverToldFromNone() {
        for (int i = 0; i < 4; i++) {
            seen(i, HOSTING, Duration.ZERO);
        }
        Collateral found = preview(List.of()).ofSystems("AS64496", Set.of(HOSTING), NOW);
        assertEquals(new Count.Few(), found.accounts());
        assertNull(found.withoutEvidence());
        assertNull(found.scores());
        assertEquals(
                found.accounts(),
                preview(List.of()).ofSystems("AS64510", Set.of(64510L), NOW).accounts());
    }

    @Test
    void theRestIsNotTellableFromAPart() {
        for (int i = 0; i < 20; i++) {
            seen(i, HOSTING, Duration.ZERO);
            standings.put(account(i), new Standing(0, i < 2, false));
        }
        assertNull(preview(List.of()).ofSystems("AS64496", Set.of(HOSTING), NOW).withoutEvidence());
    }

    @Test
    void whatIsOlderThanThirtyDaysIsNotCounted() {
        for (int i = 0; i < 10; i++) {
            seen(i, HOSTING, Duration.ofDays(29));
            seen(10 + i, HOSTING, Duration.ofDays(31));
        }
        assertEquals(
                new Count.Exact(10),
                preview(List.of()).ofSystems("x", Set.of(HOSTING), NOW).accounts());
    }

    @Test
    void aPrefixIsAskedByItsPseudonymsOrCountedAtMost() {
        for (int i = 0; i < 12; i++) {
            log.add(new Sighting(account(i), new NetId(i < 7 ? "inside" : "outside"), HOSTING, NOW));
        }
        Prefix prefix = Prefix.parse("198.51.100.0/24");
        CollateralPreview exact = new CollateralPreview(
                networks, log, Standings.each(standings::get), asked -> Set.of(new NetId("inside")), List.of());
        assertEquals(new Count.Exact(7), exact.ofPrefix(prefix, NOW).accounts());
        assertFalse(exact.ofPrefix(prefix, NOW).atMost());
        Collateral wide = preview(List.of()).ofPrefix(prefix, NOW);
        assertEquals(new Count.Exact(12), wide.accounts());
        assertTrue(wide.atMost());
        assertEquals(
                List.of(24, 22, 20, 16, 12, 8),
                wide.widths().stream().map(Collateral.Width::length).toList());
        assertEquals(1, wide.widths().get(0).systems());
        assertEquals("256", wide.widths().get(0).announced().toString());
    }

    @Test
    void anOwnProxyInsideStopsEverything() {
        Collateral hit = preview(List.of(Prefix.parse("198.51.100.7"))).ofPrefix(Prefix.parse("198.51.100.0/24"), NOW);
        assertTrue(hit.hardStop());
        assertTrue(preview(List.of(Prefix.parse("198.51.100.7")))
                .ofSystems("x", Set.of(HOSTING), NOW)
                .hardStop());
        assertFalse(preview(List.of(Prefix.parse("198.51.101.7")))
                .ofPrefix(Prefix.parse("198.51.100.0/24"), NOW)
                .hardStop());
    }

    @Test
    void aProviderIsEverySystemOfItsName() {
        for (int i = 0; i < 8; i++) {
            seen(i, i < 4 ? HOSTING : 64497, Duration.ZERO);
            seen(20 + i, HOMES, Duration.ZERO);
        }
        Collateral found = preview(List.of()).ofProvider("hosting", NOW);
        assertEquals(new Count.Exact(8), found.accounts());
        assertEquals("hosting (2 systems)", found.subject());
    }

    @Test
    void manyAccountsAreEstimatedWithinTheStatedError() {
        int accounts = 60_000;
        for (int i = 0; i < accounts; i++) {
            seen(i, HOSTING, Duration.ZERO);
            if (i % 4 == 0) {
                standings.put(account(i), new Standing(i % 100, true, false));
            }
        }
        Collateral found = preview(List.of()).ofSystems("AS64496", Set.of(HOSTING), NOW);
        Count.About count = assertInstanceOf(Count.About.class, found.accounts());
        assertEquals(accounts, (double) count.value(), accounts * 3 * count.standardErrorPercent() / 100);
        Count.About clean = assertInstanceOf(Count.About.class, found.withoutEvidence());
        assertEquals(accounts * 0.75, (double) clean.value(), accounts * 0.75 * 3 * clean.standardErrorPercent() / 100);
        assertNotNull(found.scores());
        assertEquals(50, found.scores().median(), 6);
        assertTrue(count.text().startsWith("about "));
    }

    @Test
    void aFewOfASampleStandForManyAndAreNeverLessThanWereCounted() {
        DistinctAccounts accounts = new DistinctAccounts();
        for (int i = 0; i < 600_000; i++) {
            accounts.add(account(i));
        }
        assertEquals(new Count.Few(), accounts.scaled(0));
        Count.About four = assertInstanceOf(Count.About.class, accounts.scaled(4));
        assertEquals(293, (double) four.value(), 10, "four of a sample of 8,192 are not fewer than five of 600,000");
        assertEquals(4, four.least());
        Count.About many = assertInstanceOf(Count.About.class, accounts.scaled(4_096));
        assertEquals(285_000, (double) many.least(), 15_000, "three standard errors below a half");
    }

    private CollateralPreview preview(List<Prefix> proxies) {
        return new CollateralPreview(networks, log, Standings.each(standings::get), prefix -> null, proxies);
    }

    private void seen(int number, long asn, Duration ago) {
        log.add(new Sighting(account(number), new NetId("n" + asn), asn, NOW.minus(ago)));
    }

    private static AccountId account(int number) {
        return new AccountId("account-" + number);
    }
}
