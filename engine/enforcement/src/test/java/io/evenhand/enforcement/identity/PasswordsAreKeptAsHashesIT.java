// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.Office;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            staff.upsert(lines);
            staff.upsert(lines);
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
    void aLineThatIsNotOneNamesItsNumberAndNothingElse() throws Exception {
        Path file = Files.writeString(dir.resolve("staff"), "ines ANALYST secret\nlea BOSS secret2\n");
        IOException refused = assertThrows(IOException.class, () -> Staff.read(file));
        assertTrue(refused.getMessage().contains("line 2"));
        assertFalse(refused.getMessage().contains("secret2"));
    }
}
