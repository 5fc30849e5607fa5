// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.asn.collateral.Count;
import io.evenhand.asn.dataset.DatasetFolder;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.NetId;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import io.evenhand.enforcement.ledger.NetworkBook.SeenRow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A ban of a provider hits everybody there, catches the few, and these are elsewhere already: counted, and hidden where few. */
class BlanketBanIT {
    private static final long HOSTING = 64_496;
    private static final long RESELLER = 64_497;

    @Test
    void whomItHitsWhomItCatchesAndWhereTheyGoNext() throws Exception {
        try (Office office = new Office()) {
            for (int each = 0; each < 40; each++) {
                office.intake.handle(Samples.of("good-" + each, "as-good-" + each, office.clock.instant(), 0, 0, -6));
                seen(office, "good-" + each, HOSTING);
            }
            for (int each = 0; each < 8; each++) {
                office.intake.handle(Samples.damning("seller-" + each, "as-seller-" + each, office.clock.instant()));
                seen(office, "seller-" + each, HOSTING);
                if (each < 6) {
                    seen(office, "seller-" + each, RESELLER);
                }
            }
            office.intake.handle(Samples.damning("far-away", "as-far", office.clock.instant()));
            BlanketBan ban = new BlanketBan(
                    office.ledger, () -> DatasetFolder.synthetic().edition().table(), office.clock);
            BlanketBan.Effect effect = ban.of(List.of("AS64496"));
            assertEquals(1, effect.systems());
            assertEquals(new Count.Exact(48), effect.hit());
            assertEquals(new Count.Exact(40), effect.clean());
            assertEquals(new Count.Exact(8), effect.caught());
            assertEquals(new Count.Exact(9), effect.sellers());
            assertEquals(5.0, effect.perSeller());
            assertEquals(new Count.Exact(6), effect.moving());
            assertEquals(1, effect.places().size());
            assertEquals(new Count.Exact(6), effect.places().get(0).sellers());
            assertTrue(effect.places().get(0).name().contains("AS64497"));
            assertEquals(2, ban.of(List.of("example HOSTING", "reseller")).systems(), "by words in names");
            assertEquals(List.of(), ban.of(List.of("hosting")).places(), "both are banned, so nobody is elsewhere");
        }
    }

    @Test
    void aFewAreNotToldFromNone() throws Exception {
        try (Office office = new Office()) {
            office.intake.handle(Samples.damning("seller", "as-seller", office.clock.instant()));
            seen(office, "seller", HOSTING);
            seen(office, "seller", RESELLER);
            BlanketBan ban = new BlanketBan(
                    office.ledger, () -> DatasetFolder.synthetic().edition().table(), office.clock);
            BlanketBan.Effect effect = ban.of(List.of("AS64496"));
            assertEquals(new Count.Few(), effect.hit());
            assertEquals(new Count.Few(), effect.caught());
            assertNull(effect.clean());
            assertNull(effect.perSeller());
            assertEquals(List.of(), effect.places());
            assertThrows(IllegalArgumentException.class, () -> ban.of(List.of("no such provider")));
            assertThrows(IllegalArgumentException.class, () -> ban.of(List.of()));
        }
    }

    private static void seen(Office office, String account, long asn) {
        office.ledger.run(books -> books.networks()
                .seen(new SeenRow(
                        new AccountId(account), new NetId(account + "-" + asn), asn, office.clock.instant())));
    }
}
