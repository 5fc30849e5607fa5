// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account holder who leaves has left, everywhere; forms belong to one stay; what is refused is said in their language. */
class LeavingEndsTheStayIT {
    @TempDir
    static Path dir;

    private static Running casework;

    @BeforeAll
    static void start() {
        casework = Running.start(dir);
    }

    @AfterAll
    static void stop() {
        casework.close();
    }

    private static Visitor holder(String account) {
        casework.reach(account, "jo@example.org");
        Visitor me = new Visitor(casework);
        Map<String, String> code = Map.of("account", account, "code", casework.code(account), "act", "open");
        assertEquals(303, me.submit(me.get("/me").body(), "/me", code).statusCode());
        return me;
    }

    private static int api(String token) {
        return new Visitor(casework)
                .send(HttpRequest.newBuilder(casework.at("/api/v1/me/requests"))
                        .header("Authorization", "Bearer " + token))
                .statusCode();
    }

    @Test
    void aCopyOfTheTokenIsWorthNothingAfterLeaving() {
        casework.limited("acc-1");
        Visitor me = holder("acc-1");
        String token = me.cookie("evenhand_holder");
        Visitor thief = new Visitor(casework);
        thief.plant("evenhand_holder", token);
        assertEquals(200, thief.get("/me/choices").statusCode());
        assertEquals(200, api(token));
        String page = me.get("/me/choices").body();
        String leaving = page.substring(page.indexOf("action=\"/me/leave\""));
        assertEquals(
                303, me.post("/me/leave", Map.of("csrf", Visitor.csrf(leaving))).statusCode());
        assertEquals(303, thief.get("/me/choices").statusCode());
        assertEquals(401, api(token));
    }

    @Test
    void theFormOfOneStayIsNotGoodInAnother() throws InterruptedException {
        casework.limited("acc-2");
        Visitor me = holder("acc-2");
        String used = casework.code("acc-2");
        while (casework.code("acc-2").equals(used)) {
            Thread.sleep(500); // a code is good once, and the next one comes within ten seconds
        }
        String before = me.get("/me/choices").body();
        Visitor again = holder("acc-2");
        Map<String, String> yes = Map.of("count", "yes");
        assertEquals(403, again.submit(before, "/me/choices", yes).statusCode());
        assertEquals(
                303,
                again.submit(again.get("/me/choices").body(), "/me/choices", yes)
                        .statusCode());
    }

    @Test
    void whatCannotBeShownIsSaidInTheReadersLanguage() {
        Visitor jo = new Visitor(casework);
        HttpResponse<String> french = jo.get("/n/no-such-link?lang=fr");
        assertEquals(404, french.statusCode());
        assertTrue(
                french.body().contains("<html lang=\"fr\">") && french.body().contains("Ce lien n’ouvre aucun avis"));
        HttpResponse<String> german = new Visitor(casework)
                .send(HttpRequest.newBuilder(casework.at("/nowhere")).header("Accept-Language", "de-AT,en;q=0.5"));
        assertTrue(german.body().contains("Diese Seite gibt es nicht"), german.body());
        assertFalse(german.body().contains("There is no such page"));
        String desk = Visitor.signedIn(casework, "pia", "pia-password-5")
                .get("/desk/appeals?lang=fr")
                .body();
        assertTrue(desk.contains("Cette page ne vous est pas ouverte"), desk);
    }

    @Test
    void whatProgramsReadAboutAnAccountIsNotedToo() {
        casework.limited("acc-3");
        casework.assess(Sample.worthALook("acc-4", Running.now()));
        int before = casework.looks("acc-3");
        Program.operator(casework).read("/api/v1/accounts/acc-3");
        assertEquals(before + 1, casework.looks("acc-3"));
        int bundles = casework.looks("acc-4");
        String bundle = "/api/v1/cases/" + casework.caseOf("acc-4") + "/bundle";
        assertEquals(200, Program.operator(casework).get(bundle).statusCode());
        assertEquals(200, Program.staff(casework, "ann").get(bundle).statusCode());
        assertEquals(bundles + 2, casework.looks("acc-4"));
    }
}
