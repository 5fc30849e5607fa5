// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.breaker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.Samples;
import io.evenhand.enforcement.breaker.BreakerDesk.Released;
import io.evenhand.enforcement.decide.Handled;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.BreakerBook.Appeals;
import io.evenhand.enforcement.ledger.BreakerRow;
import io.evenhand.enforcement.ledger.BreakerRow.Kind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A rule that was demoted stays so in every later version that has it, by name or by meaning, until a person releases it. */
class DemotionsFollowTheRuleIT {
    private static final String REASON = "looked at all of them; the evidence holds";
    private static final BreakerRow.Count NONE = new BreakerRow.Count(0, null, null, null, null);

    @Test
    void anotherConditionUnderTheSameNameDoesNotFreeIt() {
        try (Office office = new Office()) {
            String first = active(office, "many-viewers limits from 12");
            long breaker = demoted(office, first, "many-viewers");
            active(office, "many-viewers limits from 11");
            assertEquals(Handled.STOPPED, doubtful(office, "acc-1"));
            assertEquals(Released.DONE, office.breakers.release(Office.CLARA, breaker, REASON));
            assertEquals(Handled.LIMITED, doubtful(office, "acc-2"));
        }
    }

    @Test
    void anotherNameWithTheSameMeaningDoesNotFreeIt() {
        try (Office office = new Office()) {
            String first = active(office, "many-viewers limits from 12");
            long breaker = demoted(office, first, "many-viewers");
            active(office, "many-guests limits from 12");
            assertEquals(Handled.STOPPED, doubtful(office, "acc-1"));
            office.breakers.release(Office.CLARA, breaker, REASON);
            assertEquals(Handled.LIMITED, doubtful(office, "acc-2"));
        }
    }

    @Test
    void aRuleThatSharesNeitherIsFree() {
        try (Office office = new Office()) {
            String first = active(office, "many-viewers limits from 12");
            demoted(office, first, "many-viewers");
            active(office, "many-guests limits from 11");
            assertEquals(Handled.LIMITED, doubtful(office, "acc-1"));
        }
    }

    @Test
    void whatStoppedAWholeVersionStopsItsRulesInTheNextOne() {
        try (Office office = new Office()) {
            String first = active(office, "many-viewers limits from 12");
            demoted(office, first, null);
            active(office, "many-viewers limits from 11");
            assertEquals(Handled.STOPPED, doubtful(office, "acc-1"));
        }
    }

    @Test
    void appealsAgainstTheSameRuleInAnEarlierVersionStillCount() {
        try (Office office = new Office()) {
            active(office, "many-viewers limits from 12");
            assertEquals(Handled.LIMITED, doubtful(office, "old"));
            String second = active(office, "many-guests limits from 12");
            assertEquals(new Appeals(0, 0), appeals(office, second, "many-guests"));
            won(office, "old");
            assertEquals(new Appeals(1, 1), appeals(office, second, "many-guests"));
        }
    }

    @Test
    void anotherNumberUnderTheSameNameDoesNotShedTheAppeals() {
        try (Office office = new Office()) {
            active(office, "many-viewers limits from 12");
            assertEquals(Handled.LIMITED, doubtful(office, "old"));
            String second = active(office, "many-viewers limits from 11");
            won(office, "old");
            assertEquals(new Appeals(1, 1), appeals(office, second, "many-viewers"), "once, though by two ways");
            String third = active(office, "many-guests limits from 11");
            assertEquals(new Appeals(0, 0), appeals(office, third, "many-guests"), "neither its name nor its meaning");
        }
    }

    @Test
    void aReleaseUnderTheSameNameLetsTheCountBeginAnew() {
        try (Office office = new Office()) {
            String first = active(office, "many-viewers limits from 12");
            long breaker = demoted(office, first, "many-viewers");
            String second = active(office, "many-viewers limits from 11");
            assertEquals(Instant.EPOCH, lastRelease(office, second));
            office.breakers.release(Office.CLARA, breaker, REASON);
            assertEquals(office.clock.instant(), lastRelease(office, second));
        }
    }

    private static Instant lastRelease(Office office, String version) {
        return office.ledger.inTransaction(
                books -> books.breakers().lastRelease(version, "many-viewers", Kind.OVERTURNED));
    }

    private static void won(Office office, String account) {
        office.appeals.decide(
                office.appeal(office.decision(account)).id(), Office.CLARA, AppealOutcome.OVERTURNED, Office.REASON);
    }

    private static Appeals appeals(Office office, String version, String rule) {
        return office.ledger.inTransaction(books -> books.breakers().appeals(version, rule, Instant.EPOCH));
    }

    private static long demoted(Office office, String version, String rule) {
        office.ledger.run(books -> books.breakers()
                .trip(BreakerRow.tripped(
                        version, rule, Kind.OVERTURNED, NONE, "3 of 20 were won", office.clock.instant())));
        assertEquals(Handled.STOPPED, doubtful(office, "stopped"));
        return office.breakers.open().get(0).id();
    }

    private static String active(Office office, String text) {
        String hash = office.approved(text);
        Office.done(office.rulesets.activate(Office.CLARA, hash));
        return hash;
    }

    private static Handled doubtful(Office office, String account) {
        return office.intake.handle(Samples.doubtful(account, "as-1", office.clock.instant()));
    }
}
