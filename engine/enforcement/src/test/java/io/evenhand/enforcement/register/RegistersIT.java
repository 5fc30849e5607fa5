// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.appeal.Filing;
import io.evenhand.enforcement.ledger.RegisterBook.Asked;
import java.time.Duration;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;

/** Misuse is warned about before it is paused; authorities get what two people agreed to, and the person is told. */
class RegistersIT {
    private static final AccountId ACCOUNT = new AccountId("acc-1");

    @Test
    void aPauseFollowsAWarningEndsAndNeverStopsAFirstAppeal() {
        try (Office office = new Office()) {
            Misuse misuse = new Misuse(office.ledger, office.clock);
            long line = misuse.warn(ACCOUNT, Misuse.Kind.APPEALS, Office.REASON, Office.ANNA);
            var until = office.clock.instant().plus(Duration.ofDays(40));
            assertThrows(
                    JdbiException.class,
                    () -> misuse.pause(line, until, Office.REASON, Office.BORIS),
                    "a week has not passed");
            office.clock.move(Duration.ofDays(8));
            assertThrows(
                    JdbiException.class,
                    () -> misuse.pause(line, until.plus(Duration.ofDays(90)), Office.REASON, Office.BORIS),
                    "too long");
            assertTrue(misuse.pause(line, until, Office.REASON, Office.BORIS));
            assertTrue(misuse.isPaused(ACCOUNT, Misuse.Kind.APPEALS, false));
            assertFalse(misuse.isPaused(ACCOUNT, Misuse.Kind.APPEALS, true));
            assertFalse(misuse.isPaused(ACCOUNT, Misuse.Kind.REPORTS, false));
            office.clock.move(Duration.ofDays(33));
            assertFalse(misuse.isPaused(ACCOUNT, Misuse.Kind.APPEALS, false), "it ended");
        }
    }

    @Test
    void whileAppealsArePausedARepeatedOneIsNotTakenAndAFirstOneIs() {
        try (Office office = new Office()) {
            var first = office.limit(ACCOUNT.value());
            office.appeal(first);
            assertTrue(office.reviews.withdraw(office.token(first)));
            Misuse misuse = new Misuse(office.ledger, office.clock);
            long line = misuse.warn(ACCOUNT, Misuse.Kind.APPEALS, Office.REASON, Office.ANNA);
            office.clock.move(Duration.ofDays(8));
            var until = office.clock.instant().plus(Duration.ofDays(40));
            assertTrue(misuse.pause(line, until, Office.REASON, Office.BORIS));
            assertEquals(
                    new Filing.Refused(Filing.Why.PAUSED),
                    office.appeals.file(office.token(first), "This was my family.", null));
            office.clock.move(Duration.ofDays(41));
            var second =
                    office.taken(office.doubtful("acc-other"), io.evenhand.enforcement.ladder.Drafts.of(Measure.LIMIT));
            assertInstanceOf(
                    Filing.Filed.class, office.appeals.file(office.token(second), "This was my family.", null));
            assertInstanceOf(
                    Filing.Filed.class,
                    office.appeals.file(office.token(first), "This was my family.", null),
                    "the pause is over");
        }
    }

    @Test
    void twoPeopleCheckWhatAnAuthorityGetsAndThePersonIsToldWhenThatIsNotBarredAnyMore() throws Exception {
        try (Office office = new Office()) {
            office.ledger.run(
                    books -> books.messages().reach(ACCOUNT, "en", "a@example.org", null, office.clock.instant()));
            Authorities authorities = new Authorities(office.ledger, office.clock);
            Asked asked = new Asked(
                    ACCOUNT,
                    "a court",
                    "an order",
                    "the names of servers",
                    office.clock.instant().plus(Duration.ofDays(30)),
                    "the order says so");
            long id = authorities.record(asked, Office.ANNA);
            assertFalse(authorities.decide(id, Authorities.Outcome.DISCLOSED, "two names", Office.BORIS), "unchecked");
            assertTrue(authorities.check(id, Office.REASON, Office.ANNA));
            assertFalse(authorities.decide(id, Authorities.Outcome.DISCLOSED, "two server names", Office.ANNA));
            assertTrue(authorities.decide(id, Authorities.Outcome.DISCLOSED, "two server names", Office.BORIS));
            assertEquals(0, authorities.tell(), "barred");
            assertEquals(
                    "0", office.database.value("select count(*) from authority_requests where account is not null"));
            office.clock.move(Duration.ofDays(31));
            assertEquals(1, authorities.tell());
            assertEquals(0, authorities.tell(), "once");
            assertEquals("AUTHORITY_TOLD", office.database.value("select kind from messages"));
        }
    }
}
