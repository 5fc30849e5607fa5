// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
            List.of("Evenhand", "English", "Français", "acc-choir", "UTC", "CSV", "JSON");

    /** What a version of the rules says in German itself. */
    private static final List<String> RULES = List.of("Zugänge beginnen und enden in", "Die Zugänge vieler Leute");

    private static final List<String> PUBLIC = List.of(
            "/",
            "/accessibility",
            "/numbers",
            "/policy",
            "/terms",
            "/contact",
            "/privacy",
            "/report",
            "/sign-in",
            "/sign-in?next=/desk/appeals",
            "/me");

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
            for (String page : PUBLIC) {
                look(browser, page, page);
            }
            answersOfForms(browser);
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

    /** What is said when a form is filled in wrong, and the receipt when it is not. */
    private void answersOfForms(Browser browser) {
        browser.open("/report?lang=de");
        browser.type("account", "a b");
        browser.click("main form button");
        browser.awaitText("a b");
        read(browser, "a report without words");
        browser.open("/report?lang=de");
        browser.paste("words", "Access to this server was offered for five a month in a public group.");
        browser.click("main form button");
        browser.awaitPath("/report");
        read(browser, "the receipt of a report");
        browser.open("/sign-in?lang=de");
        browser.type("name", "nobody");
        browser.click("main form button");
        read(browser, "a sign-in that does not fit");
    }

    private void look(Browser browser, String path, String name) {
        browser.open(path + (path.contains("?") ? "&" : "?") + "lang=de");
        read(browser, name);
    }

    private void read(Browser browser, String name) {
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
