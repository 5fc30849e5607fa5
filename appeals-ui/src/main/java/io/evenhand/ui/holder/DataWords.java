// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.holder;

import io.evenhand.enforcement.ledger.SliceRows;
import io.evenhand.enforcement.privacy.Extract;
import io.evenhand.enforcement.privacy.ExtractFile;
import io.evenhand.enforcement.privacy.PersonDoor;
import io.evenhand.enforcement.privacy.catalogue.Catalogue;
import io.evenhand.enforcement.privacy.catalogue.DataStore;
import io.evenhand.ui.view.BarView;
import io.evenhand.ui.view.MyDataView;
import io.evenhand.ui.view.MyDataView.ColumnView;
import io.evenhand.ui.view.MyDataView.PartView;
import io.evenhand.ui.view.MyDataView.ShownPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An extract as the model of a page: a pure function of the extract and of what is searched for. */
final class DataWords {
    /** More rows than these nobody reads on a page; the download has all. */
    private static final int ROWS_MAX = 50;

    private static final Map<String, DataStore> STORES =
            Catalogue.stores().stream().collect(Collectors.toMap(DataStore::name, Function.identity()));

    private DataWords() {}

    /**
     * What is searched for.
     *
     * @param part the name of the part that is open, or empty for all
     * @param query words that a row must contain, or empty
     */
    record Search(String part, String query) {
        boolean fits(List<@Nullable String> row) {
            String wanted = query.toLowerCase(Locale.ROOT);
            return wanted.isEmpty()
                    || row.stream()
                            .anyMatch(cell -> cell != null
                                    && cell.toLowerCase(Locale.ROOT).contains(wanted));
        }

        boolean isEmpty() {
            return part.isEmpty() && query.isEmpty();
        }
    }

    static MyDataView view(Stay stay, Extract extract, Search search, boolean unsure) {
        List<SliceRows> filled =
                extract.tables().stream().filter(each -> !each.rows().isEmpty()).toList();
        int most = filled.stream().mapToInt(each -> each.rows().size()).max().orElse(0);
        return new MyDataView(
                stay.frame(unsure, false),
                stay.say("me.data.summary", "rows", extract.rows(), "parts", filled.size()),
                search.query(),
                filled.stream().map(each -> part(stay, each, most, search)).toList(),
                search.isEmpty() ? List.of() : shown(stay, filled, search),
                extract.files().stream().map(ExtractFile::path).toList(),
                null,
                unsure ? stay.say("me.data.erase.wrong") : null,
                PersonDoor.mayErase(stay.person()));
    }

    /** The page when the log does not answer: a part would look like the whole, but an erasure can be asked for. */
    static MyDataView missing(Stay stay, boolean unsure) {
        return new MyDataView(
                stay.frame(unsure, false),
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                stay.say("me.data.missing"),
                unsure ? stay.say("me.data.erase.wrong") : null,
                PersonDoor.mayErase(stay.person()));
    }

    private static PartView part(Stay stay, SliceRows table, int most, Search search) {
        int rows = table.rows().size();
        String words = stay.say("me.data.rows", "rows", rows);
        return new PartView(
                table.table(),
                stay.kept().meaning(store(table)),
                rows,
                BarView.counts(words, most, rows),
                table.table().equals(search.part()));
    }

    private static List<ShownPart> shown(Stay stay, List<SliceRows> filled, Search search) {
        List<ShownPart> shown = new ArrayList<>();
        for (SliceRows table : filled) {
            List<List<@Nullable String>> fitting =
                    table.rows().stream().filter(search::fits).toList();
            boolean open = search.part().isEmpty() || search.part().equals(table.table());
            if (open && !fitting.isEmpty()) {
                shown.add(shown(stay, table, fitting));
            }
        }
        return shown;
    }

    private static ShownPart shown(Stay stay, SliceRows table, List<List<@Nullable String>> fitting) {
        DataStore store = store(table);
        List<List<@Nullable String>> first = fitting.size() > ROWS_MAX ? fitting.subList(0, ROWS_MAX) : fitting;
        return new ShownPart(
                table.table(),
                stay.kept().meaning(store),
                stay.kept().purpose(store.purpose()),
                stay.kept().retention(store),
                stay.say(
                        "me.data.shown",
                        "shown",
                        first.size(),
                        "rows",
                        table.rows().size()),
                table.columns().stream()
                        .map(name -> new ColumnView(name, meaning(stay, store, name)))
                        .toList(),
                first.stream()
                        .map(row -> row.stream()
                                .map(cell -> cell == null ? "" : cell)
                                .toList())
                        .toList());
    }

    private static String meaning(Stay stay, DataStore store, String column) {
        return store.fields().stream()
                .filter(field -> field.name().equals(column))
                .map(field -> stay.kept().meaning(store, field))
                .findFirst()
                .orElse("");
    }

    private static DataStore store(SliceRows table) {
        DataStore store = STORES.get(table.table());
        if (store == null) {
            throw new IllegalStateException("not in the catalogue: " + table.table());
        }
        return store;
    }
}
