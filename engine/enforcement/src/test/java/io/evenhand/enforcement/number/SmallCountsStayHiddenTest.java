// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.ledger.NumberBook.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A count from 1 to 9 is shown nowhere and follows from no sums. */
class SmallCountsStayHiddenTest {
    @Test
    void aSmallCountTakesAnotherCellOfItsRowAndColumnWithIt() {
        Grid grid = Grid.of(List.of(
                new Count("a", "x", 3), new Count("a", "y", 40), new Count("b", "x", 50), new Count("b", "y", 60)));
        assertNull(grid.shown(0, 0));
        assertEquals(153L, grid.shown(2, 2));
        assertFalse(isDetermined(grid, 0, 0));
    }

    @Test
    void largeCountsAndZeroesAreShown() {
        Grid grid = Grid.of(List.of(new Count("a", "x", 10), new Count("b", "y", 20)));
        assertEquals(10L, grid.shown(0, 0));
        assertEquals(0L, grid.shown(0, 1));
        assertEquals(30L, grid.shown(2, 2));
    }

    @Test
    void aSecondTableOfTheSameThingsDoesNotGiveAwayWhatTheFirstOneHides() {
        Grid first = Grid.of(List.of(new Count("UPHELD", "LATE", 30), new Count("OPEN", "LATE", 1)));
        Grid second = Grid.inTens(List.of(new Count("en", "ALL", 31)));
        assertNull(first.shown(0, 0), "the one that is open");
        assertEquals(30L, second.shown(1, 1), "31 and 30 look the same");
        assertNull(Grid.inTens(List.of(new Count("en", "ALL", 9))).shown(0, 0));
        assertEquals(0L, Grid.inTens(List.of(new Count("en", "ALL", 0))).shown(0, 0));
    }

    @Test
    void noHiddenCellFollowsFromSums() {
        Random random = new Random(20260302);
        int hidden = 0;
        for (int each = 0; each < 2_000; each++) {
            List<Count> counts = new ArrayList<>();
            int rows = 1 + random.nextInt(5);
            int columns = 1 + random.nextInt(4);
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    counts.add(new Count(
                            "r" + row,
                            "c" + column,
                            random.nextInt(3) == 0 ? random.nextInt(12) : 10 + random.nextInt(90)));
                }
            }
            Grid grid = Grid.of(counts);
            for (int row = 0; row < grid.rows().size(); row++) {
                for (int column = 0; column < grid.columns().size(); column++) {
                    Long shown = grid.shown(row, column);
                    if (shown == null) {
                        hidden++;
                        assertFalse(isDetermined(grid, row, column), "table " + each);
                    } else {
                        assertTrue(shown == 0 || shown >= Grid.K);
                    }
                }
            }
        }
        assertTrue(hidden > 1_000);
    }

    /** Whether the sums alone give the cell away, by linear algebra: its unit vector lies in the span of the equations. */
    private static boolean isDetermined(Grid grid, int row, int column) {
        int rows = grid.rows().size();
        int columns = grid.columns().size();
        List<double[]> equations = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
            double[] equation = new double[rows * columns];
            for (int c = 0; c < columns; c++) {
                equation[r * columns + c] = c == columns - 1 ? -1 : 1;
            }
            equations.add(equation);
        }
        for (int c = 0; c < columns; c++) {
            double[] equation = new double[rows * columns];
            for (int r = 0; r < rows; r++) {
                equation[r * columns + c] = r == rows - 1 ? -1 : 1;
            }
            equations.add(equation);
        }
        for (double[] equation : equations) {
            for (int cell = 0; cell < equation.length; cell++) {
                if (grid.shown(cell / columns, cell % columns) != null) {
                    equation[cell] = 0;
                }
            }
        }
        int without = rank(equations);
        double[] unit = new double[rows * columns];
        unit[row * columns + column] = 1;
        equations.add(unit);
        return rank(equations) == without;
    }

    private static int rank(List<double[]> equations) {
        List<double[]> left = new ArrayList<>();
        equations.forEach(each -> left.add(each.clone()));
        int rank = 0;
        for (int column = 0; column < left.get(0).length; column++) {
            int pivot = -1;
            for (int each = rank; each < left.size(); each++) {
                if (Math.abs(left.get(each)[column]) > 1e-9) {
                    pivot = each;
                }
            }
            if (pivot < 0) {
                continue;
            }
            double[] base = left.get(pivot);
            left.set(pivot, left.get(rank));
            left.set(rank, base);
            for (int each = rank + 1; each < left.size(); each++) {
                double factor = left.get(each)[column] / base[column];
                for (int cell = column; cell < base.length; cell++) {
                    left.get(each)[cell] -= factor * base[cell];
                }
            }
            rank++;
        }
        return rank;
    }
}
