// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The room of rules on a phone and at a desk, without a script: handing in, testing, agreeing, and the report's pictures. */
class RulesPagesWorkInABrowserIT {
    private static final int PHONE = 390;
    private static final int DESK = 1200;

    @TempDir
    Path dir;

    @Test
    void aVersionIsHandedInTestedReadAndAgreedTo() throws Exception {
        String text = Files.readString(Path.of("../rules/examples/built-in.yaml"));
        String edited = text.replace("onCycleViewers, at_least: 25", "onCycleViewers, at_least: 11");
        try (Running casework = Running.start(dir)) {
            for (int i = 0; i < 6; i++) {
                casework.assess(Sample.worthALook("acc-" + i, Running.now()));
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

    private static void signIn(Browser browser, String name, String password) {
        browser.open("/desk/rules");
        browser.type("name", name);
        browser.type("password", password);
        browser.click("form.card button");
        browser.awaitText("A version of the rules decides only after");
    }
}
