// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.text;

import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Phrasebook;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The words of the pages in each language. */
public final class Texts {
    private static final String[] ROOMS = {"frame", "notice", "appeal", "me", "public", "error", "policy"};
    private static final Map<Language, Phrasebook> BOOKS = books();

    private Texts() {}

    private static Map<Language, Phrasebook> books() {
        Map<Language, Phrasebook> books = new EnumMap<>(Language.class);
        for (Language each : Language.values()) {
            books.put(each, Phrasebook.of(Texts.class, each, ROOMS));
        }
        return books;
    }

    public static Phrasebook of(Language language) {
        return Objects.requireNonNull(BOOKS.get(language));
    }
}
