// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.number;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.enforcement.ledger.Ledger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is published about a quarter. The ledger gives the same numbers whenever it is asked, also after forgetting. */
public final class Numbers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Ledger ledger;

    public Numbers(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The tables of a quarter. */
    public Map<String, Grid> of(Quarter quarter) {
        Instant from = quarter.start();
        Instant until = quarter.end();
        return ledger.inTransaction(books -> {
            Map<String, Grid> tables = new LinkedHashMap<>();
            tables.put("measures", Grid.of(books.numbers().measures(from, until)));
            tables.put("grounds", Grid.inTens(books.numbers().grounds(from, until)));
            tables.put("appeals", Grid.of(books.numbers().appeals(from, until)));
            tables.put("languages", Grid.inTens(books.numbers().languages(from, until)));
            tables.put("clocks", Grid.inTens(books.numbers().clocks(from, until)));
            tables.put("authorities", Grid.of(books.numbers().authorities(from, until)));
            return tables;
        });
    }

    /**
     * In how many hours half of them were done, by what was done; null where fewer than ten were, for then the middle is
     * somebody's.
     */
    public Map<String, @Nullable Long> medians(Quarter quarter) {
        Map<String, @Nullable Long> shown = new TreeMap<>();
        ledger.inTransaction(books -> books.numbers().medians(quarter.start(), quarter.end()))
                .forEach(each -> shown.put(each.what(), each.count() < Grid.K ? null : each.hours()));
        return shown;
    }

    /** One line for each cell; a hidden count is an empty cell. */
    public static String csv(Map<String, Grid> tables, Map<String, @Nullable Long> medians) {
        StringBuilder text = new StringBuilder("table,row,column,count\r\n");
        tables.forEach((name, grid) -> {
            for (int row = 0; row < grid.rows().size(); row++) {
                for (int column = 0; column < grid.columns().size(); column++) {
                    Long count = grid.shown(row, column);
                    text.append(name).append(',').append(grid.rows().get(row)).append(',');
                    text.append(grid.columns().get(column)).append(',');
                    text.append(count == null ? "" : count.toString()).append("\r\n");
                }
            }
        });
        medians.forEach((what, hours) -> text.append("medians,")
                .append(what)
                .append(",HOURS,")
                .append(hours == null ? "" : hours.toString())
                .append("\r\n"));
        return text.toString();
    }

    /** The same as an object; a hidden count is null. */
    public static String json(Map<String, Grid> tables, Map<String, @Nullable Long> medians) {
        ObjectNode root = JSON.createObjectNode();
        root.put("smallestCountShown", Grid.K);
        tables.forEach((name, grid) -> {
            ObjectNode table = root.putObject(name);
            for (int row = 0; row < grid.rows().size(); row++) {
                ObjectNode line = table.putObject(grid.rows().get(row));
                for (int column = 0; column < grid.columns().size(); column++) {
                    line.put(grid.columns().get(column), grid.shown(row, column));
                }
            }
        });
        ObjectNode middle = root.putObject("medians");
        medians.forEach((what, hours) -> middle.putObject(what).put("HOURS", hours));
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
