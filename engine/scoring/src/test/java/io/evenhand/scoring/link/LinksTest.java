// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Conduct;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What accounts learn about each other at each boundary, in a world in which everything that links them happens. */
class LinksTest {
    private static final long SEED = 11;
    private static final List<Conduct> CONDUCT = LinkWorld.conduct(SEED);
    private static final List<Intervention> DECIDED = LinkWorld.interventions();
    private static Map<Long, List<String>> wanted;
    private static List<LinkFact> told;

    @BeforeAll
    static void inOrder() {
        told = new ArrayList<>();
        Links links = new Links(told::add);
        wanted = new TreeMap<>();
        DECIDED.forEach(links::hear);
        int next = 0;
        for (long boundary = LinkWorld.START + Calendar.WEEK; next < CONDUCT.size(); boundary += Calendar.WEEK) {
            while (next < CONDUCT.size() && CONDUCT.get(next).millis() < boundary) {
                links.add(CONDUCT.get(next++));
            }
            int before = told.size();
            links.reach(boundary);
            wanted.put(boundary, sorted(told.subList(before, told.size())));
        }
    }

    @Test
    void everyKindOfNewsIsTold() {
        assertEquals(List.of("fleet-1", "fleet-2", "fleet-3"), peersOf("fleet-0"));
        assertTrue(any(
                LinkFact.OfKey.class,
                it -> it.to().equals("fleet-0")
                        && it.peers().stream().allMatch(peer -> peer.size() >= Roster.FLEET_MIN)));
        assertTrue(any(
                LinkFact.OfKey.class,
                it -> it.to().equals("fleet-0") && it.together().size() > 10));
        assertTrue(any(LinkFact.OfKey.class, it -> it.key().equals("payment:bank") && it.tooMany()));
        assertTrue(any(
                LinkFact.Reclaimed.class,
                it -> it.to().equals("heir") && it.previous().equals("seller")));
        assertTrue(any(LinkFact.Carried.class, it -> it.to().equals("heir") && it.outOf() == 30));
        assertTrue(any(LinkFact.Fresh.class, it -> it.to().startsWith("fleet")));
    }

    @Test
    void aKeyOfEverybodyDoesNotBecomeTheLinkOfItsLastUsers() {
        List<LinkFact.OfKey> bank = told.stream()
                .filter(LinkFact.OfKey.class::isInstance)
                .map(LinkFact.OfKey.class::cast)
                .filter(fact -> fact.key().equals("payment:bank"))
                .dropWhile(fact -> !fact.tooMany())
                .toList();
        assertTrue(bank.get(bank.size() - 1).asOf() > bank.get(0).asOf() + 10 * Calendar.WEEK);
        assertTrue(bank.stream().allMatch(LinkFact.OfKey::tooMany));
        assertTrue(
                bank.stream()
                                .filter(fact ->
                                        fact.asOf() == bank.get(bank.size() - 1).asOf())
                                .count()
                        < KeyRing.ACCOUNTS_MAX,
                "most have left");
    }

    @Test
    void anOverturnedSanctionStopsToBeTold() {
        List<Long> weeks = told.stream()
                .filter(it ->
                        it instanceof LinkFact.Carried carried && carried.from().equals("pair-1"))
                .map(LinkFact::lastMoment)
                .distinct()
                .toList();
        assertTrue(!weeks.isEmpty(), "it had been told");
        assertTrue(weeks.stream().allMatch(day -> day < LinkWorld.at(131).toEpochMilli() + Calendar.WEEK));
    }

    @Test
    void anyOrderOfArrivalWithinADayGivesTheSame() {
        Random random = new Random(SEED);
        for (int run = 0; run < 4; run++) {
            record Arrival(Conduct conduct, long at) {}
            List<Arrival> arrivals = new ArrayList<>();
            CONDUCT.forEach(it -> arrivals.add(new Arrival(it, it.millis() + random.nextLong(Calendar.DAY))));
            arrivals.sort(Comparator.comparingLong(Arrival::at));
            List<LinkFact> heard = new ArrayList<>();
            Links links = new Links(heard::add);
            List<Intervention> decided = new ArrayList<>(DECIDED);
            decided.sort(Comparator.comparing(Intervention::at));
            long boundary = LinkWorld.START + Calendar.WEEK;
            for (Arrival arrival : arrivals) {
                while (arrival.at() >= boundary + Calendar.DAY) {
                    reach(links, heard, boundary, "seed " + SEED + ", run " + run);
                    boundary += Calendar.WEEK;
                }
                while (!decided.isEmpty() && decided.get(0).at().toEpochMilli() <= arrival.at()) {
                    links.hear(decided.remove(0));
                }
                links.add(arrival.conduct());
            }
        }
    }

    @Test
    void allAtOnceAndInAnyOrderGivesTheSame() {
        List<Conduct> shuffled = new ArrayList<>(CONDUCT);
        Random random = new Random(SEED + 1);
        for (int run = 0; run < 3; run++) {
            Collections.shuffle(shuffled, random);
            List<LinkFact> heard = new ArrayList<>();
            Links links = new Links(heard::add);
            shuffled.forEach(links::add);
            DECIDED.forEach(links::hear);
            // repeats leave no trace either
            shuffled.subList(0, 500).forEach(links::add);
            for (long boundary : wanted.keySet()) {
                reach(links, heard, boundary, "seed " + (SEED + 1) + ", run " + run);
            }
        }
    }

    @Test
    void whenItIsTidiedMakesNoDifference() {
        List<LinkFact> heard = new ArrayList<>();
        Links links = new Links(heard::add);
        DECIDED.forEach(links::hear);
        int next = 0;
        for (long boundary : wanted.keySet()) {
            while (next < CONDUCT.size() && CONDUCT.get(next).millis() < boundary) {
                links.add(CONDUCT.get(next++));
            }
            heard.clear();
            links.tell(boundary);
            assertEquals(wanted.get(boundary), sorted(heard), "boundary " + boundary);
            if ((boundary / Calendar.WEEK) % 5 == 0) {
                links.prune(boundary);
            }
        }
    }

    @Test
    void halfAYearAfterTheLastEventNothingIsLeftButWhoHasAccess() {
        Links links = new Links(fact -> {});
        CONDUCT.forEach(links::add);
        DECIDED.forEach(links::hear);
        long end = CONDUCT.get(CONDUCT.size() - 1).millis();
        links.reach(Calendar.boundaryAfter(end + 181 * Calendar.DAY));
        assertEquals(0, links.meetings());
    }

    @Test
    void aSuspectArmsNothing() {
        List<LinkFact> heard = new ArrayList<>();
        Links links = new Links(heard::add);
        CONDUCT.forEach(links::add);
        links.hear(Intervention.rebuttalAccepted(
                new EventId("i"), LinkWorld.at(120), new AccountId("seller"), "rhythm.tenure"));
        wanted.keySet().forEach(links::reach);
        assertTrue(heard.stream().noneMatch(LinkFact.Carried.class::isInstance));
    }

    private void reach(Links links, List<LinkFact> heard, long boundary, String where) {
        heard.clear();
        links.reach(boundary);
        assertEquals(wanted.getOrDefault(boundary, List.of()), sorted(heard), where + ", boundary " + boundary);
    }

    private static List<String> sorted(List<LinkFact> facts) {
        return facts.stream().map(Object::toString).sorted().toList();
    }

    private static List<String> peersOf(String account) {
        return told.stream()
                .filter(fact -> fact instanceof LinkFact.OfKey it && it.to().equals(account))
                .flatMap(fact -> ((LinkFact.OfKey) fact).peers().stream())
                .map(LinkFact.Peer::name)
                .distinct()
                .sorted()
                .toList();
    }

    private static <T extends LinkFact> boolean any(Class<T> type, Predicate<T> predicate) {
        return told.stream().filter(type::isInstance).map(type::cast).anyMatch(predicate);
    }
}
