// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.document;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The sentences of documents in each language. */
final class Documents {
    private static final Map<Language, Phrasebook> BOOKS = books();

    private Documents() {}

    private static Map<Language, Phrasebook> books() {
        Map<Language, Phrasebook> books = new ConcurrentHashMap<>();
        for (Language each : Language.values()) {
            books.put(each, Phrasebook.of(Documents.class, each, "statement", "evidence", "letter"));
        }
        return books;
    }

    /** Speaks a language otherwise from now on, so that a test sees which words of a page come from no book. */
    static void change(Language language, UnaryOperator<String> change) {
        BOOKS.put(language, book(language).changed(change));
    }

    static Phrasebook book(Language language) {
        Phrasebook book = BOOKS.get(language);
        if (book == null) {
            throw new IllegalStateException("every language has a book");
        }
        return book;
    }
}
