// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evenhand.enforcement.document.Language;
import io.evenhand.ui.text.Pseudo;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            List.of("Evenhand", "English", "Français", "Deutsch", "acc-choir", "UTC", "CSV", "JSON");

    /** How the sentences begin that a version of the rules says in German itself. */
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

    private final Untranslated pages = new Untranslated(NAMES, RULES);

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
                pages.look(browser, page, page);
            }
            answersOfForms(browser);
            whatTheHouseSays(browser, casework);
            for (String page : List.of("", "/why", "/answer", "/appeal/parts", "/appeal/words", "/appeal/files")) {
                pages.look(browser, notice + page, "/n/…" + page);
            }
            appeal(browser, notice);
            comeInWithTheNotice(browser, notice);
            casework.reach("acc-choir", "jo@example.org");
            comeInWithACode(browser, casework);
            pages.look(browser, "/n/nothing-here", "a link that leads nowhere");
        }
        assertEquals(Map.of(), pages.found());
    }

    /** A change of policy, terms and whom to ask; what people of the house write themselves stands in brackets. */
    private void whatTheHouseSays(Browser browser, Running casework) {
        Visitor pia = Visitor.signedIn(casework, "pia", "pia-password-5");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Map<String, String> change = written(List.of("title", "scope", "what", "why", "options"), "⟦said⟧");
        change.putAll(Map.of("act", "save", "affected", "120"));
        change.putAll(Map.of(
                "effective", today.plusDays(40).toString(),
                "comments", today.plusDays(20).toString()));
        String draft = sent(pia, "/desk/policy/changes/new", change).replaceAll("\\?.*", "");
        sent(pia, draft, Map.of("act", "publish"));
        pages.look(browser, draft.replace("/desk/policy", "/policy"), "a change of policy");
        for (int version = 1; version <= 2; version++) {
            Map<String, String> terms = written(List.of("body"), "⟦" + version + "⟧");
            terms.putAll(Map.of(
                    "act",
                    "publish",
                    "effective",
                    today.plusDays(version * 31L - 31).toString()));
            sent(pia, "/desk/policy/terms", terms);
        }
        pages.look(browser, "/terms/2/changes", "what changed in the terms");
        Map<String, String> contact =
                written(List.of("person", "officer", "representative", "authorities"), "⟦somebody⟧");
        contact.putAll(Map.of("act", "save", "days", "5"));
        sent(pia, "/desk/policy/contact", contact);
        for (String page : List.of("/policy", "/terms", "/contact")) {
            pages.look(browser, page, page + " with something to read");
        }
    }

    private static Map<String, String> written(List<String> fields, String text) {
        Map<String, String> typed = new HashMap<>();
        for (Language language : Language.values()) {
            fields.forEach(field -> typed.put(field + "-" + language.code(), text));
        }
        return typed;
    }

    /** Sends a form of the desk and says where it leads. */
    private static String sent(Visitor staff, String path, Map<String, String> typed) {
        HttpResponse<String> answer = staff.submit(staff.get(path).body(), path, typed);
        assertEquals(303, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** From the first question to the receipt; what the person writes themselves stands in brackets. */
    private void appeal(Browser browser, String notice) {
        browser.open(notice + "/appeal/parts?lang=de");
        browser.click("input[type=checkbox]");
        browser.click("form button");
        browser.awaitPath(notice + "/appeal/words");
        browser.click("form button");
        browser.awaitText("Bitte");
        pages.read(browser, "an appeal without words");
        browser.paste("statement", "⟦We are a choir. People come and go with the season.⟧");
        browser.click("form button");
        browser.awaitPath(notice + "/appeal/files");
        for (String step : List.of("effects", "contact", "check")) {
            pages.look(browser, notice + "/appeal/" + step, "/n/…/appeal/" + step);
        }
        browser.click("form button");
        browser.awaitPath(notice + "/appeal/status");
        pages.read(browser, "the status of an appeal");
        pages.look(browser, notice, "a notice that is appealed");
    }

    private void comeInWithTheNotice(Browser browser, String notice) {
        browser.open(notice);
        browser.click("form[action$='/me'] button");
        browser.awaitPath("/me");
        for (String page : List.of("/me", "/me/requests", "/me/servers", "/me/choices", "/me/looks", "/me/data")) {
            pages.look(browser, page, page + " of somebody with a link");
        }
        browser.open("/me");
        browser.click(".rooms form button");
        browser.awaitPath("/");
    }

    private void comeInWithACode(Browser browser, Running casework) {
        browser.open("/me?lang=de");
        browser.type("account", "acc-choir");
        browser.click("button[value=send]");
        browser.awaitText("ist ein Code dorthin unterwegs");
        pages.read(browser, "a code that was sent");
        browser.type("code", "AAAAAAAA");
        browser.click("button[value=open]");
        browser.awaitText("Dieser Code ist falsch");
        pages.read(browser, "a code that is wrong");
        browser.paste("code", casework.code("acc-choir"));
        browser.click("button[value=open]");
        browser.awaitText("Entscheidungen über Ihr Konto");
        for (String page : List.of("/me", "/me/requests", "/me/servers", "/me/choices", "/me/looks", "/me/data")) {
            pages.look(browser, page, page + " of somebody with a code");
        }
        pages.look(browser, casework.shown("acc-choir"), "the address that a denial shows");
        browser.open("/me/data?lang=de");
        browser.click("button[value=erase]");
        browser.awaitText("Bitte kreuzen Sie das Feld an");
        pages.read(browser, "an erasure that is not sure");
        browser.click("input[name=sure]");
        browser.click("button[value=erase]");
        browser.awaitText("Beleg einer Löschung");
        pages.read(browser, "the receipt of an erasure");
    }

    /** What is said when a form is filled in wrong, and the receipt when it is not. */
    private void answersOfForms(Browser browser) {
        browser.open("/report?lang=de");
        browser.type("account", "a b");
        browser.click("main form button");
        browser.awaitText("Bitte beschreiben Sie es");
        pages.read(browser, "a report without words");
        browser.open("/report?lang=de");
        browser.paste("words", "Access to this server was offered for five a month in a public group.");
        browser.click("main form button");
        browser.awaitText("Noch hat niemand geantwortet");
        pages.read(browser, "the receipt of a report");
        browser.open("/sign-in?lang=de");
        browser.type("name", "nobody");
        browser.click("main form button");
        browser.awaitText("passen nicht zusammen");
        pages.read(browser, "a sign-in that does not fit");
    }

    @Test
    void aWordOutsideTheBracketsIsSeen() {
        assertEquals("left over", Untranslated.outside("⟦in ⟦side⟧ too⟧left over Evenhand", NAMES));
        assertEquals("", Untranslated.outside("⟦all⟧ 3. März 2026", NAMES));
        assertEquals("", Untranslated.outside("a-d8260c46-34f6-4eba-b27b-5ca76ff8a3c2", NAMES));
        assertEquals("Evenhanded", Untranslated.outside("Evenhanded", NAMES), "a name is a whole word");
    }
}
