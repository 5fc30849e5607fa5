// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.decide.Handled;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The room of rules on a phone and at a desk: every act on a version by the page's own form, and the report's pictures. */
class RulesPagesWorkInABrowserIT {
    private static final int PHONE = 390;
    private static final int DESK = 1200;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    @TempDir
    Path dir;

    @Test
    void aVersionIsHandedInTestedReadAndAgreedTo() throws Exception {
        String text = Files.readString(Path.of("../rules/examples/built-in.yaml"));
        String edited = text.replace("onCycleViewers, at_least: 25", "onCycleViewers, at_least: 11");
        try (Running casework = Running.start(dir)) {
            for (int i = 0; i < 94; i++) {
                casework.assess(Sample.worthALook("acc-" + i, Running.now()));
            }
            for (int i = 0; i < 6; i++) {
                casework.assess(Sample.strong("strong-" + i, Running.now()));
            }
            casework.tell(
                    "{\"account\":\"acc-0\",\"hosting\":true,\"country\":\"DE\",\"network\":\"AS64500\",\"seller\":false}",
                    "{\"account\":\"strong-0\",\"hosting\":true,\"country\":\"DE\",\"network\":\"AS64500\",\"seller\":true}",
                    "{\"account\":\"acc-1\",\"hosting\":false,\"country\":\"FR\",\"household\":3,\"seller\":true}");
            String version;
            try (Browser desk = new Browser(casework, DESK, 900)) {
                signIn(desk, "pia", "pia-password-5");
                desk.check("rules-empty");
                desk.paste("text", edited);
                desk.type("why", "sellers with fewer viewers go unseen");
                desk.click("form[action='/desk/rules'] button");
                desk.awaitText("Its rules, in words");
                version = desk.path();
                desk.check("rules-version");
                desk.click("input[value=shadow] ~ .actions button");
                desk.awaitText("in the shadow");
                desk.click("a[href*='/changes/']");
                desk.awaitText("What changes");
                assertTrue(desk.text().contains("limit-rhythm-of-many-viewers"), desk.text());
                desk.check("rules-changes");
                desk.open(version);
                casework.assess(Sample.worthALook("later", Running.now()));
                desk.click("input[value=test] ~ .actions button");
                desk.awaitPage(version, "Report 1 of");
                desk.check("rules-version-tested");
                desk.click("a[href='/desk/rules/reports/1']");
                desk.awaitText("Beside a blanket ban");
                assertTrue(desk.text().contains("ban of every hosting network"), desk.text());
                assertTrue(desk.text().contains("People per seller"), desk.text());
                desk.check("rules-report");
            }
            casework.trip();
            try (Browser phone = new Browser(casework, PHONE, 740)) {
                signIn(phone, "lee", "lee-password-3");
                phone.awaitText("A breaker stopped");
                phone.check("rules");
                phone.look("/desk/rules/reports/1", "rules-report");
                phone.look(version + "?account=acc-0", "rules-version");
                assertTrue(phone.text().contains("a case for people"), phone.text());
                phone.type("reason", "looked at all of them");
                phone.click("input[value=approve] ~ .actions button");
                phone.awaitText("lee, with report 1");
                phone.check("rules-version-approved");
            }
        }
    }

    @Test
    void aVersionIsWaivedStagedActivatedReplacedUndoneAndStoppedByForms() throws Exception {
        String text = Files.readString(Path.of("../rules/examples/built-in.yaml"));
        String edited = text.replace("onCycleViewers, at_least: 25", "onCycleViewers, at_least: 11");
        try (Running casework = Running.start(dir)) {
            for (int i = 0; i < 100; i++) {
                casework.assess(Sample.worthALook("before-" + i, Running.now()));
            }
            String version;
            String deployed;
            try (Browser pia = new Browser(casework, DESK, 900)) {
                signIn(pia, "pia", "pia-password-5");
                deployed = pia.link("th a.name");
                pia.paste("text", edited);
                pia.type("why", "sellers with fewer viewers go unseen");
                pia.click("form[action='/desk/rules'] button");
                pia.awaitText("Its rules, in words");
                version = pia.path();
                act(pia, "test");
                pia.awaitPage(version, "Report 1 of");
            }
            try (Browser kim = new Browser(casework, DESK, 900);
                    Browser lee = new Browser(casework, PHONE, 740)) {
                signIn(lee, "lee", "lee-password-3");
                lee.open(version);
                act(lee, "approve", "reason", "looked at all of them");
                lee.awaitText("lee, with report 1");
                act(lee, "activate");
                lee.awaitText("Something that must come before is missing, and nobody waived it");
                signIn(kim, "kim", "kim-password-7");
                kim.open(version);
                act(kim, "waive", "waive-reason", "a wave of sellers is under way");
                kim.awaitText("kim says so on report 1: a wave of sellers is under way");
                kim.check("rules-version-waived");
                lee.open(version);
                act(lee, "stage", "percent", "50");
                lee.awaitText("staged, 50 % of accounts");
                act(lee, "activate");
                lee.awaitText("Began: active.");
                lee.check("rules-version-active");
                assertEquals(Handled.LIMITED, casework.assess(Sample.worthALook("limited", Running.now())));
                comesBack(lee, deployed);
                assertEquals(Handled.CASE, casework.assess(Sample.worthALook("asked", Running.now())));
                release(casework, lee);
                undo(lee, kim, version);
                assertEquals(0, casework.overview().restrictions().size());
                lee.open(version);
                act(lee, "shadow");
                lee.awaitText("Began: in the shadow.");
                act(lee, "stop");
                lee.awaitText("Ended: in the shadow.");
            }
        }
    }

    private static void comesBack(Browser lee, String deployed) {
        lee.open(deployed);
        act(lee, "roll_back", "return-reason", "choirs are taken for sellers");
        lee.awaitText("It came back.");
    }

    private static void release(Running casework, Browser lee) {
        casework.trip();
        lee.open("/desk/rules");
        lee.awaitText("A breaker stopped rule limit-rhythm-and-links");
        lee.type("release-1", "the three were choirs; the rest stands");
        lee.click("form[action='/desk/rules/breakers/1'] button");
        lee.awaitText("the three were choirs; the rest stands");
        assertFalse(lee.text().contains("A breaker stopped"), lee.text());
    }

    /** One proposes to undo all that the version did, another one agrees. */
    private static void undo(Browser lee, Browser kim, String version) throws InterruptedException {
        // the page takes whole seconds, and what was done in this one would not be before the end
        TimeUnit.MILLISECONDS.sleep(1_100);
        lee.click("details:has(form[action='/desk/rules/undo']) summary");
        lee.type("version", version.substring(version.lastIndexOf('/') + 1));
        lee.type("since", TIME.format(Running.now().minus(Duration.ofHours(1))));
        lee.type("until", TIME.format(Running.now()));
        lee.type("undo-reason", "The rule took the season of choirs for a billing period.");
        lee.click("form[action='/desk/rules/undo'] button");
        lee.awaitText("lee proposed it");
        lee.check("rules-undo-proposed");
        kim.open("/desk/rules");
        kim.click("form[action='/desk/rules/undo/1'] button[value=approve]");
        kim.awaitText("lee proposed it; kim decided");
        assertTrue(kim.text().contains("1 decision undone"), kim.text());
    }

    private static void act(Browser browser, String act) {
        browser.click("input[value=" + act + "] ~ .actions button");
    }

    private static void act(Browser browser, String act, String field, String typed) {
        browser.type(field, typed);
        act(browser, act);
    }

    private static void signIn(Browser browser, String name, String password) {
        browser.open("/desk/rules");
        browser.type("name", name);
        browser.type("password", password);
        browser.click("form.card button");
        browser.awaitText("A version of the rules decides only after");
    }
}
