// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.EventBody.KeySeen;
import io.evenhand.contract.event.EventBody.ServerClaimed;
import io.evenhand.contract.event.EventBody.ShareAccepted;
import io.evenhand.contract.event.KeyKind;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.KeyToken;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.scoring.history.AccountHistory;
import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Conduct;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Who is whose peer, and when: whatever order the events come in. */
class PeersTest {
    private static final long SEED = 9;
    private int number;

    @Test
    void aPeerUsedTheSameKeyAndShares() {
        List<Conduct> events = List.of(
                key("a", 1, "card"),
                key("b", 2, "card"),
                share("b", 3, false),
                key("c", 2, "other"),
                share("c", 3, false));
        assertEquals(1, peers(events, "a", 10));
        assertEquals(0, peers(events, "b", 10), "a does not share");
        assertEquals(0, peers(events, "c", 10));
    }

    @Test
    void sharingWithTheHomeIsNoSharing() {
        assertEquals(0, peers(List.of(key("a", 1, "card"), key("b", 2, "card"), share("b", 3, true)), "a", 10));
    }

    @Test
    void theTlsKeyOfAServerIsAStrongKey() {
        List<Conduct> events = List.of(claim("a", 1, "tls"), claim("b", 2, "tls"), share("b", 3, false));
        assertEquals(1, peers(events, "a", 10));
    }

    @Test
    void twoSharedKeysAreOnePeer() {
        List<Conduct> events = List.of(
                key("a", 1, "card"),
                key("a", 1, "phone"),
                key("b", 2, "card"),
                key("b", 2, "phone"),
                share("b", 3, false));
        assertEquals(1, peers(events, "a", 10));
    }

    @Test
    void oneHopOnly() {
        List<Conduct> events = List.of(
                key("a", 1, "x"),
                key("b", 1, "x"),
                key("b", 1, "y"),
                key("c", 1, "y"),
                share("b", 2, false),
                share("c", 2, false));
        assertEquals(1, peers(events, "a", 10));
        assertEquals(1, peers(events, "c", 10));
        assertEquals(1, peers(events, "b", 10), "c, because a does not share");
    }

    @Test
    void halfAYearWithoutKeyOrSharingEndsIt() {
        List<Conduct> events = List.of(key("a", 1, "x"), key("a", 150, "x"), key("b", 10, "x"), share("b", 20, false));
        assertEquals(1, peers(events, "a", 189));
        assertEquals(0, peers(events, "a", 191), "b's key is too old");
        assertEquals(0, peers(List.of(key("a", 1, "x"), key("b", 100, "x"), share("b", 100, false)), "a", 185));
    }

    @Test
    void theFutureDoesNotCountYet() {
        List<Conduct> events = List.of(key("a", 1, "x"), key("b", 20, "x"), share("b", 21, false));
        assertEquals(0, peers(events, "a", 21));
        assertEquals(1, peers(events, "a", 22));
    }

    @Test
    void anyOrderOfArrivalGivesTheSame() {
        List<Conduct> events = new ArrayList<>();
        for (int account = 0; account < 8; account++) {
            for (int day = 1; day < 200; day += 17 + account) {
                events.add(key("a" + account, day, "k" + account % 3));
                events.add(share("a" + account, day + 2, account == 5));
            }
        }
        List<Integer> wanted = all(events);
        assertTrue(wanted.stream().mapToInt(Integer::intValue).sum() > 10);
        Random random = new Random(SEED);
        for (int i = 0; i < 20; i++) {
            List<Conduct> shuffled = new ArrayList<>(events);
            Collections.shuffle(shuffled, random);
            assertEquals(wanted, all(shuffled));
        }
    }

    @Test
    void anErasedAccountIsNobodysPeer() {
        Net net = new Net();
        List.of(key("a", 1, "x"), key("b", 2, "x"), share("b", 3, false)).forEach(net::add);
        net.erase("b");
        assertEquals(0, net.count("a", day(10)));
        assertTrue(net.holders.get("b").isEmpty());
    }

    @Test
    void aKeyOfEverybodyLinksNobody() {
        List<Conduct> events = new ArrayList<>();
        for (int i = 0; i < KeyRing.ACCOUNTS_MAX; i++) {
            events.add(key("a" + i, 1, "bank"));
            events.add(share("a" + i, 2, false));
        }
        assertEquals(KeyRing.ACCOUNTS_MAX - 1, peers(events, "a7", 10));
        events.add(key("late", 3, "bank"));
        events.add(share("late", 3, false));
        for (String account : List.of("a0", "a7", "a23", "late")) {
            assertEquals(0, peers(events, account, 10), account);
        }
        assertEquals(KeyRing.ACCOUNTS_MAX - 1, peers(events, "a7", 3), "before that it was theirs");
    }

    @Test
    void snapshotsAreTheSameState() throws IOException {
        Net net = new Net();
        List.of(key("a", 1, "x"), key("b", 2, "x"), share("b", 3, false)).forEach(net::add);
        assertEquals(1, net.count("a", day(4)));
        Peers read = Peers.read(in(out -> net.peers.get("a").write(out)));
        KeyRing ring = KeyRing.read(in(out -> net.rings.get("payment:x").write(out)));
        ring.tell("payment:x", day(10)).stream()
                .filter(fact -> fact.to().equals("a"))
                .forEach(read::add);
        read.advance(day(10));
        assertEquals(1, read.count(Map.of("payment:x", day(1)), day(10)));
        assertEquals(
                1,
                Peers.read(in(read::write)).count(Map.of("payment:x", day(1)), day(10)),
                "also when it has been told");
        KeyHolder holder = KeyHolder.read(in(out -> net.holders.get("b").write(out)));
        assertEquals(List.of(), holder.add(share("b", 3, false)), "known already");
        ring.add(new KeyFact("payment:x", "c", LinkKind.SEEN, day(4)));
        assertEquals(
                List.of("a", "c"),
                ring.tell("payment:x", day(10)).stream().map(LinkFact::to).toList(),
                "each learns of b, who shares");
    }

    private interface Writing {
        void to(DataOutput out) throws IOException;
    }

    private static DataInputStream in(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writing.to(new DataOutputStream(bytes));
        return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static List<Integer> all(List<Conduct> events) {
        List<Integer> counts = new ArrayList<>();
        for (int account = 0; account < 8; account++) {
            for (int day = 7; day < 400; day += 21) {
                counts.add(peers(events, "a" + account, day));
            }
        }
        return counts;
    }

    private static int peers(List<Conduct> events, String account, int day) {
        Net net = new Net();
        events.forEach(net::add);
        return net.count(account, day(day));
    }

    /** All holders, rings and accounts, wired as in the job. */
    private static final class Net {
        final Map<String, KeyHolder> holders = new HashMap<>();
        final Map<String, KeyRing> rings = new HashMap<>();
        final Map<String, Peers> peers = new HashMap<>();
        final Map<String, List<Conduct>> conduct = new HashMap<>();

        void add(Conduct each) {
            String account = each.account().value();
            conduct.computeIfAbsent(account, name -> new ArrayList<>()).add(each);
            tell(holders.computeIfAbsent(account, name -> new KeyHolder()).add(each));
        }

        void erase(String account) {
            tell(holders.get(account).erase(account));
        }

        private void tell(List<KeyFact> facts) {
            facts.forEach(fact -> learn(
                    rings.computeIfAbsent(fact.key(), key -> new KeyRing()).add(fact)));
        }

        private void learn(List<LinkFact> links) {
            links.forEach(
                    link -> peers.computeIfAbsent(link.to(), to -> new Peers()).add(link));
        }

        int count(String account, long now) {
            AccountHistory history = new AccountHistory();
            conduct.get(account).stream()
                    .filter(each -> each.millis() < now)
                    .sorted(Conduct.ORDER)
                    .forEach(history::add);
            rings.forEach((key, ring) -> learn(ring.tell(key, now)));
            Peers own = peers.getOrDefault(account, new Peers());
            own.advance(now);
            return own.count(history.keys(), now);
        }
    }

    private Conduct key(String account, int day, String key) {
        return conduct(account, day, new KeySeen(KeyKind.PAYMENT, new KeyToken(key)));
    }

    private Conduct claim(String account, int day, String key) {
        return conduct(account, day, new ServerClaimed(new ServerId("s"), new KeyToken(key)));
    }

    private Conduct share(String account, int day, boolean home) {
        return conduct(account, day, new ShareAccepted(new ViewerId("v"), null, null, home, null));
    }

    private Conduct conduct(String account, int day, EventBody body) {
        return new Conduct(
                new EventId("e" + number++), Instant.ofEpochMilli(day(day) + 5_000), new AccountId(account), body);
    }

    private static long day(int day) {
        return (20_000 + day) * Calendar.DAY;
    }
}
