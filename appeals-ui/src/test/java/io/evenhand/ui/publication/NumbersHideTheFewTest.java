// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.ledger.NumberBook.Count;
import io.evenhand.enforcement.number.Grid;
import io.evenhand.ui.text.Texts;
import io.evenhand.ui.view.BarView;
import io.evenhand.ui.view.NumbersView;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NumbersHideTheFewTest {
    @Test
    void countsAreInTheReadersLanguageAndItsSpelling() {
        NumbersView.TableView table =
                table(Language.DE, new Count("LIMIT", "RULE", 1_200), new Count("NOTICE", "RULE", 40));
        assertEquals("Maßnahmen, nach Entscheidern", table.title());
        assertEquals(List.of("Durch Regeln", "Alle"), table.columns());
        assertEquals("Begrenzung des Teilens", table.rows().get(0).name());
        assertEquals(List.of("1.200", "1.200"), table.rows().get(0).cells());
    }

    @Test
    void whatIsHiddenHasNoBarEither() {
        NumbersView.TableView table =
                table(Language.EN, new Count("LIMIT", "RULE", 3), new Count("NOTICE", "RULE", 40));
        NumbersView.RowView few = table.rows().get(0);
        assertEquals(List.of("hidden", "hidden"), few.cells());
        assertNull(few.bar());
    }

    @Test
    void aBarIsAsLongAsItsShareOfTheWhole() {
        NumbersView.TableView table =
                table(Language.EN, new Count("LIMIT", "RULE", 30), new Count("NOTICE", "RULE", 10));
        assertEquals(List.of(150), assertNotNullBar(table.rows().get(0)).lengths());
        assertEquals(List.of(50), assertNotNullBar(table.rows().get(1)).lengths());
        assertNull(table.rows().get(2).bar(), "the whole is no share");
    }

    @Test
    void nothingIsSaidInWords() {
        NumbersView.TableView table = table(Language.EN);
        assertEquals("Nothing in this quarter.", table.note());
        assertEquals(List.of(), table.rows());
    }

    private static BarView assertNotNullBar(NumbersView.RowView row) {
        assertNotNull(row.bar(), row.name());
        return row.bar();
    }

    private static NumbersView.TableView table(Language language, Count... counts) {
        return NumberWords.tables(Map.of("measures", Grid.of(List.of(counts))), Texts.of(language))
                .get(0);
    }
}
