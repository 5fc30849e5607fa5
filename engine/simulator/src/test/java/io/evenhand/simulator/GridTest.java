// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.event.EventBody;
import io.evenhand.simulator.strategy.Strategy.Plan;
import io.evenhand.simulator.truth.Truth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A seller at a cell of the grid is what the cell's coordinates say. */
class GridTest {
    private static final Grid GRID = Grid.of(SimulationPlan.of(1, 210, 8, World.ZERO));

    private static Grid.Cell cell(Plan plan, int jitter, int links, int viewers, double cover, double ties) {
        return new Grid.Cell(plan, jitter, true, links, viewers, cover, ties);
    }

    @Test
    void thereIsACellForEachCombination() {
        int perPlan = 2 * Grid.LINKS.size() * Grid.VIEWERS.size() * Grid.COVER.size() * Grid.TIES.size();
        assertEquals(perPlan * (Grid.JITTER_DAYS.size() + 2), Grid.cells().size());
        assertEquals(Grid.cells().size(), new HashSet<>(Grid.cells()).size());
    }

    @Test
    void theSameNumberIsTheSameSellerAndAnotherIsNot() {
        Grid.Cell cell = cell(Plan.MONTHLY, 3, 1, 20, 0, 0);
        assertEquals(GRID.play(cell, 4), GRID.play(cell, 4));
        assertNotEquals(GRID.play(cell, 4), GRID.play(cell, 5));
    }

    @Test
    void linksAreAccountsWithCommonKeys() {
        for (int links : Grid.LINKS) {
            List<Truth> truths =
                    GRID.play(cell(Plan.MONTHLY, 0, links, 20, 0, 0), 1).truths();
            assertEquals(links + 1, truths.size());
            assertTrue(truths.stream().allMatch(it -> it.linked() == (links > 0)));
        }
    }

    @Test
    void sizesPlansAndPricesAreTheCells() {
        Truth monthly =
                GRID.play(cell(Plan.MONTHLY, 0, 0, 50, 0, 0), 1).truths().get(0);
        assertTrue(monthly.externalViewersPeak() >= 44 && monthly.externalViewersPeak() <= 56, monthly::line);
        assertEquals(10, monthly.pricePerMonth());
        assertTrue(monthly.identifiable());
        Truth annual = GRID.play(cell(Plan.ANNUAL, 0, 0, 50, 0, 0), 1).truths().get(0);
        assertEquals("annual", annual.plan());
        assertEquals(70.0 / 12, annual.pricePerMonth(), 1e-9);
        Truth lifetime =
                GRID.play(cell(Plan.LIFETIME, 0, 0, 50, 0, 0), 1).truths().get(0);
        assertEquals("lifetime", lifetime.plan());
        assertTrue(!lifetime.identifiable() && !annual.identifiable());
    }

    @Test
    void coverIsFriendsWhoDoNotPay() {
        Truth truth =
                GRID.play(cell(Plan.MONTHLY, 0, 0, 60, 0.6, 0), 2).truths().get(0);
        assertTrue(truth.payingViewersPeak() <= 30, truth::line);
        assertTrue(truth.externalViewersPeak() >= 45, truth::line);
    }

    @Test
    void jitterBlursTheRhythm() {
        assertTrue(rhythm(0) > 3 * rhythm(15), () -> rhythm(0) + " and " + rhythm(15));
    }

    private static double rhythm(int jitter) {
        Map<String, List<Double>> tenures = Tenures.byAccount(
                GRID.play(cell(Plan.MONTHLY, jitter, 0, 60, 0, 0), 3).events());
        return Tenures.rhythm(tenures.values().iterator().next());
    }

    @Test
    void tiesAreAsDenseAsTheCellSays() {
        double density = GRID.play(cell(Plan.MONTHLY, 0, 0, 60, 0, 0.05), 1).events().stream()
                .filter(it -> it.body() instanceof EventBody.TiesMeasured)
                .map(it -> (EventBody.TiesMeasured) it.body())
                .filter(it -> it.viewers() > 20)
                .mapToDouble(it -> 2.0 * it.ties() / it.viewers() / (it.viewers() - 1))
                .average()
                .orElseThrow();
        assertEquals(0.05, density, 0.005);
    }

    @Test
    void impossibleCellsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> cell(Plan.MONTHLY, 0, 0, 101, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> cell(Plan.MONTHLY, 0, 0, 20, 1, 0));
    }
}
