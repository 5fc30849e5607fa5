// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten key pages on a phone and at a desk, with pictures that people reviewed. */
class PagesLookAsReviewedIT {
    private static final Instant NOW = Instant.parse("2026-03-03T09:00:00Z");

    @TempDir
    Path dir;

    @Test
    void tenKeyPagesLookAsTheyDidWhenTheyWereReviewed() {
        try (Running casework = Running.start(dir, Map.of(), Clock.fixed(NOW, ZoneOffset.UTC))) {
            casework.assess(Sample.strong("acc-choir", NOW));
            String notice = casework.notice("acc-choir");
            for (int each = 1; each <= 6; each++) {
                casework.assess(Sample.worthALook("acc-" + each, NOW));
            }
            try (Browser browser = new Browser(casework, 1440, 900)) {
                holder(browser, notice);
                desk(browser, casework);
            }
        }
    }

    private static void holder(Browser browser, String notice) {
        compare(browser, "/", "home");
        compare(browser, notice, "notice");
        compare(browser, notice + "/why", "why");
        compare(browser, notice + "/appeal/parts", "appeal");
        browser.open(notice);
        browser.click("form[action$='/me'] button");
        browser.awaitText("One measure is in force.");
        compare(browser, "/me", "standing");
        compare(browser, "/numbers", "numbers");
    }

    private static void desk(Browser browser, Running casework) {
        browser.open("/sign-in");
        browser.type("name", "ann");
        browser.type("password", "ann-password-1");
        browser.click("main form button");
        browser.awaitPath("/desk");
        compare(browser, "/desk", "queue");
        String path = "/desk/cases/" + casework.caseOf("acc-1");
        compare(browser, path, "case");
        browser.paste("view", "The season of a choir would look exactly like this, so I would ask first.");
        browser.click("input[value=UNSURE]");
        browser.click("form[action$=view] button");
        browser.awaitText("What the programs make of it");
        compare(browser, path + "/measure/limit", "measure");
        compare(browser, "/desk/search?state=OPEN", "search");
    }

    private static void compare(Browser browser, String path, String name) {
        browser.open(path);
        GoldenPicture.assertLooksLike(name + "-390", browser.seen(390, 1400));
        GoldenPicture.assertLooksLike(name + "-1440", browser.seen(1440, 1000));
    }

    @Test
    void aPageThatLooksOtherwiseIsFound() {
        BufferedImage page = new BufferedImage(480, 480, BufferedImage.TYPE_INT_RGB);
        BufferedImage other = new BufferedImage(480, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = other.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 480, 24);
        assertTrue(GoldenPicture.differing(page, page) == 0);
        assertTrue(GoldenPicture.differing(page, other) <= GoldenPicture.SHARE, "a line of text");
        pen.fillRect(0, 0, 480, 72);
        pen.dispose();
        assertTrue(GoldenPicture.differing(page, other) > GoldenPicture.SHARE, "a paragraph");
    }
}
