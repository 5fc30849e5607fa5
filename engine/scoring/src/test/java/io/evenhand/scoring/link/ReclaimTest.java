// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evenhand.contract.decision.InterventionType;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.EventBody.ServerClaimed;
import io.evenhand.contract.event.EventBody.ServerUnclaimed;
import io.evenhand.contract.event.EventBody.ShareAccepted;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.scoring.history.Conduct;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A server under another account soon after the first one had to part with it. */
class ReclaimTest {
    private static final long SEED = 61;
    private final List<Conduct> events = new ArrayList<>();
    private int number;

    @Test
    void whoClaimsWhatAnotherJustGaveUpClaimsItAgain() {
        claim("a", 1);
        share("a", 10);
        release("a", 50);
        claim("b", 60);
        assertEquals(List.of("b after a"), reclaimed(70));
        assertEquals(List.of("b after a"), reclaimed(149));
        assertEquals(List.of(), reclaimed(151), "90 days are over");
        assertEquals(List.of(), reclaimed(60), "it had not happened yet");
    }

    @Test
    void aYearLongOwnerIsStillTheOneBefore() {
        claim("a", 1);
        share("a", 350);
        release("a", 400);
        claim("b", 401);
        assertEquals(List.of("b after a"), reclaimed(410));
    }

    @Test
    void monthsLaterItIsAUsedMachine() {
        claim("a", 1);
        share("a", 10);
        release("a", 20);
        claim("b", 50);
        assertEquals(List.of(), reclaimed(60));
    }

    @Test
    void whoNeverSharedLeavesNothingBehind() {
        claim("a", 1);
        release("a", 50);
        claim("b", 51);
        assertEquals(List.of(), reclaimed(60));
    }

    @Test
    void oneMayClaimOnesOwnServerAgain() {
        claim("a", 1);
        share("a", 10);
        release("a", 50);
        claim("a", 51);
        assertEquals(List.of(), reclaimed(60));
    }

    @Test
    void aConfirmedSanctionPartsAnAccountFromItsServer() {
        claim("a", 1);
        share("a", 10);
        claim("b", 60);
        assertEquals(List.of(), reclaimed(70));
        assertEquals(List.of("b after a"), reclaimed(70, 55, 999));
        assertEquals(List.of(), reclaimed(70, 55, 65), "it was overturned");
        assertEquals(List.of(), reclaimed(70, 20, 999), "that was long before");
        assertEquals(List.of(), reclaimed(70, 65, 999), "that was after");
    }

    @Test
    void aSanctionSaysNothingAboutServersGivenUpBefore() {
        claim("a", 1);
        share("a", 10);
        release("a", 15);
        claim("b", 60);
        assertEquals(List.of(), reclaimed(70, 55, 999));
    }

    @Test
    void theOrderOfArrivalMakesNoDifference() {
        claim("a", 1);
        share("a", 10);
        release("a", 50);
        claim("b", 60);
        share("b", 70);
        release("b", 80);
        claim("c", 81);
        Random random = new Random(SEED);
        for (int run = 0; run < 50; run++) {
            Collections.shuffle(events, random);
            assertEquals(List.of("b after a", "c after b"), reclaimed(90), "seed " + SEED + ", run " + run);
        }
    }

    @Test
    void aCopiedImageIsNobodysServer() {
        for (int i = 0; i <= KeyRing.ACCOUNTS_MAX; i++) {
            claim("a" + i, 40);
            share("a" + i, 41);
            release("a" + i, 42);
        }
        assertEquals(List.of(), reclaimed(60));
    }

    private List<String> reclaimed(int day) {
        return reclaimed(day, 999, 999);
    }

    private List<String> reclaimed(int day, int confirmed, int overturned) {
        List<String> told = new ArrayList<>();
        Links links = new Links(fact -> {
            if (fact instanceof LinkFact.Reclaimed it) {
                told.add(it.to() + " after " + it.previous());
            }
        });
        events.forEach(links::add);
        if (confirmed < 999) {
            links.hear(LinkWorld.about(InterventionType.SANCTION_CONFIRMED, confirmed, "a"));
        }
        if (overturned < 999) {
            links.hear(LinkWorld.about(InterventionType.SANCTION_OVERTURNED, overturned, "a"));
        }
        links.reach(LinkWorld.at(day).toEpochMilli());
        return told;
    }

    private void claim(String account, int day) {
        happen(account, day, new ServerClaimed(new ServerId("s"), null));
    }

    private void release(String account, int day) {
        happen(account, day, new ServerUnclaimed(new ServerId("s")));
    }

    private void share(String account, int day) {
        happen(account, day, new ShareAccepted(new ViewerId("v-" + account), null, null, false, null));
    }

    private void happen(String account, int day, EventBody body) {
        events.add(new Conduct(new EventId("e" + number++), LinkWorld.at(day), new AccountId(account), body));
    }
}
