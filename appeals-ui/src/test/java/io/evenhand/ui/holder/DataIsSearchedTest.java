// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.holder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.ledger.SliceRows;
import io.evenhand.enforcement.privacy.Extract;
import io.evenhand.enforcement.privacy.PersonLinks.Person;
import io.evenhand.enforcement.privacy.PersonLinks.Proof;
import io.evenhand.ui.view.MyDataView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DataIsSearchedTest {
    private static final AccountId ACCOUNT = new AccountId("acc-1");
    private static final Stay STAY =
            new Stay(new Person(ACCOUNT, Proof.CODE), Language.EN, Room.DATA, "proof", "leave");

    @Test
    void withoutASearchOnlyTheListOfPartsIsShownAndEmptyPartsAreLeftOut() {
        MyDataView view = search("", "");
        assertEquals(
                List.of("appeals", "access_log"),
                view.parts().stream().map(MyDataView.PartView::name).toList());
        assertEquals(List.of(), view.shown());
        assertEquals(
                "62 rows in 2 parts. This is all there is about your account, except who reported something.",
                view.summary());
    }

    @Test
    void aWordIsFoundInEveryPartWhateverItsCase() {
        MyDataView view = search("", "CHOIR");
        assertEquals(1, view.shown().size());
        assertEquals("appeals", view.shown().get(0).name());
        assertEquals(List.of("acc-1", "a choir", ""), view.shown().get(0).rows().get(0));
    }

    @Test
    void anOpenPartShowsItsFirstRowsAndSaysHowManyThereAre() {
        MyDataView.ShownPart part = search("access_log", "").shown().get(0);
        assertEquals(50, part.rows().size());
        assertEquals("50 of 60 shown here. The download has all.", part.count());
        assertEquals("at what", part.columns().get(1).meaning());
    }

    @Test
    void whatAPartAndItsColumnsMeanIsSaidInTheReadersLanguage() {
        Stay german = new Stay(new Person(ACCOUNT, Proof.CODE), Language.DE, Room.DATA, "proof", "leave");
        MyDataView view = DataWords.view(german, extract(), new DataWords.Search("access_log", ""), false);
        assertEquals("Einsprüche und ihre Antworten", view.parts().get(0).meaning());
        MyDataView.ShownPart part = view.shown().get(0);
        assertEquals("um Anträge zu personenbezogenen Daten zu beantworten", part.purpose());
        assertEquals("24 Monate", part.kept());
        assertEquals("was angesehen wurde", part.columns().get(1).meaning());
    }

    @Test
    void whatIsNotThereIsNotShown() {
        assertTrue(search("", "nothing like this").shown().isEmpty());
        assertTrue(search("no such part", "").shown().isEmpty());
    }

    private static MyDataView search(String part, String query) {
        return DataWords.view(STAY, extract(), new DataWords.Search(part, query), false);
    }

    private static Extract extract() {
        List<List<@Nullable String>> looks = new ArrayList<>();
        for (int each = 0; each < 60; each++) {
            looks.add(List.of("2026-01-01", "ACCOUNT_FILE"));
        }
        return new Extract(
                ACCOUNT,
                Instant.parse("2026-01-02T00:00:00Z"),
                List.of(
                        new SliceRows(
                                "appeals",
                                List.of("account", "statement", "outcome"),
                                List.of(Arrays.asList("acc-1", "a choir", null), List.of("acc-1", "b", "c"))),
                        new SliceRows("letters", List.of("account"), List.of()),
                        new SliceRows("access_log", List.of("at", "what"), looks)),
                List.of());
    }
}
