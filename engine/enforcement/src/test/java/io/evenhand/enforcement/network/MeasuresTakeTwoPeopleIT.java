// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.asn.address.Address;
import io.evenhand.asn.address.AddressParser;
import io.evenhand.asn.address.Prefix;
import io.evenhand.asn.collateral.CollateralPreview;
import io.evenhand.asn.dataset.DatasetFolder;
import io.evenhand.asn.table.LiveNetworks;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.NetId;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.ledger.MeasureRow;
import io.evenhand.enforcement.ledger.NetworkBook;
import io.evenhand.enforcement.network.NetworkMeasure.Action;
import io.evenhand.enforcement.network.NetworkMeasure.Cause;
import io.evenhand.enforcement.privacy.RetentionJob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing is refused from a network before two different people said so, whatever program proposed it. */
class MeasuresTakeTwoPeopleIT {
    private static final String WHY = "thousands of sign-ins with stolen passwords";
    private static final Address INSIDE = AddressParser.parse("198.18.16.7");

    @Test
    void ofAPersonsProposal() throws Exception {
        try (Office office = new Office()) {
            seen(office, 12, 64500);
            MeasureDesk desk = desk(office);
            assertRefused("only leads", desk.propose(Office.ANNA, proposal(false, 48)));
            long id = done(desk.propose(Office.CLARA, proposal(false, 48)));
            assertFalse(isDenied(office));
            assertRefused("another person", desk.agree(Office.CLARA, id));
            done(desk.agree(Office.DORA, id));
            assertTrue(isDenied(office));
            assertEquals(List.of(), table(office).failedProbes(office.clock.instant()));
            MeasureRow row = desk.all().get(0);
            assertTrue(row.collateral().contains("accounts seen, at most: 12"), row.collateral());
            assertEquals("clara dora", row.firstBy() + " " + row.secondBy());
            office.clock.move(Duration.ofDays(2));
            assertFalse(isDenied(office), "it ends by itself");
            assertRefused("no such proposal", desk.agree(Office.DORA, id));
        }
    }

    @Test
    void ofAProgramsProposalAndOnePersonEndsIt() throws Exception {
        try (Office office = new Office()) {
            MeasureDesk desk = desk(office);
            assertRefused(
                    "programs",
                    desk.proposeAutomatically(new Proposal(
                            Prefix.parse("198.18.16.0/22"), Action.DENY, Cause.DDOS, WHY, Duration.ofHours(1), true)));
            long id = done(desk.proposeAutomatically(proposal(true, 24)));
            done(desk.agree(Office.CLARA, id));
            assertFalse(isDenied(office), "one word is not two");
            assertRefused("another person", desk.agree(Office.CLARA, id));
            done(desk.agree(Office.DORA, id));
            assertTrue(isDenied(office));
            done(desk.lift(Office.CLARA, id));
            assertFalse(isDenied(office));
            assertRefused("no such measure", desk.lift(Office.DORA, id));
            assertRefused("no such measure", desk.lift(Office.DORA, id + 1));
            assertEquals("1", office.database.value("select count(*) from audit_log where act = 'network.lifted'"));
        }
    }

    @Test
    void nobodyWhomAnAllowEntryProtectsIsRefused() throws Exception {
        try (Office office = new Office()) {
            seen(office, 12, 64500);
            for (int i = 0; i < 6; i++) {
                office.vouched("acc-" + i, Duration.ofDays(9), "a club of friends");
            }
            assertRefused("allow entries of 6 accounts", desk(office).propose(Office.CLARA, proposal(false, 48)));
        }
    }

    @Test
    void theDatabaseHoldsItByItself() throws Exception {
        try (Office office = new Office()) {
            String columns = "insert into network_measures (prefix, action, cause, words, collateral, automatic, "
                    + "proposed_by, proposed_at, hours, first_by, second_by, starts_at, ends_at) values (";
            String rest = ", repeat('w', 20), repeat('c', 20), false, 'clara', now(), 1, 'clara', ";
            for (String bad : List.of(
                    "'198.18.16.0/19', 'DENY', 'DDOS'" + rest + "null, null, null)",
                    "'198.18.16.1/24', 'DENY', 'DDOS'" + rest + "null, null, null)",
                    "'2001:db8::/31', 'DENY', 'DDOS'" + rest + "null, null, null)",
                    "'198.18.16.0/24', 'DENY', 'RESALE'" + rest + "null, null, null)",
                    "'198.18.16.0/24', 'DENY', 'DDOS'" + rest + "'clara', now(), now() + interval '1 hour')",
                    "'198.18.16.0/24', 'DENY', 'DDOS'" + rest + "'dora', now(), now() + interval '73 hours')",
                    "'198.18.16.0/24', 'DENY', 'DDOS'" + rest + "null, now(), now() + interval '1 hour')")) {
                assertThrows(Exception.class, () -> office.database.sql(columns + bad), bad);
            }
            office.database.sql(columns + "'198.18.16.0/24', 'DENY', 'DDOS'" + rest
                    + "'dora', now(), now() + interval '72 hours')");
        }
    }

    @Test
    void sightingsAreForgottenAfterThirtyDays() throws Exception {
        try (Office office = new Office()) {
            seen(office, 3, 64500);
            office.clock.move(Duration.ofDays(29));
            new RetentionJob(office.ledger, office.clock).run();
            assertEquals("3", office.database.value("select count(*) from network_sightings"));
            office.clock.move(Duration.ofDays(2));
            new RetentionJob(office.ledger, office.clock).run();
            assertEquals("0", office.database.value("select count(*) from network_sightings"));
        }
    }

    private static boolean isDenied(Office office) {
        return table(office).denies(INSIDE, office.clock.instant());
    }

    /** What the feed would tell edges. */
    private static MeasureTable table(Office office) {
        Instant now = office.clock.instant();
        return MeasureTable.of(
                office.ledger.inTransaction(books -> books.networks().running(now)).stream()
                        .map(NetworkMeasure::of)
                        .toList());
    }

    private static MeasureDesk desk(Office office) {
        CollateralPreview preview = new CollateralPreview(
                new LiveNetworks(DatasetFolder.synthetic().edition()),
                new LedgerSightings(office.ledger),
                new LedgerStandings(office.ledger, office.clock),
                prefix -> null,
                List.of());
        return new MeasureDesk(office.ledger, preview, List.of(), office.clock);
    }

    private static Proposal proposal(boolean automatic, int hours) {
        return new Proposal(
                Prefix.parse("198.18.16.0/24"), Action.DENY, Cause.SECURITY, WHY, Duration.ofHours(hours), automatic);
    }

    private static void seen(Office office, int accounts, long asn) {
        office.ledger.run(books -> {
            for (int i = 0; i < accounts; i++) {
                books.networks()
                        .seen(new NetworkBook.SeenRow(
                                new AccountId("acc-" + i), new NetId("n" + i), asn, office.clock.instant()));
            }
        });
    }

    private static long done(Proposed outcome) {
        return assertInstanceOf(Proposed.Done.class, outcome, outcome.toString())
                .id();
    }

    private static void assertRefused(String because, Proposed outcome) {
        Proposed.Refused refused = assertInstanceOf(Proposed.Refused.class, outcome);
        assertTrue(
                refused.faults().toString().contains(because), refused.faults().toString());
    }
}
