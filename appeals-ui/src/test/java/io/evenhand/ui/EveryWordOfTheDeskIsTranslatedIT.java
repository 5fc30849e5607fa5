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

    /** What is the same in every language, and how accounts, people and files are called. */
    private static final List<String> NAMES = List.of(
            "Evenhand",
            "English",
            "Français",
            "Deutsch",
            "UTC",
            "CSV",
            "JSON",
            "acc-choir",
            "acc-shop",
            "srv-1",
            "ann",
            "bea",
            "lee",
            "amy",
            "max",
            "dan",
            "odo",
            "{what}: {subject} {detail}",
            "{what}",
            "{link}",
            "{nothing}");

    private static final String OWN = "⟦The seasons of a choir would look exactly like this, so I would ask first.⟧";

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

    @Test
    void whereCasesAreLookedForAndWorkedThrough() {
        rooms().search();
        rooms().batch();
        rooms().account();
    }

    @Test
    void whereEvidenceAndReportsAreKept() {
        rooms().evidence();
        rooms().reports();
    }

    @Test
    void whereWorkAndProgramsAreOverseen() {
        rooms().oversight();
        rooms().programs();
    }

    private WorkRooms rooms() {
        return new WorkRooms(casework, pages, EveryWordOfTheDeskIsTranslatedIT::signedIn);
    }

    @Test
    void aCaseFromTheQueueToAProposal() {
        casework.assess(Sample.worthALook("acc-choir", Running.now()));
        String path = "/desk/cases/" + casework.caseOf("acc-choir");
        try (Browser ann = signedIn("ann", "ann-password-1")) {
            pages.look(ann, "/desk", "the queue");
            pages.look(ann, path, "a case before the own view");
            ann.paste("view", "⟦short⟧");
            ann.click("input[value=club]");
            ann.click("form[action$=view] button");
            ann.awaitText("Bitte wählen Sie.");
            pages.read(ann, "an own view that is too short");
            ann.paste("view", OWN);
            ann.click("input[value=BROKEN]");
            ann.click("form[action$=view] button");
            ann.awaitText("8. ");
            pages.read(ann, "a case after the own view");
            pages.look(ann, path + "/measure/none", "no measure");
            pages.look(ann, path + "/measure/ask", "a question as a measure");
            pages.look(ann, path + "/measure/terminate", "the end of an account");
            measure(ann, path + "/measure/suspend-server");
            ann.click("form[action$=proposal] button");
            ann.awaitText("Bitte wählen Sie.");
            pages.read(ann, "a step that is not chosen");
            ann.click("input[value=submit]");
            ann.click("form[action$=proposal] button");
            ann.awaitText("Eine andere Person ist an der Reihe.");
            pages.read(ann, "a proposal that waits for somebody else");
        }
        try (Browser bea = signedIn("bea", "bea-password-2")) {
            agree(bea, path);
        }
    }

    /** The form of a measure with all that can be wrong, its preview, and the proposal. */
    private void measure(Browser browser, String form) {
        pages.look(browser, form, "the form of a measure");
        browser.click("button[value=save]");
        browser.awaitText("Bitte nennen Sie die Fassung");
        pages.read(browser, "the form of a measure with all that is wrong");
        browser.paste("server", "srv-1");
        browser.paste("terms", "2026-01");
        browser.paste("days", "30");
        browser.paste("facts", "⟦Somebody bought access to this server for money.⟧");
        browser.paste("proportionality", "⟦A notice was served before and the same conduct went on after it.⟧");
        browser.click("button[value=preview]");
        browser.awaitText("Noch ist nichts gespeichert.");
        pages.read(browser, "the preview of a measure");
        browser.click("button[value=save]");
        browser.awaitText("10. ");
        pages.read(browser, "a proposal before its author");
    }

    /** The second person, whose reason is too short at first and who refuses in the end. */
    private void agree(Browser browser, String path) {
        pages.look(browser, path, "a case that waits for a second person");
        browser.paste("view", OWN);
        browser.click("input[value=UNSURE]");
        browser.click("form[action$=view] button");
        browser.awaitText("10. ");
        browser.click("input[value=refuse]");
        browser.click("form[action$=proposal] button");
        browser.awaitText("in mindestens");
        pages.read(browser, "a reason that is too short");
        browser.paste("reason", "⟦The dates of the rehearsals were checked.⟧");
        browser.click("form[action$=proposal] button");
        browser.awaitText("Was schlagen Sie vor?");
        pages.read(browser, "a case whose proposal was refused");
    }

    @Test
    void anAppealFromTheQueueToItsDecision() {
        String notice = casework.limited("acc-shop");
        Visitor holder = new Visitor(casework);
        holder.answer(notice + "/appeal/parts", Map.of("part", "FACTOR:rhythm.tenure"));
        holder.answer(notice + "/appeal/words", Map.of("statement", "⟦We are a choir.⟧"));
        holder.answer(notice + "/appeal/effects", Map.of("hardship", "⟦It costs us the season.⟧"));
        holder.answer(notice + "/appeal/contact", Map.of("contact", "choir@example.org"));
        holder.answer(notice + "/appeal/check", Map.of());
        String appeal = "/desk/appeals/" + casework.oldestAppeal();
        try (Browser amy = signedIn("amy", "amy-password-10")) {
            pages.look(amy, "/desk/appeals", "appeals that wait");
            pages.look(amy, appeal, "an appeal that is free");
            amy.click("form[action$=take] button");
            amy.awaitText("Hier schlägt keine Software etwas vor.");
            pages.read(amy, "an appeal to decide");
            amy.click("form[action$=contact] button");
            amy.awaitText("Sie ist erreichbar unter:");
            pages.read(amy, "how somebody is reached");
            amy.click("input[value=upheld]");
            amy.paste("reasons", "⟦short⟧");
            amy.click("form.card button");
            amy.awaitText("Bitte antworten Sie auf diesen Teil");
            pages.read(amy, "a part that is not answered");
            handOver(amy);
            amy.click("input[value=accepted]");
            amy.paste("g-factor-rhythm-tenure-words", "⟦The seasons of a choir explain these dates.⟧");
            amy.click("input[value=overturned]");
            amy.paste("reasons", "⟦The season of a choir explains the dates. Nothing else spoke against you.⟧");
            amy.click("form.card button");
            amy.awaitText("Was entschieden wurde");
            pages.read(amy, "an appeal that is decided");
        }
    }

    /** Neither a question nor a reason for somebody else to decide is taken without words. */
    private void handOver(Browser browser) {
        browser.click("summary:has-text('Jemand anderes sollte entscheiden')");
        browser.click("form[action$=hand-over] button");
        browser.awaitText("Bitte sagen Sie in einem Satz, warum.");
        pages.read(browser, "an appeal that is given away without a reason");
        browser.click("summary:has-text('Fehlt etwas?')");
        browser.click("form[action$=question] button");
        browser.awaitText("Bitte fragen Sie in einem Satz.");
        pages.read(browser, "a question without words");
    }

    @Test
    void aQueueWithoutCasesAndWithAPin() {
        long head = Patience.announcedRev(casework, -1);
        Program odo = Program.staff(casework, "odo");
        odo.done("/api/v1/desk/feed/pin", "{\"rev\":" + head + ",\"hours\":2,\"reason\":\"it looks wrong to me\"}");
        try (Browser max = signedIn("max", "max-password-6")) {
            pages.look(max, "/desk", "a queue of somebody who reads no cases");
        }
        odo.done("/api/v1/desk/feed/release", "{\"reason\":\"it was right after all\"}");
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
