// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.text;

import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Phrasebook;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The words of the pages in each language. */
public final class Texts {
    private static final String[] ROOMS = {
        "frame",
        "notice",
        "appeal",
        "me",
        "public",
        "error",
        "policy",
        "kept",
        "desk",
        "case",
        "factor",
        "rule",
        "whatif",
        "network",
        "work",
        "oversight",
        "notification",
        "story"
    };
    private static final Map<Language, Phrasebook> BOOKS = books();

    private Texts() {}

    private static Map<Language, Phrasebook> books() {
        Map<Language, Phrasebook> books = new ConcurrentHashMap<>();
        for (Language each : Language.values()) {
            books.put(each, Phrasebook.of(Texts.class, each, ROOMS));
        }
        return books;
    }

    /** Speaks a language otherwise from now on, so that a test sees which words of a page come from no book. */
    static void change(Language language, UnaryOperator<String> change) {
        BOOKS.put(language, of(language).changed(change));
    }

    public static Phrasebook of(Language language) {
        return Objects.requireNonNull(BOOKS.get(language));
    }
}
