// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.attachment.FileVault;
import io.evenhand.enforcement.evidence.AnnexDesk.Result;
import io.evenhand.enforcement.evidence.AnnexDesk.Why;
import io.evenhand.enforcement.identity.Role;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.AnnexRow.Ground;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.EvidenceRow;
import io.evenhand.enforcement.privacy.AccessLog;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What would name somebody else is sealed with a reason, opened by the data protection officer only, and never silently. */
class SealedPartsAreOpenedByTheOfficerOnlyIT {
    private static final StaffMember OFFICER = new StaffMember("otto", Role.DPO);
    private static final String WHY = "The receipt names the colleague who bought, and her private account.";
    private static final String SECRET = "Bought by Gwen Hidden, receipt 4711.";
    private static final String PURPOSE = "The account holder asked us to check what is sealed, request 12.";

    private static AnnexDesk desk(Office office) {
        return new AnnexDesk(office.ledger, new FileVault(new byte[32]), office.clock);
    }

    private static String purchase(Office office, CaseId id, int number) {
        Gathered gathered = new Gathered(
                EvidenceRow.Kind.TEST_PURCHASE,
                String.valueOf(number).repeat(64),
                "an offer on the web",
                "Access to the server was sold to us for a month.",
                LocalDate.of(2026, 1, 2),
                "2026-01",
                EvidenceRow.Basis.LEGITIMATE_INTERESTS,
                Duration.ofDays(300),
                null);
        return assertInstanceOf(EvidenceDesk.Kept.Done.class, office.evidence.gather(id, Office.ANNA, gathered))
                .id();
    }

    @Test
    void whatIsSealedIsUnreadableAndOpeningItIsSeenByEverybodyConcerned() throws Exception {
        try (Office office = new Office()) {
            AnnexDesk desk = desk(office);
            String item = purchase(office, office.doubtful("acc-1"), 1);
            assertEquals(new Result.Sealed(), desk.seal(item, Office.ANNA, Ground.THIRD_PARTY, WHY, SECRET));
            byte[] kept =
                    HexFormat.of().parseHex(office.database.value("select encode(content, 'hex') from sealed_annexes"));
            assertFalse(new String(kept, StandardCharsets.ISO_8859_1).contains("Gwen"));
            assertEquals(new Result.Refused(Why.ROLE), desk.open(item, Office.ANNA, PURPOSE));
            assertEquals(new Result.Refused(Why.TEXT_TOO_SHORT), desk.open(item, OFFICER, "curious"));
            assertEquals(List.of(), new AccessLog(office.ledger, office.clock).forPerson(new AccountId("acc-1")));
            assertEquals(
                    SECRET,
                    assertInstanceOf(Result.Opened.class, desk.open(item, OFFICER, PURPOSE))
                            .content());
            List<AccessLog.Seen> seen = new AccessLog(office.ledger, office.clock).forPerson(new AccountId("acc-1"));
            assertEquals(
                    List.of("DPO SEALED_ANNEX"),
                    seen.stream().map(each -> each.role() + " " + each.what()).toList());
            assertEquals(1, office.database.count("audit_log where act = 'annex.opened' and actor = 'otto'"));
            assertThrows(IllegalArgumentException.class, () -> desk.all(Office.ANNA));
            assertEquals(1, desk.all(OFFICER).size());
        }
    }

    @Test
    void onePartOfACaseIsSealedWithAReasonAndNeverChanged() throws Exception {
        try (Office office = new Office()) {
            AnnexDesk desk = desk(office);
            CaseId id = office.doubtful("acc-1");
            String first = purchase(office, id, 1);
            String second = purchase(office, id, 2);
            assertEquals(
                    new Result.Refused(Why.TEXT_TOO_SHORT), desk.seal(first, Office.ANNA, Ground.METHOD, "no", SECRET));
            assertEquals(new Result.Refused(Why.ROLE), desk.seal(first, OFFICER, Ground.METHOD, WHY, SECRET));
            assertEquals(
                    new Result.Refused(Why.NOT_FOUND), desk.seal("e-none", Office.ANNA, Ground.METHOD, WHY, SECRET));
            assertEquals(new Result.Sealed(), desk.seal(first, Office.ANNA, Ground.METHOD, WHY, SECRET));
            assertEquals(
                    new Result.Refused(Why.ALREADY_ONE), desk.seal(second, Office.BORIS, Ground.METHOD, WHY, SECRET));
            assertTrue(assertThrows(
                            SQLException.class,
                            () -> office.database.sql("update sealed_annexes set why = repeat('x', 40)"))
                    .getMessage()
                    .contains("append-only"));
            assertTrue(assertThrows(
                            SQLException.class,
                            () -> office.database.sql("insert into sealed_annexes select '" + second
                                    + "', case_id, ground, why, content, sealed_by, sealed_at from sealed_annexes"))
                    .getMessage()
                    .contains("case_id"));
        }
    }

    @Test
    void withdrawnEvidenceIsNotSealed() throws Exception {
        try (Office office = new Office()) {
            String item = purchase(office, office.doubtful("acc-1"), 1);
            office.evidence.withdraw(item, Office.DORA, "The receipt belonged to somebody else.");
            assertEquals(
                    new Result.Refused(Why.STATE), desk(office).seal(item, Office.ANNA, Ground.METHOD, WHY, SECRET));
        }
    }

    @Test
    void anotherKeyOrAnotherPlaceDoesNotOpenIt() throws Exception {
        try (Office office = new Office()) {
            String item = purchase(office, office.doubtful("acc-1"), 1);
            desk(office).seal(item, Office.ANNA, Ground.THIRD_PARTY, WHY, SECRET);
            byte[] other = "a key of thirty-two bytes, other".getBytes(UTF_8);
            assertThrows(IllegalArgumentException.class, () -> new AnnexDesk(
                            office.ledger, new FileVault(other), office.clock)
                    .open(item, OFFICER, PURPOSE));
            assertEquals(0, office.database.count("access_log where what = 'SEALED_ANNEX'"));
        }
    }
}
