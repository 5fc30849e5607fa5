// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.ui.Browser.Hand;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ways of an appellant and of an analyst, from a notice to what came of the appeal, with a mouse and without. */
class PagesWorkInABrowserIT extends FreshCasework {
    private static final int PHONE = 360;
    private static final int DESK = 1200;

    @ParameterizedTest
    @EnumSource
    void anAppealFromAPhoneIsDecidedAtADesk(Hand hand) {
        String notice = casework.limited("acc-choir");
        casework.assess(Sample.worthALook("acc-second", Running.now()));
        try (Browser phone = new Browser(casework, PHONE, 740, hand)) {
            phone.look(notice, "notice");
            phone.look(notice + "/why", "why");
            phone.click("a.button");
            phone.awaitText("Which parts are wrong?");
            phone.check("appeal-parts");
            phone.click("input[type=checkbox]");
            phone.click("form button");
            phone.awaitText("What should we know?");
            phone.click("form button");
            phone.awaitText("Please tell us in your own words");
            phone.type("statement", "We are a choir. People come and go with the season.");
            phone.check("appeal-words-error");
            phone.click("form button");
            phone.awaitText("Would you like to show us something?");
            phone.attach("files", picture());
            phone.click("form.card button");
            phone.awaitText("What you added");
            phone.check("appeal-files");
            phone.click("a.button");
            phone.awaitText("What does this do to you?");
            phone.click("form button");
            phone.awaitText("How can we reach you?");
            phone.check("appeal-contact");
            phone.click("form button");
            phone.awaitText("Check what you send");
            phone.check("appeal-check");
            phone.click("form button");
            phone.awaitText("We have your appeal");
            assertEquals(notice + "/appeal/status", phone.path());
            phone.check("appeal-status");
        }
        try (Browser desk = new Browser(casework, DESK, 900, hand)) {
            desk.look("/", "home");
            desk.look("/desk", "sign-in");
            desk.type("name", "bea");
            desk.type("password", "bea-password-2");
            desk.click("form button");
            desk.awaitText("Cases that wait for a person");
            desk.check("queue");
            desk.click("tbody a");
            desk.awaitText("Case about");
            desk.check("case");
            judge(desk);
            desk.look("/desk/accounts/acc-choir", "account");
            desk.look("/desk/appeals", "appeals");
            desk.click("tbody a");
            desk.awaitText("Appeal of");
            desk.check("appeal-free");
            desk.click("form[action$=take] button");
            desk.awaitText("They call this wrong");
            desk.check("appeal");
            desk.click("input[value=accepted]");
            desk.type("g-factor-rhythm-tenure-words", "The seasons of a choir explain these dates.");
            desk.click("input[value=overturned]");
            desk.type("reasons", "The season of a choir explains the dates. Nothing else spoke against you.");
            desk.click("form.card button");
            desk.awaitText("We were wrong");
            desk.check("appeal-decided");
        }
        try (Browser phone = new Browser(casework, PHONE, 740, hand)) {
            phone.darken();
            phone.look(notice, "notice-overturned");
            assertTrue(phone.text().startsWith("This restriction is over"), phone.text());
            phone.look(notice + "/appeal/status", "status-overturned");
            phone.look("/", "home");
            phone.look("/sign-in", "sign-in");
            phone.type("name", "ann");
            phone.type("password", "ann-password-1");
            phone.click("form.card button");
            phone.awaitText("Cases that wait for a person");
            phone.check("queue");
            phone.click("tbody a");
            phone.awaitText("Case about");
            phone.check("case");
            phone.type("view", "The season of a choir would look like this too, so I would ask first.");
            phone.click("input[value=UNSURE]");
            phone.click("form[action$=view] button");
            phone.awaitText("What the programs make of it");
            phone.check("case-judged");
        }
    }

    /** From the own view to a proposal, with the evidence desk on the way. */
    private static void judge(Browser desk) {
        String path = desk.path();
        desk.type("view", "too short");
        desk.click("form[action$=view] button");
        desk.awaitText("Please say why in at least 40 characters");
        desk.check("case-view-error");
        desk.type("view", ", but the season of a choir would look like this too.");
        desk.click("input[value=BROKEN]");
        desk.click("form[action$=view] button");
        desk.awaitText("What the programs make of it");
        desk.check("case-judged");
        desk.look(path + "/evidence", "evidence");
        desk.look("/desk/reports", "reports");
        desk.open(path + "/measure/suspend-account");
        desk.type("terms", "2026-01");
        desk.type("days", "30");
        desk.type("facts", "Somebody bought access to this server for money.");
        desk.click("button[value=preview]");
        desk.awaitText("Please say why in at least 40 characters");
        desk.check("measure-error");
        desk.type("proportionality", "A notice was served before and the same conduct went on after it.");
        desk.click("button[value=preview]");
        desk.awaitText("What would follow");
        desk.check("measure-preview");
        desk.click("button[value=save]");
        desk.awaitText("The measure that is proposed");
        desk.check("case-proposed");
        desk.click("form[action$=release] button");
        desk.awaitText("Nobody works on this case");
    }

    /** A small picture that somebody took. */
    private Path picture() {
        try {
            BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
            Path file = dir.resolve("rehearsal.png");
            ImageIO.write(image, "png", file.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
