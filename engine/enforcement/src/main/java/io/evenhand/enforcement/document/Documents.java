// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.document;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** The sentences of documents in each language. */
final class Documents {
    private static final Map<Language, Phrasebook> BOOKS = books();

    private Documents() {}

    private static Map<Language, Phrasebook> books() {
        Map<Language, Phrasebook> books = new EnumMap<>(Language.class);
        for (Language each : Language.values()) {
            books.put(each, Phrasebook.of(Documents.class, each, "statement", "evidence", "letter"));
        }
        return Collections.unmodifiableMap(books);
    }

    static Phrasebook book(Language language) {
        Phrasebook book = BOOKS.get(language);
        if (book == null) {
            throw new IllegalStateException("every language has a book");
        }
        return book;
    }
}
