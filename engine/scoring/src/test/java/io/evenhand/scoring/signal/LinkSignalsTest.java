// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.EventBody.KeySeen;
import io.evenhand.contract.event.EventBody.ShareAccepted;
import io.evenhand.contract.event.KeyKind;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.KeyToken;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.scoring.history.AccountHistory;
import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Conduct;
import io.evenhand.scoring.link.LinkFact;
import io.evenhand.scoring.link.LinkFact.Peer;
import io.evenhand.scoring.link.Peers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What an account's links say about it: each signal's definition and what it takes to count. */
class LinkSignalsTest {
    private static final long NOW = Calendar.boundaryAfter(20_000 * Calendar.DAY);
    private static final String KEY = "payment:card";

    private final AccountHistory history = new AccountHistory();
    private final Peers peers = new Peers();
    private int number;

    @Test
    void withoutPeersNothingIsMeasured() {
        share(30);
        for (Signal signal : List.of(
                Signal.LINK_KEYS,
                Signal.LINK_RECLAIM,
                Signal.LINK_CARRY_OVER,
                Signal.LINK_EQUALISED,
                Signal.LINK_SYNCHRONISED)) {
            Measured measured = measure(signal);
            assertEquals(0, measured.n(), signal.wire());
            assertTrue(measured.statistic() == null || measured.statistic() == 0, signal.wire());
        }
    }

    @Test
    void aKeyOfTooManyIsShownAndLinksNobody() {
        key();
        peers.add(new LinkFact.OfKey("a", KEY, NOW, true, List.of(), 0, List.of()));
        Measured measured = measure(Signal.LINK_KEYS);
        assertEquals(0, measured.n());
        assertEquals(1.0, measured.detail().get("hotKeys"));
    }

    @Test
    void whatWasSaidOfLastWeekDoesNotCount() {
        key();
        peers.add(new LinkFact.OfKey("a", KEY, NOW - Calendar.WEEK, false, List.of(new Peer("b", 0)), 0, List.of()));
        assertEquals(0, measure(Signal.LINK_KEYS).n());
    }

    @Test
    void threeEqualAccountsAreAFleet() {
        key();
        share(40);
        linked(38, 41);
        assertEquals(3, measure(Signal.LINK_EQUALISED).n());
        assertTrue(measure(Signal.LINK_EQUALISED).detail().get("variation") < 0.15);
    }

    @Test
    void twoEqualAccountsAreACouple() {
        key();
        share(40);
        linked(40);
        assertEquals(0, measure(Signal.LINK_EQUALISED).n());
    }

    @Test
    void anUnequalOrSmallAccountIsNotOfTheFleet() {
        key();
        share(40);
        linked(38, 41, 90, 19, 25);
        assertEquals(3, measure(Signal.LINK_EQUALISED).n(), "one more of them would make it unequal");
    }

    @Test
    void theFleetNeedNotBeNearestToThisAccount() {
        key();
        share(30);
        linked(28, 33, 34, 35, 36);
        assertEquals(6, measure(Signal.LINK_EQUALISED).n());
    }

    @Test
    void anAccountOfFewerThanTwentyHasNoFleet() {
        key();
        share(19);
        linked(20, 20, 20);
        assertEquals(0, measure(Signal.LINK_EQUALISED).n());
    }

    @Test
    void moreLinkedAccountsNeverMakeAFleetSmaller() {
        key();
        share(40);
        List<Integer> sizes = new ArrayList<>();
        long before = 0;
        for (int size : List.of(39, 80, 41, 22, 44, 100, 40)) {
            sizes.add(size);
            Peers one = new Peers();
            one.add(ofKey(sizes));
            long fleet = Signal.LINK_EQUALISED
                    .measure(Subject.of("a", history, one, NOW))
                    .n();
            assertTrue(fleet >= before, sizes.toString());
            before = fleet;
        }
        assertEquals(5, before);
    }

    @Test
    void minutesTogetherAreSynchronised() {
        key();
        synchronised(40, 30);
        assertEquals(0.62, measure(Signal.LINK_SYNCHRONISED).statistic(), 0.01);
    }

    @Test
    void fewMinutesAreNotSynchronised() {
        key();
        synchronised(19, 19);
        assertEquals(0.0, measure(Signal.LINK_SYNCHRONISED).statistic());
        assertEquals(19, measure(Signal.LINK_SYNCHRONISED).n());
    }

    @Test
    void minutesWithTwoPeersAreCountedOnce() {
        key();
        history.add(conduct(new KeySeen(KeyKind.DEVICE, new KeyToken("phone"))));
        synchronised(40, 20);
        peers.add(new LinkFact.OfKey("a", "device:phone", NOW, false, List.of(new Peer("c", 0)), 40, minutes(20)));
        assertEquals(20.0, measure(Signal.LINK_SYNCHRONISED).detail().get("together"));
    }

    @Test
    void theGreatestCohortOfTenPeopleCounts() {
        carry("small", 9, 9);
        assertEquals(0.0, measure(Signal.LINK_CARRY_OVER).statistic(), "nine people are no cohort");
        carry("seller", 12, 20);
        carry("other", 15, 60);
        Measured measured = measure(Signal.LINK_CARRY_OVER);
        assertEquals(0.6, measured.statistic());
        assertEquals(12, measured.n());
        assertEquals(20.0, measured.detail().get("outOf"));
    }

    @Test
    void serversClaimedAgainAreCounted() {
        peers.add(new LinkFact.Reclaimed("a", "server:1", "b", NOW));
        peers.add(new LinkFact.Reclaimed("a", "server:2", "b", NOW));
        assertEquals(2, measure(Signal.LINK_RECLAIM).n());
        peers.add(new LinkFact.Gone("a", "b"));
        assertEquals(0, measure(Signal.LINK_RECLAIM).n());
    }

    @Test
    void freshViewersAreAFractionOfThoseWhoCame() {
        share(40);
        assertEquals(40, measure(Signal.SCALE_FRESH_VIEWERS).n());
        assertEquals(0.0, measure(Signal.SCALE_FRESH_VIEWERS).statistic());
        for (int i = 0; i < 20; i++) {
            peers.add(new LinkFact.Fresh("a", "v" + i, NOW));
        }
        assertEquals(0.374, measure(Signal.SCALE_FRESH_VIEWERS).statistic(), 0.001);
    }

    private Measured measure(Signal signal) {
        return signal.measure(Subject.of("a", history, peers, NOW));
    }

    private void key() {
        history.add(conduct(new KeySeen(KeyKind.PAYMENT, new KeyToken("card"))));
    }

    private void share(int viewers) {
        for (int i = 0; i < viewers; i++) {
            history.add(conduct(new ShareAccepted(new ViewerId("v" + i), null, null, false, null)));
        }
    }

    private void linked(Integer... sizes) {
        peers.add(ofKey(List.of(sizes)));
    }

    private static LinkFact ofKey(List<Integer> sizes) {
        List<Peer> others = new ArrayList<>();
        sizes.forEach(size -> others.add(new Peer("p" + others.size(), size)));
        return new LinkFact.OfKey("a", KEY, NOW, false, others, 0, List.of());
    }

    private void synchronised(int minutes, int together) {
        peers.add(new LinkFact.OfKey("a", KEY, NOW, false, List.of(new Peer("b", 0)), minutes, minutes(together)));
    }

    private static List<Long> minutes(int number) {
        return LongStream.range(0, number).mapToObj(i -> NOW - i * 60_000).toList();
    }

    private void carry(String from, int viewers, int outOf) {
        for (int i = 0; i < viewers; i++) {
            peers.add(new LinkFact.Carried("a", from + "-v" + i, from, outOf, NOW));
        }
    }

    private Conduct conduct(EventBody body) {
        return new Conduct(
                new EventId("e" + number++),
                Instant.ofEpochMilli(NOW - 20 * Calendar.DAY + number),
                new AccountId("a"),
                body);
    }
}
