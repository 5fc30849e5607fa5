// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.number;

import io.evenhand.enforcement.ledger.NumberBook.Count;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A table of counts with its totals, of which only what identifies nobody is shown.
 *
 * <p>A count from 1 to 9 is hidden. That alone hides nothing, for totals give it back: a hidden cell can be computed from
 * sums exactly when, in the graph whose nodes are rows and columns and whose edges are the hidden cells, its edge is the
 * only way between its two ends. So further cells are hidden, the smallest first, until there is no such edge.
 */
public final class Grid {
    /** The smallest count that is shown, besides zero. */
    public static final long K = 10;

    private static final String TOTAL = "TOTAL";

    private final List<String> rows;
    private final List<String> columns;
    private final long[][] values;
    private final boolean[][] hidden;
    private final boolean inTens;

    private Grid(List<String> rows, List<String> columns, long[][] values, boolean inTens) {
        this.inTens = inTens;
        this.rows = rows;
        this.columns = columns;
        this.values = values;
        this.hidden = new boolean[rows.size()][columns.size()];
    }

    /** The table of these counts. */
    public static Grid of(List<Count> counts) {
        Grid grid = filled(counts, false);
        grid.hide();
        return grid;
    }

    /**
     * The same counts once more, by something else, in whole tens. Two tables of the same things have sums in common, and
     * what one of them hides would follow from the other; from tens it does not.
     */
    public static Grid inTens(List<Count> counts) {
        return filled(counts, true);
    }

    private static Grid filled(List<Count> counts, boolean inTens) {
        SortedSet<String> rows = new TreeSet<>();
        SortedSet<String> columns = new TreeSet<>();
        counts.forEach(each -> {
            rows.add(each.row());
            columns.add(each.column());
        });
        List<String> rowNames = withTotal(rows);
        List<String> columnNames = withTotal(columns);
        long[][] values = new long[rowNames.size()][columnNames.size()];
        for (Count each : counts) {
            int row = rowNames.indexOf(each.row());
            int column = columnNames.indexOf(each.column());
            values[row][column] += each.count();
            values[row][columnNames.size() - 1] += each.count();
            values[rowNames.size() - 1][column] += each.count();
            values[rowNames.size() - 1][columnNames.size() - 1] += each.count();
        }
        return new Grid(rowNames, columnNames, values, inTens);
    }

    public List<String> rows() {
        return Collections.unmodifiableList(rows);
    }

    public List<String> columns() {
        return Collections.unmodifiableList(columns);
    }

    /** The count, or null if it is hidden. */
    public @Nullable Long shown(int row, int column) {
        long value = values[row][column];
        if (inTens) {
            return value > 0 && value < K ? null : Long.valueOf(value / K * K);
        }
        return hidden[row][column] ? null : value;
    }

    private void hide() {
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                hidden[row][column] = values[row][column] > 0 && values[row][column] < K;
            }
        }
        int[] exposed = exposed();
        while (exposed != null && hideBeside(exposed[0], exposed[1])) {
            exposed = exposed();
        }
    }

    /** A hidden cell that the sums give away, or null. */
    private int @Nullable [] exposed() {
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                if (hidden[row][column] && !isOtherwiseConnected(row, column)) {
                    return new int[] {row, column};
                }
            }
        }
        return null;
    }

    /** Whether hidden cells lead from the row to the column without this one. */
    private boolean isOtherwiseConnected(int row, int column) {
        boolean[] seenRows = new boolean[rows.size()];
        boolean[] seenColumns = new boolean[columns.size()];
        Deque<Integer> waiting = new ArrayDeque<>(List.of(row));
        seenRows[row] = true;
        while (!waiting.isEmpty()) {
            int next = waiting.removeFirst();
            for (int each = 0; each < columns.size(); each++) {
                if (hidden[next][each] && !seenColumns[each] && !(next == row && each == column)) {
                    seenColumns[each] = true;
                    for (int other = 0; other < rows.size(); other++) {
                        if (hidden[other][each] && !seenRows[other]) {
                            seenRows[other] = true;
                            waiting.addLast(other);
                        }
                    }
                }
            }
        }
        return seenColumns[column];
    }

    /** Hides the smallest cell that is shown in the same row or column; a zero only if there is nothing else. */
    private boolean hideBeside(int row, int column) {
        int bestRow = -1;
        int bestColumn = -1;
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < columns.size(); c++) {
                boolean beside = (r == row) != (c == column);
                if (beside && !hidden[r][c] && (bestRow < 0 || order(r, c) < order(bestRow, bestColumn))) {
                    bestRow = r;
                    bestColumn = c;
                }
            }
        }
        if (bestRow >= 0) {
            hidden[bestRow][bestColumn] = true;
            return true;
        }
        return hideAnything();
    }

    private boolean hideAnything() {
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < columns.size(); c++) {
                if (!hidden[r][c]) {
                    hidden[r][c] = true;
                    return true;
                }
            }
        }
        return false;
    }

    private long order(int row, int column) {
        return values[row][column] == 0 ? Long.MAX_VALUE : values[row][column];
    }

    private static List<String> withTotal(SortedSet<String> names) {
        List<String> all = new ArrayList<>(names);
        all.add(TOTAL);
        return all;
    }
}
