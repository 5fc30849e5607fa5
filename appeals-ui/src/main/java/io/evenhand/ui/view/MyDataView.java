// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is kept about an account, to be searched, taken away and erased.
 *
 * @param summary how many rows in how many parts, in a sentence
 * @param query what is searched for
 * @param parts every part with the number of its rows
 * @param shown the parts that are open, with rows
 * @param files what the person handed in, by name
 * @param missing a sentence where a part of the data could not be read just now, or null
 * @param mayErase whether the reader showed a code, without which nothing is erased
 * @param sureWrong what is wrong about the box to tick before an erasure, or null
 */
public record MyDataView(
        HolderFrame frame,
        String summary,
        String query,
        List<PartView> parts,
        List<ShownPart> shown,
        List<String> files,
        @Nullable String missing,
        @Nullable String sureWrong,
        boolean mayErase) {
    public MyDataView {
        parts = List.copyOf(parts);
        shown = List.copyOf(shown);
        files = List.copyOf(files);
    }

    /**
     * One table or topic in the list.
     *
     * @param chosen whether it is the one that is open
     */
    public record PartView(String name, String meaning, int rows, BarView bar, boolean chosen) {}

    /**
     * Rows of one part.
     *
     * @param purpose what for, in English
     * @param kept for how long, in English
     * @param count how many of its rows are shown, in a sentence
     */
    public record ShownPart(
            String name,
            String meaning,
            String purpose,
            String kept,
            String count,
            List<ColumnView> columns,
            List<List<String>> rows) {
        public ShownPart {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /** A column and what it means. */
    public record ColumnView(String name, String meaning) {}
}
