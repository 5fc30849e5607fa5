// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of one table as texts; a null is an empty cell. */
public record SliceRows(String table, List<String> columns, List<List<@Nullable String>> rows) {
    public SliceRows {
        columns = List.copyOf(columns);
        List<List<@Nullable String>> copy = new ArrayList<>();
        rows.forEach(row -> copy.add(Collections.unmodifiableList(new ArrayList<>(row))));
        rows = Collections.unmodifiableList(copy);
    }
}
