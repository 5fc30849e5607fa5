// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Which table refers to which, read from the database, so that what hangs on a row is found whoever added the table. */
final class Ties {
    private final List<Tie> ties;

    private Ties(List<Tie> ties) {
        this.ties = ties;
    }

    /** One column that refers to another table's column; of several that refer together, the first. */
    private record Tie(String child, String column, String parent, String target) {}

    static Ties of(Handle handle) {
        return new Ties(handle.createQuery("""
                        select c.conrelid::regclass::text as child, a.attname as child_column,
                          c.confrelid::regclass::text as parent, t.attname as parent_column
                        from pg_constraint c
                        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                        join pg_attribute t on t.attrelid = c.confrelid and t.attnum = c.confkey[1]
                        where c.contype = 'f' and c.conrelid <> c.confrelid order by 1, 2
                        """)
                .map((row, context) -> new Tie(
                        row.getString("child"),
                        row.getString("child_column"),
                        row.getString("parent"),
                        row.getString("parent_column")))
                .list());
    }

    /** Rows that are never changed can be erased, by a transaction that says that it erases. */
    static void sayThatItIsErasure(Handle handle) {
        handle.execute("select set_config('evenhand.erasing', 'on', true)");
    }

    /**
     * Deletes everything that refers to these rows, then the rows; returns how many rows are gone. All rows with one of the
     * values go, so whatever refers to the key together with other columns goes as well.
     */
    int delete(Handle handle, String table, String key, List<String> values) {
        if (values.isEmpty()) {
            return 0;
        }
        sayThatItIsErasure(handle);
        int gone = 0;
        for (Tie tie : ties) {
            if (tie.parent().equals(table) && tie.target().equals(key)) {
                gone += deleteChildren(handle, tie, values);
            }
        }
        return gone
                + handle.createUpdate("delete from " + table + " where " + key + "::text = any(:values)")
                        .bindArray("values", String.class, values)
                        .execute();
    }

    private int deleteChildren(Handle handle, Tie tie, List<String> values) {
        int gone = 0;
        for (String key : keysReferredTo(tie.child())) {
            if (!key.equals(tie.column())) {
                List<String> children = handle.createQuery("select distinct " + key + "::text from " + tie.child()
                                + " where " + tie.column() + "::text = any(:values)")
                        .bindArray("values", String.class, values)
                        .mapTo(String.class)
                        .list();
                gone += delete(handle, tie.child(), key, children);
            }
        }
        return gone + delete(handle, tie.child(), tie.column(), values);
    }

    private Set<String> keysReferredTo(String table) {
        Set<String> keys = new LinkedHashSet<>();
        ties.stream().filter(each -> each.parent().equals(table)).forEach(each -> keys.add(each.target()));
        return keys;
    }

    /** These tables, each before those that it refers to. */
    List<String> childrenFirst(List<String> tables) {
        Deque<String> waiting = new ArrayDeque<>(tables);
        List<String> order = new ArrayList<>();
        while (!waiting.isEmpty()) {
            String next = waiting.removeFirst();
            boolean referredTo =
                    ties.stream().anyMatch(tie -> tie.parent().equals(next) && waiting.contains(tie.child()));
            if (referredTo) {
                waiting.addLast(next);
            } else {
                order.add(next);
            }
        }
        return order;
    }
}
