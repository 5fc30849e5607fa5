// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.text;

import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.privacy.catalogue.DataField;
import io.evenhand.enforcement.privacy.catalogue.DataStore;
import io.evenhand.enforcement.privacy.catalogue.Purpose;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** What the catalogue of data says, in one language. */
public final class Kept {
    private static final String NOBODY = "kept.recipient.nobody";

    private final Phrasebook words;

    private Kept(Phrasebook words) {
        this.words = words;
    }

    public static Kept in(Language language) {
        return new Kept(Texts.of(language));
    }

    public String purpose(Purpose purpose) {
        return of("kept.purpose.", purpose);
    }

    public String basis(Purpose purpose) {
        return of("kept.basis.", purpose);
    }

    public String retention(DataStore store) {
        return of("kept.retention.", store.retention());
    }

    public String readers(DataStore store) {
        return of("kept.reader.", store.readers());
    }

    public String recipients(DataStore store) {
        return store.recipients().isEmpty() ? words.say(NOBODY) : of("kept.recipient.", store.recipients());
    }

    public String meaning(DataStore store) {
        return words.say("kept.store." + store.name());
    }

    public String meaning(DataStore store, DataField field) {
        return words.say("kept.field." + store.name() + "." + field.name());
    }

    public String origin(DataField field) {
        return of("kept.kind.", field.kind());
    }

    public String precision(DataField field) {
        return of("kept.precision.", field.precision());
    }

    private <E extends Enum<E>> String of(String room, Collection<E> values) {
        return values.stream()
                .sorted(Comparator.comparingInt(Enum::ordinal))
                .map(each -> of(room, each))
                .reduce((first, next) -> words.say("kept.list", "first", first, "next", next))
                .orElseThrow();
    }

    private String of(String room, Enum<?> value) {
        return words.say(room + value.name().toLowerCase(Locale.ROOT));
    }
}
