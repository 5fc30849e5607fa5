// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Words of pages that came from no book: the pages speak a language that nobody speaks, and these stand outside its
 * brackets. A page that is too wide has no room for longer languages.
 */
final class Untranslated {
    /** A German day, a date as a form has it, the names of things in the ledger, and hashes. */
    private static final List<Pattern> FIGURES = List.of(
            Pattern.compile("[0-9]{1,2}\\. \\p{L}+ [0-9]{4}"),
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
            Pattern.compile("\\b[a-z]{1,2}-[0-9a-f-]{36}\\b"),
            Pattern.compile("\\b(sha256:)?[0-9a-f]{12,64}\\b"));

    private final List<String> names;
    private final List<String> sentences;
    private final Map<String, List<String>> found = new TreeMap<>();

    /**
     * @param names what is the same in every language, as whole words
     * @param sentences how sentences begin that stand in German outside the books
     */
    Untranslated(List<String> names, List<String> sentences) {
        this.names = List.copyOf(names);
        this.sentences = List.copyOf(sentences);
    }

    /** Opens a page and reads it. */
    void look(Browser browser, String path, String name) {
        browser.open(path + (path.contains("?") ? "&" : "?") + "lang=de");
        read(browser, name);
    }

    /** Reads the page that is open. */
    void read(Browser browser, String name) {
        assertEquals("de", browser.language(), name);
        List<String> words = browser.texts("de").stream()
                .map(text -> outside(text, names))
                .filter(text -> sentences.stream().noneMatch(text::startsWith))
                .filter(text -> text.matches("(?s).*\\p{L}{3}.*"))
                .distinct()
                .toList();
        if (!words.isEmpty()) {
            found.put(name, words);
        }
        assertTrue(browser.fits(), name + " has no room for longer words");
    }

    /** What was read so far, page by page; it should be nothing. */
    Map<String, List<String>> found() {
        return found;
    }

    /** What stands outside all brackets, without names, numbers of things and dates. */
    static String outside(String text, List<String> names) {
        StringBuilder outside = new StringBuilder();
        int depth = 0;
        for (int each = 0; each < text.length(); each++) {
            char sign = text.charAt(each);
            depth += sign == '⟦' ? 1 : 0;
            if (depth == 0) {
                outside.append(sign);
            }
            depth -= sign == '⟧' ? 1 : 0;
        }
        String left = outside.toString();
        for (String name : names) {
            left = left.replaceAll("(?<!\\p{L})" + Pattern.quote(name) + "(?!\\p{L})", "");
        }
        for (Pattern figure : FIGURES) {
            left = figure.matcher(left).replaceAll("");
        }
        return left.strip();
    }
}
