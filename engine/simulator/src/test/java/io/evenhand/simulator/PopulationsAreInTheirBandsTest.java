// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.event.ClientKind;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.EventType;
import io.evenhand.simulator.population.Archetype;
import io.evenhand.simulator.truth.Truth;
import io.evenhand.simulator.truth.TruthClass;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What comes out has the statistics that the parameters promise, for each sort of owner. */
class PopulationsAreInTheirBandsTest {
    private static final SimulationPlan PLAN = SimulationPlan.of(4_000, 180, 4_711, World.DEMO);
    private static Recording recording;
    private static Map<String, List<Double>> tenures;

    @BeforeAll
    static void simulate() throws IOException {
        recording = Recording.of(PLAN);
        tenures = Tenures.byAccount(recording.events());
    }

    @Test
    void sortsOfOwnersAreAsFrequentAsTheyShouldBe() {
        assertBetween(0.54, 0.56, fraction(it -> it.archetype().equals("no-shares")));
        assertBetween(0.26, 0.28, fraction(it -> it.archetype().equals("household")));
        assertBetween(0.05, 0.07, fraction(it -> it.archetype().equals("few-friends")));
        assertBetween(0.055, 0.065, fraction(it -> it.archetype().equals("friends")));
        assertBetween(0.0099, 0.0101, fraction(it -> it.kind() == TruthClass.RESELLER));
        Set<String> archetypes =
                truths(it -> true).stream().map(Truth::archetype).collect(Collectors.toSet());
        for (Archetype archetype : Archetype.values()) {
            // none of these two is frequent enough for a small demonstration
            boolean rare = archetype == Archetype.STRANGERS || archetype == Archetype.PAID_CLUB;
            assertTrue(rare || archetypes.contains(archetype.wire()), archetype.wire());
        }
    }

    @Test
    void circlesAreAsLargeAsTheyShouldBe() {
        assertPeaks("no-shares", 0, 0);
        assertPeaks("household", 0, 2);
        assertPeaks("few-friends", 4, 8);
        assertPeaks("friends", 7, 27);
        assertPeaks("family", 9, 47);
        assertPeaks("community", 33, 103);
        assertPeaks("hosted", 7, 63);
        assertPeaks("migrating", 7, 83);
        assertPeaks("seller", 19, 100);
        assertBetween(45, 70, medianPeak("community"));
        assertBetween(11, 17, medianPeak("friends"));
    }

    @Test
    void hostingIsAsFrequentAsItShouldBe() {
        assertBetween(1, 1, hosted("hosted"));
        assertBetween(0.01, 0.13, hosted("friends"));
        assertBetween(0.1, 0.45, hosted("community"));
        assertBetween(0.3, 0.9, hosted("seller"));
        assertTrue(hosted("household") < 0.02);
    }

    @Test
    void oneOwnerInEightReportsNoPlaybackAndSellersNoMoreOften() {
        Set<String> reported = accountsWith(EventType.STREAM_STARTED);
        List<Truth> hosts = truths(it -> it.externalViewersPeak() >= 8);
        double silent =
                hosts.stream().filter(it -> !reported.contains(it.account())).count() / (double) hosts.size();
        assertBetween(0.08, 0.16, silent);
    }

    @Test
    void everyOwnerWithExternalViewersIsCountedEachMonth() {
        Map<String, Integer> measured = new HashMap<>();
        recording.events().stream()
                .filter(it -> it.type() == EventType.TIES_MEASURED)
                .forEach(it -> measured.merge(it.account().value(), 1, Integer::sum));
        // an account that a ban evader lost, or kept for that, is not there all the time
        for (Truth truth : truths(it -> it.externalViewersPeak() >= 8 && !"R7".equals(it.strategy()))) {
            assertBetween(4, 7, measured.getOrDefault(truth.account(), 0));
        }
    }

    @Test
    void friendsKnowOneAnotherAndCustomersDoNot() {
        assertBetween(0.15, 0.6, meanDensity("friends"));
        assertBetween(0.1, 0.25, meanDensity("family"));
        assertBetween(0.03, 0.07, meanDensity("community"));
        assertTrue(meanDensity("seller") < 0.02);
    }

    @Test
    void externalViewersPlayAboutOnceOrTwiceAWeek() {
        long sessions = recording.events().stream()
                .filter(it -> it.body() instanceof EventBody.StreamStarted started && !started.home())
                .count();
        long viewerWeeks = truths(it -> true).stream()
                        .mapToLong(Truth::externalViewersPeak)
                        .sum()
                * PLAN.days()
                / 7;
        assertBetween(0.7, 2, sessions / (double) viewerWeeks);
    }

    @Test
    void sellersHaveTheRhythmOfAMonthAndNobodyElse() {
        int sellers = 0;
        int rhythmic = 0;
        for (Truth truth : truths(it -> true)) {
            double z = Tenures.rhythm(tenures.getOrDefault(truth.account(), List.of()));
            if (truth.identifiable() && !Set.of("R3", "R8").contains(String.valueOf(truth.strategy()))) {
                // of the other two, one has few customers and one has friends among them, so that it takes longer
                sellers++;
                rhythmic += z >= 6 ? 1 : 0;
            } else if (truth.kind() == TruthClass.BENIGN
                    && !truth.archetype().contains("guests")
                    && !Set.of("dorm", "migrating").contains(truth.archetype())) {
                // they end many stays at once or on purpose; what must see through that is the scorer
                assertTrue(z < 9, () -> truth.archetype() + " has a rhythm of " + z);
            }
        }
        assertTrue(sellers >= 25, "too few to say");
        assertTrue(rhythmic >= 0.9 * sellers, rhythmic + " of " + sellers);
    }

    @Test
    void guestsStayForAsLongAsTheirOwnerDeclared() {
        Set<String> declaring = accountsWith(EventType.GUESTPASS_DECLARED);
        Set<String> guests = truths(it -> Set.of("guests", "renewed-guests").contains(it.archetype())).stream()
                .map(Truth::account)
                .collect(Collectors.toSet());
        assertEquals(guests, declaring);
        for (String account : guests) {
            long whole = tenures.getOrDefault(account, List.of()).stream()
                    .filter(it -> it > 1 && it - Math.floor(it) < 1.1 / 24)
                    .count();
            assertTrue(whole >= 0.7 * tenures.getOrDefault(account, List.of()).size(), account);
        }
    }

    @Test
    void migratingHostsShareEverythingAgainWithinTheHour() {
        Set<String> moved = accountsWith(EventType.SERVER_MOVED);
        Set<String> migrating = truths(it -> it.archetype().equals("migrating")).stream()
                .map(Truth::account)
                .collect(Collectors.toSet());
        assertEquals(migrating, moved);
        Map<String, Integer> perHour = new HashMap<>();
        recording.events().stream()
                .filter(it -> it.type() == EventType.SHARE_REVOKED
                        && moved.contains(it.account().value()))
                .forEach(it -> perHour.merge(it.account() + "/" + it.at().toEpochMilli() / 7_200_000, 1, Integer::sum));
        Set<String> bulk = new HashSet<>();
        perHour.forEach((hour, count) -> {
            if (count >= 4) {
                bulk.add(hour.substring(0, hour.indexOf('/')));
            }
        });
        assertEquals(moved, bulk);
    }

    @Test
    void dormsEmptyAtTheEndOfTerm() {
        for (Truth truth : truths(it -> it.archetype().equals("dorm"))) {
            List<Long> ends = recording.events().stream()
                    .filter(it -> it.account().value().equals(truth.account()) && it.type() == EventType.SHARE_REVOKED)
                    .map(it -> it.at().toEpochMilli() / 86_400_000)
                    .toList();
            long crowded = ends.stream()
                    .mapToLong(day ->
                            ends.stream().filter(it -> Math.abs(it - day) <= 5).count())
                    .max()
                    .orElse(0);
            assertTrue(ends.size() < 6 || crowded >= ends.size() / 4, truth.account());
        }
    }

    @Test
    void programsSendInvitationsForSellersMoreThanForFriends() {
        assertTrue(byProgram("seller") > 0.6);
        assertTrue(byProgram("friends") < 0.15);
        assertBetween(0.1, 0.65, byProgram("community"));
    }

    private static double byProgram(String archetype) {
        List<EventBody.InviteCreated> invites = recording.events().stream()
                .filter(it -> recording.truth(it).archetype().equals(archetype))
                .map(Event::body)
                .filter(EventBody.InviteCreated.class::isInstance)
                .map(EventBody.InviteCreated.class::cast)
                .toList();
        return invites.stream().filter(it -> it.client() == ClientKind.API).count() / (double) invites.size();
    }

    private static double meanDensity(String archetype) {
        return recording.events().stream()
                .filter(it -> recording.truth(it).archetype().equals(archetype))
                .map(Event::body)
                .filter(EventBody.TiesMeasured.class::isInstance)
                .map(EventBody.TiesMeasured.class::cast)
                .filter(it -> it.viewers() >= 8)
                .mapToDouble(it -> 2.0 * it.ties() / it.viewers() / (it.viewers() - 1))
                .average()
                .orElseThrow();
    }

    private static Set<String> accountsWith(EventType type) {
        return recording.events().stream()
                .filter(it -> it.type() == type)
                .map(it -> it.account().value())
                .collect(Collectors.toSet());
    }

    private static double hosted(String archetype) {
        List<Truth> all = truths(it -> it.archetype().equals(archetype));
        return all.stream().filter(Truth::hosted).count() / (double) all.size();
    }

    private static void assertPeaks(String archetype, int low, int high) {
        for (Truth truth : truths(it -> it.archetype().equals(archetype))) {
            assertBetween(low, high, truth.externalViewersPeak());
        }
    }

    private static double medianPeak(String archetype) {
        int[] peaks = truths(it -> it.archetype().equals(archetype)).stream()
                .mapToInt(Truth::externalViewersPeak)
                .sorted()
                .toArray();
        return peaks[peaks.length / 2];
    }

    private static double fraction(Predicate<Truth> of) {
        return truths(of).size() / (double) PLAN.owners();
    }

    private static List<Truth> truths(Predicate<Truth> of) {
        return recording.truths().values().stream().filter(of).toList();
    }

    private static void assertBetween(double low, double high, double value) {
        assertTrue(value >= low && value <= high, () -> value + " is not from " + low + " to " + high);
    }
}
