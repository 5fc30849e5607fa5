// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.event.EventBody.ServerClaimed;
import io.evenhand.contract.event.EventBody.ServerMoved;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.story.Catch;
import io.evenhand.contract.story.Missed;
import io.evenhand.contract.story.Move;
import io.evenhand.contract.story.Provider;
import io.evenhand.contract.story.Story;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.simulator.Simulation;
import io.evenhand.simulator.SimulationPlan;
import io.evenhand.simulator.World;
import io.evenhand.simulator.truth.Baseline;
import io.evenhand.simulator.truth.Truth;
import io.evenhand.simulator.truth.TruthClass;
import io.evenhand.standalone.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every figure of a story is what a plain recount of the same people gives; told again, it is the same story. */
class TheStoryCountsWhatHappenedTest {
    private static final SimulationPlan PLAN = SimulationPlan.of(700, 60, 4, World.DEMO);

    @TempDir
    static Path folder;

    private static final CountingAssessor ASSESSOR = new CountingAssessor();
    private static final List<Truth> TRUTHS = new ArrayList<>();
    private static final Map<String, String> PLACES = new HashMap<>();
    private static Story story;

    @BeforeAll
    static void tell() throws Exception {
        story = told(folder, ASSESSOR);
        Simulation.run(
                PLAN,
                (event, origin) -> {
                    if (event.body() instanceof ServerClaimed || event.body() instanceof ServerMoved) {
                        PLACES.put(event.account().value(), origin.network().name());
                    }
                },
                TRUTHS::add);
    }

    private static Story told(Path folder, Assessor assessor) throws IOException, InterruptedException {
        return new StoryTeller(PLAN, folder, assessor, Rulesets.builtIn(), (what, fraction, detail) -> {}).tell();
    }

    @Test
    void everybodyIsSomewhereOnce() {
        assertEquals(PLAN.owners(), story.people().owners());
        assertEquals(
                PLAN.owners(),
                story.providers().stream().mapToInt(Provider::owners).sum());
        assertEquals(
                count(TRUTHS, TruthClass.RESELLER),
                story.providers().stream().mapToInt(Provider::sellers).sum());
    }

    @Test
    void theRangeIsThatOfTheProviderWithMostSellers() {
        assertCatch(hit(story.banned().name()), story.policies().get(0));
        assertTrue(story.providers().stream()
                .filter(place -> place.kind() == Provider.Kind.HOSTING)
                .allMatch(place -> place.sellers() <= story.banned().sellers()));
        assertTrue(story.policies().get(0).innocents() > 0
                && story.policies().get(0).viewers() > 0);
    }

    @Test
    void theCountHitsWhomTheHouseSaysItWouldHit() {
        assertCatch(
                TRUTHS.stream().filter(Baseline.FRIENDS_80::flags).toList(),
                story.policies().get(1));
    }

    @Test
    void evenhandHitsWhomTheRulesLimitAndTheirInnocentsMayExplainThemselves() {
        List<Truth> accused = TRUTHS.stream()
                .filter(truth -> ASSESSOR.accused().contains(truth.account()))
                .toList();
        assertCatch(accused, story.policies().get(2));
        assertTrue(story.policies().get(2).innocents() > 0, "this assessor errs");
        assertEquals(count(accused, TruthClass.BENIGN), story.repair().contested());
        assertEquals(story.repair().contested(), story.repair().overturned());
        assertEquals(
                hit(story.banned().name()).stream()
                        .filter(truth -> truth.kind() == TruthClass.BENIGN && !accused.contains(truth))
                        .count(),
                story.repair().policies().get(0).unfounded());
        assertEquals(
                count(TRUTHS, TruthClass.RESELLER) - count(accused, TruthClass.RESELLER),
                story.missed().ways().stream().mapToInt(Missed.Way::missed).sum());
    }

    @Test
    void movingEmptiesTheBanAndNothingElse() {
        assertEquals(Move.Destination.values().length, story.moves().size());
        for (Move move : story.moves()) {
            Catch ban = move.policies().get(0);
            assertEquals(story.banned().sellers(), move.movers());
            assertEquals(0, ban.sellers());
            assertEquals(story.policies().get(0).innocents(), ban.innocents());
            assertEquals(story.policies().subList(1, 4), move.policies().subList(1, 4));
            assertTrue(move.compared() > 0);
            assertEquals(0, move.changed());
            assertTrue(move.places().stream()
                    .noneMatch(place -> place.name().equals(story.banned().name())));
            assertEquals(ban.innocents() + move.next().innocents(), move.both().innocents());
            assertTrue(move.chase().sellers() >= move.movers());
        }
    }

    @Test
    void toldAgainItIsTheSameStoryToTheByte(@TempDir Path again) throws Exception {
        assertEquals(ContractJson.text(story), ContractJson.text(told(again, new CountingAssessor())));
        assertEquals(story, ContractJson.read(ContractJson.text(story), Story.class));
    }

    @Test
    void whoeverReadsItAtATerminalOf80ColumnsReadsAllOfIt() {
        String text = StoryText.of(story);
        assertTrue(text.lines().allMatch(line -> line.length() <= 80), text);
        for (String chapter : Set.of("1. THE PEOPLE", "2. THREE", "3. THE SELLERS", "4. WHAT APPEALS", "5. WHAT")) {
            assertTrue(text.contains(chapter), text);
        }
    }

    @Test
    void whatCannotBeToldIsAnUnusableArgument() {
        assertEquals(2, Main.execute("demo", "--story", "--recourse"));
        assertEquals(2, Main.execute("demo", "--story", "--owners", "0"));
    }

    private static List<Truth> hit(String provider) {
        return TRUTHS.stream()
                .filter(truth -> provider.equals(PLACES.get(truth.account())))
                .toList();
    }

    private static void assertCatch(List<Truth> hit, Catch counted) {
        assertEquals(count(hit, TruthClass.RESELLER), counted.sellers());
        assertEquals(count(hit, TruthClass.BENIGN), counted.innocents());
        assertEquals(count(hit, TruthClass.GREY), counted.grey());
    }

    private static long count(List<Truth> truths, TruthClass kind) {
        return truths.stream().filter(truth -> truth.kind() == kind).count();
    }
}
