// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.message.ContactPoints;
import io.evenhand.enforcement.privacy.PersonLinks.Person;
import io.evenhand.enforcement.privacy.PersonLinks.Proof;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How account holders come in: tokens and codes that end, and mail only to an address that is known. */
class PeopleComeInIT {
    private static final AccountId ACCOUNT = new AccountId("acc-1");
    private static final byte[] KEY = new byte[32];

    @Test
    void aCodeGoesToTheKnownAddressAndToNobodyElse() throws Exception {
        try (Office office = new Office()) {
            PersonDoor door = door(office);
            door.sendCode(ACCOUNT);
            assertEquals("0", office.database.value("select count(*) from messages"), "nobody is known");
            new ContactPoints(office.ledger, office.clock).set(ACCOUNT, "de", "jo@example.org", null, "operator");
            door.sendCode(ACCOUNT);
            String code = new PersonLinks(KEY).code(ACCOUNT, office.clock.instant());
            assertTrue(office.database
                    .value("select slots from messages where kind = 'DATA_CODE'")
                    .contains(code));
            assertNotNull(door.withCode(ACCOUNT, " " + code.toLowerCase(java.util.Locale.ROOT)));
            assertNull(door.withCode(ACCOUNT, code), "once");
            assertNull(door.withCode(new AccountId("acc-2"), code), "for one account");
            office.clock.move(Duration.ofSeconds(1));
            assertNotNull(
                    door.withCode(ACCOUNT, new PersonLinks(KEY).code(ACCOUNT, office.clock.instant())), "a new one");
        }
    }

    @Test
    void aCodeGoesToTheMailboxAndNeverToAWebhook() throws Exception {
        try (Office office = new Office()) {
            new ContactPoints(office.ledger, office.clock)
                    .set(ACCOUNT, "de", "jo@example.org", "https://hooks.example.org/e", "operator");
            door(office).sendCode(ACCOUNT);
            assertEquals("MAIL", office.database.value("select string_agg(channel, ',') from messages"));
            new ContactPoints(office.ledger, office.clock)
                    .set(ACCOUNT, "de", null, "https://hooks.example.org/e", "operator");
            office.clock.move(Duration.ofHours(1));
            door(office).sendCode(ACCOUNT);
            assertEquals("1", office.database.value("select count(*) from messages where kind = 'DATA_CODE'"));
        }
    }

    @Test
    void aCodeEndsWithinHalfAnHourAndATokenWithinTheHour() {
        try (Office office = new Office()) {
            PersonDoor door = door(office);
            String code = new PersonLinks(KEY).code(ACCOUNT, office.clock.instant());
            office.clock.move(Duration.ofMinutes(14));
            String token = door.withCode(ACCOUNT, code);
            assertNotNull(token);
            office.clock.move(Duration.ofMinutes(16));
            assertNull(door(office).withCode(ACCOUNT, code), "too old");
            assertEquals(new Person(ACCOUNT, Proof.CODE), door.find(token));
            office.clock.move(Duration.ofMinutes(44));
            assertNull(door.find(token), "over");
        }
    }

    @Test
    void aTokenIsSealedAndForOneInstallation() {
        try (Office office = new Office()) {
            PersonLinks links = new PersonLinks(KEY);
            Person person = new Person(ACCOUNT, Proof.NOTICE);
            String token = links.token(person, office.clock.instant());
            assertNotEquals(token, links.token(person, office.clock.instant()), "no two are alike");
            assertEquals(person, links.verify(token, office.clock.instant()));
            byte[] other = KEY.clone();
            other[0] = 1;
            assertNull(new PersonLinks(other).verify(token, office.clock.instant()));
            for (int at = 0; at < token.length(); at++) {
                char changed = token.charAt(at) == 'A' ? 'B' : 'A';
                String forged = token.substring(0, at) + changed + token.substring(at + 1);
                Person found = links.verify(forged, office.clock.instant());
                assertTrue(found == null || found.equals(person), "a changed token never speaks of somebody else");
            }
        }
    }

    @Test
    void theLinkOfANoticeLetsInAndTakesEverythingOnlyIfThereIsNoMail() {
        try (Office office = new Office()) {
            PersonDoor door = door(office);
            DecisionRow row = office.limit("acc-1");
            Person person = door.find(door.withNotice(office.token(row)));
            assertEquals(new Person(ACCOUNT, Proof.NOTICE), person);
            assertTrue(door.mayTakeAll(person));
            new ContactPoints(office.ledger, office.clock).set(ACCOUNT, "en", "jo@example.org", null, "operator");
            assertFalse(door.mayTakeAll(person), "a link can be passed on");
            assertNull(door.withNotice(office.token(row) + "x"));
        }
    }

    private static PersonDoor door(Office office) {
        return new PersonDoor(office.ledger, office.links, new PersonLinks(KEY), true, office.clock);
    }
}
