// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evenhand.ui.text.Pseudo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of the desk in a language that nobody speaks, room by room in one running program. */
class EveryWordOfTheDeskIsTranslatedIT {
    private static final int PHONE = 320;

    /** What is the same in every language; accounts and people are called so by this test alone. */
    private static final List<String> NAMES =
            List.of("Evenhand", "English", "Français", "Deutsch", "UTC", "CSV", "JSON", "ann", "bea", "lee", "amy");

    @TempDir
    static Path dir;

    private static Running casework;

    private final Untranslated pages = new Untranslated(NAMES, List.of());

    @BeforeAll
    static void speakOtherwise() {
        Pseudo.instead(true);
        casework = Running.start(dir);
    }

    @AfterAll
    static void speakGermanAgain() {
        casework.close();
        Pseudo.instead(false);
    }

    /** Every test reads pages; what they left is told at its end. */
    @AfterEach
    void nothingStandsOutsideTheBooks() {
        assertEquals(Map.of(), pages.found());
    }

    @Test
    void howSomebodySignsIn() {
        try (Browser browser = signedIn("bea", "bea-password-2")) {
            pages.look(browser, "/desk/sign-in", "how one signs in");
            browser.click("button[value=begin]");
            browser.awaitText("2. ");
            pages.read(browser, "a code that is added");
            browser.type("code", "000000");
            browser.click("button[value=confirm]");
            browser.awaitText("noch einmal nach");
            pages.read(browser, "a code that is wrong");
        }
    }

    @Test
    void rulesNetworksAndPolicy() throws Exception {
        DeskOfRules rooms = new DeskOfRules(casework);
        String version;
        try (Browser pia = signedIn("pia", "pia-password-5")) {
            version = rooms.author(pia);
            rooms.policy(pia);
        }
        try (Browser lee = signedIn("lee", "lee-password-3");
                Browser max = signedIn("max", "max-password-6")) {
            rooms.lead(lee, version);
            rooms.undo(lee, max);
            rooms.ban(lee);
            rooms.networks(lee, max);
        }
        assertEquals(Map.of(), rooms.found());
    }

    /** A browser of somebody of the desk who reads German. */
    private static Browser signedIn(String name, String password) {
        Browser browser = new Browser(casework, PHONE, 740);
        browser.open("/sign-in?lang=de");
        browser.type("name", name);
        browser.type("password", password);
        browser.click("main form button");
        browser.awaitPath("/desk");
        return browser;
    }
}
