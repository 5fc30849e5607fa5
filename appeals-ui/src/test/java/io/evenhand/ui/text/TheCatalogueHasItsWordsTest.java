// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.privacy.catalogue.Catalogue;
import io.evenhand.enforcement.privacy.catalogue.DataStore;
import io.evenhand.enforcement.privacy.catalogue.Kind;
import io.evenhand.enforcement.privacy.catalogue.Papers;
import io.evenhand.enforcement.privacy.catalogue.Precision;
import io.evenhand.enforcement.privacy.catalogue.Purpose;
import io.evenhand.enforcement.privacy.catalogue.Reader;
import io.evenhand.enforcement.privacy.catalogue.Recipient;
import io.evenhand.enforcement.privacy.catalogue.Retention;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Whoever adds a row to the catalogue of data gives it words in every language, and whoever changes what it means
 * finds the sentences that have to be translated again.
 */
class TheCatalogueHasItsWordsTest {
    private static final String ROOM = "kept.";

    /** How several are listed, which is no entry. */
    private static final String LIST = "kept.list";

    @Test
    void everyEntryHasItsWordsInEveryLanguageAndNoWordsAreLeftOfWhatIsGone() {
        for (Language language : Language.values()) {
            TreeSet<String> written = new TreeSet<>(Texts.of(language).keys());
            written.removeIf(key -> !key.startsWith(ROOM) || key.equals(LIST));
            assertEquals(meant().keySet(), written, language.code());
        }
    }

    @Test
    void theEnglishWordsAreThoseOfTheCatalogue() {
        Phrasebook english = Texts.of(Language.EN);
        meant().forEach((key, meaning) -> assertEquals(meaning, english.say(key), key));
    }

    @Test
    void noEnglishWordsStandInAnotherLanguage() {
        Map<String, String> meant = meant();
        assertFalse(meant.isEmpty());
        for (Language language : new Language[] {Language.FR, Language.DE}) {
            Phrasebook book = Texts.of(language);
            meant.forEach((key, meaning) -> assertNotEquals(meaning, book.say(key), language.code() + " " + key));
        }
    }

    /** By key, what the catalogue says in English; an apostrophe is printed as one. */
    private static Map<String, String> meant() {
        Map<String, String> meant = new TreeMap<>();
        add(meant, "purpose", Purpose.values(), Purpose::words);
        add(meant, "basis", Purpose.values(), Purpose::basis);
        add(meant, "retention", Retention.values(), Retention::words);
        add(meant, "reader", Reader.values(), Reader::words);
        add(meant, "recipient", Recipient.values(), Recipient::words);
        add(meant, "kind", Kind.values(), Kind::words);
        add(meant, "precision", Precision.values(), Precision::words);
        for (DataStore store : Catalogue.stores()) {
            if (store.recipients().isEmpty()) {
                meant.put(ROOM + "recipient.nobody", Papers.recipients(store));
            }
            meant.put(ROOM + "store." + store.name(), store.meaning());
            store.fields()
                    .forEach(field -> meant.put(ROOM + "field." + store.name() + "." + field.name(), field.meaning()));
        }
        meant.replaceAll((key, words) -> words.replace('\'', '’'));
        return meant;
    }

    private static <E extends Enum<E>> void add(
            Map<String, String> meant, String room, E[] values, Function<E, String> words) {
        Arrays.stream(values)
                .forEach(
                        each -> meant.put(ROOM + room + "." + each.name().toLowerCase(Locale.ROOT), words.apply(each)));
    }
}
