// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicPagesWorkInABrowserIT {
    @TempDir
    Path dir;

    @Test
    void everybodyReadsTheNumbersThePrivacyNoticeTheReportFormAndTheAccessibilityStatement() {
        try (Running casework = Running.start(dir)) {
            for (int width : new int[] {320, 1200}) {
                try (Browser browser = new Browser(casework, width, 740)) {
                    browser.open("/");
                    browser.click("footer a[href='/numbers']");
                    browser.awaitText("What was decided, in numbers");
                    browser.check("numbers");
                    browser.click(".quarters a");
                    browser.awaitText("Nothing in this quarter.");
                    browser.look("/numbers?quarter=2999-1&lang=fr", "numbers-fr");
                    browser.look("/privacy?lang=en", "privacy");
                    assertTrue(browser.text().contains("We keep data to find accounts that sell access"));
                    browser.look("/privacy?lang=fr", "privacy-fr");
                    browser.click("details.card summary");
                    browser.awaitText("tant qu’autre chose est conservé sur le compte");
                    browser.check("privacy-fr-open");
                    browser.look("/report?lang=de", "report-de");
                    browser.click("main form button");
                    browser.awaitText("Bitte beschreiben Sie es mit 20 bis 10.000 Zeichen.");
                    browser.check("report-de-error");
                    browser.look("/sign-in?lang=fr", "sign-in-fr");
                    browser.look("/accessibility?lang=de", "accessibility-de");
                    browser.open("/accessibility?lang=en");
                    browser.tabTo("footer a[href='/me']");
                    browser.press("Enter");
                    browser.awaitText("You need no password.");
                }
            }
        }
    }
}
