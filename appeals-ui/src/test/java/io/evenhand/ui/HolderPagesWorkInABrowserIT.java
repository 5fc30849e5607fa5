// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evenhand.ui.Browser.Hand;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an account holder does under their own address, with a mouse and without. */
class HolderPagesWorkInABrowserIT {
    @TempDir
    Path dir;

    private Running casework;
    private String notice;
    private String used = "";

    @BeforeEach
    void start() {
        casework = Running.start(dir);
        casework.assess(Sample.worthALook("acc-choir", Running.now().minusSeconds(3_000_000)));
        notice = casework.limited("acc-choir");
        Program.operator(casework)
                .done(
                        "/api/v1/contacts",
                        "{\"account\":\"acc-choir\",\"language\":\"en\",\"mail\":\"jo@example.org\"}");
    }

    @AfterEach
    void stop() {
        casework.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyRoomIsReadableOnAPhoneAndAtADesk(Hand hand) {
        try (Browser browser = new Browser(casework, 390, 740, hand)) {
            comeInWithACode(browser);
            browser.check("me-standing");
            browser.look("/me/requests", "me-requests");
            browser.click("input[value=RESTRICTION]");
            browser.click("form.card button");
            browser.awaitText("Please write a sentence about it.");
            browser.check("me-requests-error");
            browser.type("words", "These were singers of one season.");
            browser.click("form.card button");
            browser.awaitText("It does not count from now on.");
            browser.check("me-requests-sent");
            browser.look("/me/servers", "me-servers");
            browser.type("server", "srv-1");
            browser.click("input[value=HTTP]");
            browser.type("target", "media.example.org");
            browser.click("button[value=start]");
            browser.awaitText("What to do now");
            browser.check("me-servers-told");
            browser.look("/me/looks", "me-looks");
            browser.look("/me?lang=de", "me-standing-de");
            browser.look("/me/requests?lang=fr", "me-requests-fr");
            browser.open("/me?lang=en");
            leave(browser);
            comeInWithTheNotice(browser);
            browser.look("/me/choices", "me-choices");
            leave(browser);
        }
    }

    private static void leave(Browser browser) {
        browser.click(".rooms form button");
        browser.awaitText("Fair decisions about shared media servers");
        assertEquals("/", browser.path());
    }

    /** A code opens once, and there is a new one every ten seconds: whoever comes in twice may have to wait for it. */
    private String freshCode() {
        Patience.await(() -> !casework.code("acc-choir").equals(used));
        used = casework.code("acc-choir");
        return used;
    }

    private void comeInWithTheNotice(Browser browser) {
        browser.open(notice);
        browser.click("form[action$='/me'] button");
        browser.awaitText("One measure is in force.");
        browser.open("/me/looks");
        browser.awaitText("Show that it is you");
        browser.check("me-confirm");
        browser.click("button[value=send]");
        browser.awaitText("a code is on its way there");
        browser.type("code", freshCode());
        browser.click("button[value=open]");
        browser.awaitText("One measure is in force.");
    }

    private void comeInWithACode(Browser browser) {
        browser.open("/");
        browser.click("a[href='/me']");
        browser.awaitText("You need no password.");
        browser.check("me-enter");
        browser.type("account", "acc-choir");
        browser.click("button[value=send]");
        browser.awaitText("a code is on its way there");
        browser.check("me-enter-code");
        browser.type("code", freshCode());
        browser.click("button[value=open]");
        browser.awaitText("One measure is in force.");
    }
}
