// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesWorkInABrowserIT {
    private static final int PHONE = 360;
    private static final int DESK = 1200;

    @TempDir
    Path dir;

    private Running casework;

    @BeforeEach
    void start() {
        casework = Running.start(dir);
    }

    @AfterEach
    void stop() {
        casework.close();
    }

    @Test
    void anAppealFromAPhoneIsDecidedAtADesk() {
        String notice = casework.limited("acc-choir");
        casework.assess(Sample.worthALook("acc-second", Running.now()));
        try (Browser phone = new Browser(casework, dir.resolve("phone"), PHONE, 740)) {
            look(phone, notice, "notice");
            phone.click("a.button");
            phone.awaitText("What should we know?");
            check(phone, "appeal-form");
            phone.click("form button");
            phone.awaitText("Please tell us in your own words");
            phone.type("statement", "We are a choir. People come and go with the season.");
            check(phone, "appeal-form-error");
            phone.click("form button");
            phone.awaitText("We have your appeal");
            assertEquals(notice + "/appeal/status", phone.path());
            check(phone, "appeal-status");
        }
        try (Browser desk = new Browser(casework, dir.resolve("desk"), DESK, 900)) {
            look(desk, "/", "home");
            look(desk, "/desk", "sign-in");
            desk.type("name", "bea");
            desk.type("password", "bea-password-2");
            desk.click("form button");
            desk.awaitText("Cases that wait for a person");
            check(desk, "queue");
            desk.click("tbody a");
            desk.awaitText("Case about");
            check(desk, "case");
            look(desk, "/desk/accounts/acc-choir", "account");
            look(desk, "/desk/appeals", "appeals");
            desk.click("tbody a");
            desk.awaitText("Appeal of");
            check(desk, "appeal");
            desk.click("input[value=overturned]");
            desk.type("reasons", "The season of a choir explains the dates. Nothing else spoke against you.");
            desk.click("form.card button");
            desk.awaitText("We were wrong");
            check(desk, "appeal-decided");
        }
        try (Browser phone = new Browser(casework, dir.resolve("phone-again"), PHONE, 740)) {
            phone.darken();
            look(phone, notice, "notice-overturned");
            assertTrue(phone.text().startsWith("We were wrong. The restriction is lifted"), phone.text());
            look(phone, "/", "home");
            look(phone, "/sign-in", "sign-in");
            phone.type("name", "ann");
            phone.type("password", "ann-password-1");
            phone.click("form.card button");
            phone.awaitText("Cases that wait for a person");
            check(phone, "queue");
            phone.click("tbody a");
            phone.awaitText("Case about");
            check(phone, "case");
        }
    }

    private static void look(Browser browser, String path, String name) {
        browser.open(path);
        check(browser, name);
    }

    private static void check(Browser browser, String name) {
        assertEquals(List.of(), browser.faults(), name);
        assertEquals(List.of(), browser.paleTexts(), name);
        assertTrue(browser.overflow() <= 0, name + " is " + browser.overflow() + " pixels too wide");
        browser.shoot(name);
    }
}
