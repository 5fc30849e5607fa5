// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.ledger.StaffRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is in the staff file signs in with the password there; the ledger holds only a hash. */
class PasswordsAreKeptAsHashesIT {
    @TempDir
    Path dir;

    @Test
    void theRightPasswordSignsIn() throws Exception {
        try (Office office = new Office()) {
            Staff staff = new Staff(office.ledger, office.clock);
            Path file = Files.writeString(
                    dir.resolve("staff"), "# demo\n\nines analyst correct horse\nlea LEAD battery-staple\n");
            List<StaffLine> lines = Staff.read(file);
            assertFalse(lines.toString().contains("horse"));
            staff.follow(lines);
            staff.follow(lines);
            assertEquals(
                    "2",
                    office.database.value("select count(*) from audit_log where act = 'staff.changed'"),
                    "nothing changed the second time");
            assertEquals(new StaffMember("ines", Role.ANALYST), staff.signIn("ines", "correct horse"));
            assertNull(staff.signIn("ines", "battery-staple"));
            assertNull(staff.signIn("nobody", "correct horse"));
            assertEquals(new StaffMember("lea", Role.LEAD), staff.find("lea"));
            assertNull(staff.find("nobody"));
            assertEquals("0", office.database.value("select count(*) from staff where password like '%horse%'"));
        }
    }

    @Test
    void aHashFromBeforeIsReplacedWhenThePersonSignsInAndNotBefore() throws Exception {
        // PBKDF2 with HMAC-SHA-512 as it was kept before, made with Python's hashlib
        String old = "pbkdf2-sha512$210000$MDEyMzQ1Njc4OWFiY2RlZg$k8YH0Yn3oOV/55BXLWBweWK4tppWYEpSjRW0XrRWj+I";
        try (Office office = new Office()) {
            Staff staff = new Staff(office.ledger, office.clock);
            office.ledger.run(
                    books -> books.staff().upsert(new StaffRow("ines", "ANALYST", old), office.clock.instant()));
            assertNull(staff.signIn("ines", "wrong"));
            assertEquals(old, office.database.value("select password from staff where name = 'ines'"));
            assertEquals(new StaffMember("ines", Role.ANALYST), staff.signIn("ines", "correct horse"));
            String kept = office.database.value("select password from staff where name = 'ines'");
            assertTrue(kept.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), kept);
            assertEquals(new StaffMember("ines", Role.ANALYST), staff.signIn("ines", "correct horse"));
            assertEquals(kept, office.database.value("select password from staff where name = 'ines'"), "once");
            assertNull(staff.signIn("ines", "wrong"));
        }
    }

    @Test
    void whoseRoleOrPasswordChangesHasToSignInAgain() throws Exception {
        try (Office office = new Office()) {
            Staff staff = new Staff(office.ledger, office.clock);
            StaffLine lea = new StaffLine("lea", Role.LEAD, "battery-staple");
            staff.follow(List.of(new StaffLine("ines", Role.LEAD, "correct horse"), lea));
            begin(office, "a", "ines");
            begin(office, "b", "lea");
            staff.follow(List.of(new StaffLine("ines", Role.LEAD, "correct horse"), lea));
            assertEquals("2", office.database.value("select count(*) from staff_sessions"), "nothing changed");
            staff.follow(List.of(new StaffLine("ines", Role.ANALYST, "correct horse"), lea));
            assertEquals("lea", office.database.value("select string_agg(name, ',') from staff_sessions"));
            staff.follow(List.of(new StaffLine("lea", Role.LEAD, "another one")));
            assertEquals("0", office.database.value("select count(*) from staff_sessions"));
            staff.fromElsewhere("https://id.example", "7", "kim", Role.LEAD);
            begin(office, "c", "kim");
            staff.fromElsewhere("https://id.example", "7", "kim", Role.LEAD);
            assertEquals("1", office.database.value("select count(*) from staff_sessions"));
            staff.fromElsewhere("https://id.example", "7", "kim", Role.ANALYST);
            assertEquals("0", office.database.value("select count(*) from staff_sessions"));
        }
    }

    @Test
    void whoIsInTheFileNoMoreComesInNoMore() throws Exception {
        try (Office office = new Office()) {
            Staff staff = new Staff(office.ledger, office.clock);
            StaffLine ines = new StaffLine("ines", Role.LEAD, "correct horse");
            StaffLine lea = new StaffLine("lea", Role.LEAD, "battery-staple");
            staff.follow(List.of(ines, lea));
            staff.fromElsewhere("https://id.example", "7", "kim", Role.LEAD);
            begin(office, "a", "ines");
            begin(office, "b", "kim");
            for (int start = 0; start < 2; start++) {
                staff.follow(List.of(lea));
                assertNull(staff.signIn("ines", "correct horse"));
                assertEquals(new StaffMember("lea", Role.LEAD), staff.signIn("lea", "battery-staple"));
                assertEquals("kim", office.database.value("select string_agg(name, ',') from staff_sessions"));
                assertEquals(
                        "1",
                        office.database.value(
                                "select count(*) from audit_log where act = 'staff.left' and subject = 'staff:ines'"),
                        "told once");
            }
            staff.follow(List.of(ines, lea));
            assertEquals(new StaffMember("ines", Role.LEAD), staff.signIn("ines", "correct horse"), "and back again");
        }
    }

    private static void begin(Office office, String browser, String name) {
        Instant now = office.clock.instant();
        office.ledger.run(books -> books.sessions().begin(browser.repeat(64), name, "LEAD", now, now.minusSeconds(60)));
    }

    @Test
    void theHashIsTheOneOfTheReferenceProgram() {
        // phc-winner-argon2: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertTrue(PasswordHash.matches("password", reference));
        assertFalse(PasswordHash.matches("passwore", reference));
    }

    @Test
    void aHashIsReadWhereverItWasMade() {
        Locale here = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            String hash = PasswordHash.of("correct horse");
            assertTrue(PasswordHash.matches("correct horse", hash), "its digits are those of every locale");
            assertFalse(PasswordHash.isOld(hash));
        } finally {
            Locale.setDefault(here);
        }
    }

    @Test
    void aLineThatIsNotOneNamesItsNumberAndNothingElse() throws Exception {
        Path file = Files.writeString(dir.resolve("staff"), "ines ANALYST secret\nlea BOSS secret2\n");
        IOException refused = assertThrows(IOException.class, () -> Staff.read(file));
        assertTrue(refused.getMessage().contains("line 2"));
        assertFalse(refused.getMessage().contains("secret2"));
    }
}
