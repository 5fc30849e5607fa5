// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.notice.LimitDraft;
import io.evenhand.ui.text.Pseudo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pages for account holders and the public in a language that nobody speaks: a word outside its brackets was never
 * translated, and a page that is too wide has no room for longer languages.
 */
class EveryWordIsTranslatedIT {
    /** What is the same in every language. */
    private static final List<String> NAMES =
            List.of("Evenhand", "English", "Français", "acc-choir", "UTC", "CSV", "JSON", LimitDraft.GROUND);

    /** What a version of the rules says in German itself. */
    private static final List<String> RULES = List.of("Zugänge beginnen und enden in", "Die Zugänge vieler Leute");

    @TempDir
    Path dir;

    private final Map<String, List<String>> untranslated = new TreeMap<>();

    @BeforeEach
    void speakOtherwise() {
        Pseudo.instead(true);
    }

    @AfterEach
    void speakGermanAgain() {
        Pseudo.instead(false);
    }

    @Test
    void noWordStandsOutsideTheBooksAndLongerWordsFit() {
        try (Running casework = Running.start(dir);
                Browser browser = new Browser(casework, 320, 740)) {
            String notice = casework.limited("acc-choir");
            for (String page : List.of("/", "/accessibility", "/numbers", "/policy", "/terms", "/contact", "/me")) {
                look(browser, page, page);
            }
            for (String page : List.of("", "/why", "/answer", "/appeal/parts", "/appeal/words", "/appeal/files")) {
                look(browser, notice + page, "/n/…" + page);
            }
            browser.open(notice);
            browser.click("form[action$='/me'] button");
            browser.awaitPath("/me");
            for (String page : List.of("/me", "/me/requests", "/me/servers", "/me/choices")) {
                look(browser, page, page + " of somebody");
            }
            look(browser, "/n/nothing-here", "a link that leads nowhere");
        }
        assertEquals(Map.of(), untranslated);
    }

    private void look(Browser browser, String path, String name) {
        browser.open(path + "?lang=de");
        assertEquals("de", browser.language(), name);
        List<String> words = browser.texts("de").stream()
                .map(EveryWordIsTranslatedIT::outside)
                .filter(text -> RULES.stream().noneMatch(text::startsWith))
                .filter(text -> text.matches(".*\\p{L}{3}.*"))
                .distinct()
                .toList();
        if (!words.isEmpty()) {
            untranslated.put(name, words);
        }
        assertTrue(browser.fits(), name + " has no room for longer words");
    }

    /** What stands outside all brackets, without names, addresses and dates. */
    private static String outside(String text) {
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
        for (String name : NAMES) {
            left = left.replace(name, "");
        }
        return left.replaceAll("[0-9]{1,2}\\. \\p{L}+ [0-9]{4}", "").strip();
    }

    @Test
    void aWordOutsideTheBracketsIsSeen() {
        assertEquals("left over", outside("⟦in ⟦side⟧ too⟧left over Evenhand"));
        assertEquals("", outside("⟦all⟧ 3. März 2026"));
    }
}
