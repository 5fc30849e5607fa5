// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.decision.InterventionType;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.AssessmentId;
import io.evenhand.contract.id.EventId;
import io.evenhand.scoring.Population;
import io.evenhand.scoring.explain.Recount;
import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Conduct;
import io.evenhand.scoring.io.ScorecardFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account over its weeks: the gate, persistence, and what people decide about evidence. */
class AccountTest {
    private static final AccountId SELLER = new AccountId("seller-a");
    private static final Instant NOW = Population.END;

    private final Scorer scorer = new Scorer(ScorecardFile.builtIn());
    private final Account account = new Account();
    private final List<Assessment> told = new ArrayList<>();
    private long boundary;

    @BeforeEach
    void live() {
        List<Conduct> conduct =
                Population.seller(2, 50).stream().map(Conduct::of).toList();
        boundary = Calendar.boundaryAfter(conduct.get(0).millis());
        List<Conduct> week = new ArrayList<>();
        for (Conduct each : conduct) {
            while (each.millis() >= boundary) {
                tell(account.evaluate(SELLER, week, boundary, scorer));
                week = new ArrayList<>();
                boundary += Calendar.WEEK;
            }
            week.add(each);
        }
        boundary -= Calendar.WEEK;
    }

    private void tell(Assessment assessment) {
        if (assessment != null) {
            told.add(assessment);
        }
    }

    private Assessment last() {
        return told.get(told.size() - 1);
    }

    @Test
    void nothingIsToldBeforeThereIsEnough() {
        assertTrue(told.get(0).enough());
        assertTrue(told.get(0).gates().agedTenures() >= 6);
        assertTrue(told.get(0).asOf().isAfter(Population.START.plusSeconds(50 * 86_400L)));
        assertEquals(Instant.ofEpochMilli(boundary), last().asOf());
    }

    @Test
    void persistenceGrowsByTheWeek() {
        assertEquals(4, last().gates().persistence().of());
        assertEquals(4, last().gates().persistence().trueCount());
        int firstTrue = 0;
        while (told.get(firstTrue).gates().persistence().trueCount() == 0) {
            firstTrue++;
        }
        assertEquals(1, told.get(firstTrue).gates().persistence().trueCount());
    }

    @Test
    void leavingTheGateIsToldOnceAndThenNothingMore() {
        long playedLongAgo = boundary + 5 * Calendar.WEEK;
        Assessment stays = account.evaluate(SELLER, List.of(), playedLongAgo, scorer);
        assertTrue(stays.enough(), "access is a record of the service: it needs no playback to be seen");
        long later = boundary + 18 * Calendar.WEEK;
        Assessment left = account.evaluate(SELLER, List.of(), later, scorer);
        assertNotNull(left);
        assertFalse(left.enough());
        assertNull(account.evaluate(SELLER, List.of(), later + Calendar.WEEK, scorer));
    }

    @Test
    void aRebuttedAtomCountsNothingFromThenOn() {
        Assessment after =
                account.hear(Intervention.rebuttalAccepted(new EventId("i"), NOW, SELLER, "rhythm.tenure"), scorer);
        assertEquals(last().asOf(), after.asOf());
        assertEquals(0, after.atom("rhythm.tenure").points());
        assertEquals(0, after.atom("rhythm.churn").points(), "what supported it falls with it");
        assertEquals(0, after.points(Family.RHYTHM));
        assertEquals(1.0, after.atom("rhythm.tenure").detail().get("rebutted"));
        assertEquals(3, after.gates().persistence().trueCount());
        assertEquals(List.of(), new Recount(ScorecardFile.builtIn()).faults(after));
        Assessment next = account.evaluate(SELLER, List.of(), boundary + Calendar.WEEK, scorer);
        assertEquals(0, next.points(Family.RHYTHM));
        assertEquals(2, next.gates().persistence().trueCount());
    }

    @Test
    void rebuttingWhatSpeaksForTheAccountTakesNothingAway() {
        Assessment before = last();
        Assessment after =
                account.hear(Intervention.rebuttalAccepted(new EventId("i"), NOW, SELLER, "ties.density"), scorer);
        assertEquals(before.score(), after.score());
    }

    @Test
    void restrictedDataRestsUntilItsTime() {
        Instant until = Instant.ofEpochMilli(boundary + Calendar.WEEK);
        Intervention restricted = new Intervention(
                new EventId("i"), InterventionType.DATA_RESTRICTED, NOW, SELLER, "rhythm.tenure", until, null, null);
        assertEquals(0, account.hear(restricted, scorer).points(Family.RHYTHM));
        assertTrue(account.evaluate(SELLER, List.of(), boundary + Calendar.WEEK, scorer)
                        .points(Family.RHYTHM)
                > 0);
    }

    @Test
    void releasedDataCountsAgainAtTheNextEvaluation() {
        Intervention restricted = new Intervention(
                new EventId("i"), InterventionType.DATA_RESTRICTED, NOW, SELLER, "rhythm.tenure", null, null, null);
        Intervention released = new Intervention(
                new EventId("j"), InterventionType.DATA_RELEASED, NOW, SELLER, "rhythm.tenure", null, null, null);
        account.hear(restricted, scorer);
        assertNull(account.hear(released, scorer));
        assertTrue(account.evaluate(SELLER, List.of(), boundary + Calendar.WEEK, scorer)
                        .points(Family.RHYTHM)
                > 0);
    }

    @Test
    void verifiedEvidenceAsksForTheSameAssessmentAgain() {
        Intervention verified = new Intervention(
                new EventId("i"), InterventionType.EVIDENCE_VERIFIED, NOW, SELLER, null, null, "e", "purchase");
        assertEquals(last(), account.hear(verified, scorer));
        assertEquals(last(), account.hear(verified, scorer), "a repeat is the same");
    }

    @Test
    void anErasedAccountIsEmptyAndStaysSo() {
        assertNull(account.hear(
                Intervention.about(InterventionType.ACCOUNT_ERASED, new EventId("i"), NOW, SELLER), scorer));
        assertTrue(account.isQuiet());
        assertTrue(account.isErased(NOW.toEpochMilli() - 1));
        assertFalse(account.isErased(NOW.toEpochMilli() + 1));
        Account fresh = new Account();
        fresh.hear(Intervention.about(InterventionType.ACCOUNT_ERASED, new EventId("i"), NOW, SELLER), scorer);
        assertArrayEquals(bytes(fresh), bytes(account), "no trace but the time");
        Intervention verified = new Intervention(
                new EventId("j"), InterventionType.EVIDENCE_VERIFIED, NOW, SELLER, null, null, "e", "purchase");
        assertNull(account.hear(verified, scorer));
    }

    @Test
    void aSnapshotIsTheSameAccount() throws IOException {
        Account read = Account.read(new DataInputStream(new ByteArrayInputStream(bytes(account))));
        assertEquals(
                account.evaluate(SELLER, List.of(), boundary + Calendar.WEEK, scorer),
                read.evaluate(SELLER, List.of(), boundary + Calendar.WEEK, scorer));
    }

    @Test
    void theIdIsAHashOfTheContent() {
        assertEquals(32, last().id().value().length());
        assertNotEquals(told.get(0).id(), last().id());
        assertEquals(last().id(), renamed().id());
    }

    /** Naming looks at everything but the name. */
    private Assessment renamed() {
        Assessment it = last();
        return Scorer.named(new Assessment(
                new AssessmentId("0"),
                it.account(),
                it.asOf(),
                it.model(),
                it.score(),
                it.enough(),
                it.families(),
                it.atoms(),
                it.gates(),
                it.completeness()));
    }

    private static byte[] bytes(Account account) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            account.write(new DataOutputStream(bytes));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
