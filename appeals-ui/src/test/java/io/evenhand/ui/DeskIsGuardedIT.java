// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskIsGuardedIT {
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

    @Test
    void nobodySeesTheDeskWithoutSigningIn() {
        for (String path : List.of(
                "/desk",
                "/desk/appeals",
                "/desk/cases/c-1",
                "/desk/cases/c-1/measure/limit",
                "/desk/cases/c-1/evidence",
                "/desk/cases/c-1/evidence/e-1",
                "/desk/reports",
                "/desk/appeals/a-1",
                "/desk/networks",
                "/desk/rules",
                "/desk/rules/reports/1")) {
            HttpResponse<String> answer = new Visitor(casework).get(path);
            assertEquals(303, answer.statusCode(), path);
            assertTrue(location(answer).startsWith("/sign-in?next="), path);
            assertEquals("", answer.body());
        }
        assertEquals(
                303, new Visitor(casework).post("/desk/feed/release", Map.of()).statusCode());
    }

    @Test
    void signingInLeadsToThePageThatWasAskedForButNeverElsewhere() {
        Visitor ann = new Visitor(casework);
        String csrf = Visitor.csrf(ann.get("/sign-in?next=%2Fdesk%2Fappeals").body());
        for (String next : List.of("//evil.example", "https://evil.example", "/n/x", "/desk/../n", "\\evil")) {
            HttpResponse<String> answer = new Visitor(casework).get("/sign-in?next=" + encode(next));
            assertTrue(answer.body().contains("name=\"next\" value=\"/desk\""), next);
        }
        HttpResponse<String> answer = ann.post(
                "/sign-in", Map.of("csrf", csrf, "name", "ann", "password", "ann-password-1", "next", "/desk/appeals"));
        assertEquals("/desk/appeals", location(answer));
        String cookie = answer.headers().allValues("Set-Cookie").toString();
        assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), cookie);
        assertFalse(cookie.contains("ann-password-1"));
    }

    @Test
    void aPlantedSessionIsNeverTheOneThatIsSignedIn() {
        Visitor ann = new Visitor(casework);
        String planted = "p".repeat(43);
        ann.plant("evenhand_session", planted);
        assertEquals(303, ann.signIn("ann", "ann-password-1").statusCode());
        assertNotEquals(planted, ann.cookie("evenhand_session"));
        Visitor attacker = new Visitor(casework);
        attacker.plant("evenhand_session", planted);
        assertEquals(303, attacker.get("/desk").statusCode());
    }

    @Test
    void formsWithoutProofAreRefusedAndChangeNothing() {
        Visitor lee = Visitor.signedIn(casework, "lee", "lee-password-3");
        assertEquals(403, lee.post("/desk/feed/release", Map.of()).statusCode());
        assertEquals(403, lee.post("/desk/feed/release", Map.of("csrf", "x")).statusCode());
        String others = Visitor.csrf(
                Visitor.signedIn(casework, "bea", "bea-password-2").get("/desk").body());
        assertEquals(403, lee.post("/desk/feed/release", Map.of("csrf", others)).statusCode());
        assertEquals(403, lee.post("/sign-out", Map.of()).statusCode());
        assertEquals(200, lee.get("/desk").statusCode(), "still signed in");
        assertEquals(
                403,
                new Visitor(casework)
                        .post("/sign-in", Map.of("name", "ann", "password", "ann-password-1"))
                        .statusCode());
    }

    @Test
    void signingOutEndsTheSessionOnTheServer() {
        Visitor bea = Visitor.signedIn(casework, "bea", "bea-password-2");
        String session = bea.cookie("evenhand_session");
        HttpResponse<String> out = bea.submit(bea.get("/desk").body(), "/sign-out", Map.of());
        assertEquals("/", location(out));
        Visitor again = new Visitor(casework);
        again.plant("evenhand_session", session);
        assertEquals(303, again.get("/desk").statusCode());
    }

    @Test
    void theWayInSpeaksTheReadersLanguageAndStillLeadsWhereItLed() {
        Visitor ann = new Visitor(casework);
        String german = ann.get("/sign-in?next=/desk/appeals&lang=de").body();
        assertTrue(german.contains("<html lang=\"de\">") && german.contains("Am Arbeitsplatz anmelden"), german);
        assertTrue(german.contains("href=\"/sign-in?next=%2Fdesk%2Fappeals&amp;lang=fr\""), german);
        HttpResponse<String> wrong =
                ann.submit(german, "/sign-in", Map.of("name", "ann", "password", "wrong", "next", "/desk/appeals"));
        assertTrue(wrong.body().contains("Name, Passwort und Code passen nicht zusammen."), wrong.body());
        HttpResponse<String> right = ann.submit(
                wrong.body(), "/sign-in", Map.of("name", "ann", "password", "ann-password-1", "next", "/desk/appeals"));
        assertEquals("/desk/appeals", right.headers().firstValue("Location").orElseThrow());
        String desk = ann.get("/desk").body();
        assertTrue(desk.contains("<html lang=\"de\">") && desk.contains("<h1>Fälle, die auf"), desk);
        String french = ann.get("/desk/search?state=OPEN&lang=fr").body();
        assertTrue(french.contains("href=\"/desk/search?state=OPEN&amp;lang=en\""), "another language asks the same");
    }

    @Test
    void guessingIsSlowedDown() {
        Visitor guesser = new Visitor(casework);
        for (int i = 0; i < 5; i++) {
            assertEquals(401, guesser.signIn("guessed", "wrong-" + i).statusCode());
        }
        HttpResponse<String> answer = guesser.signIn("guessed", "wrong-6");
        assertEquals(429, answer.statusCode());
        assertTrue(answer.headers().firstValue("Retry-After").isPresent());
    }

    @Test
    void whoDoesNotDecideAboutPeopleDoesNotSeeTheirFiles() {
        casework.limited("acc-file");
        Map<String, String> begins = Map.of("odo", "/desk/programs", "pia", "/desk/rules", "dan", "/desk/oversight");
        for (String who : begins.keySet()) {
            Visitor visitor = Visitor.signedIn(casework, who, password(who));
            assertEquals(begins.get(who), location(visitor.get("/desk")), who);
            String rules = visitor.get("/desk/rules").body();
            assertFalse(rules.contains("href=\"/desk/appeals\""), "no way to where they may not go");
            for (String path :
                    List.of("/desk/accounts/acc-file", "/desk/appeals", "/desk/cases/c-1", "/desk/reports")) {
                assertEquals(403, visitor.get(path).statusCode(), who + " " + path);
            }
            assertEquals(
                    403, visitor.submit(rules, "/desk/feed/release", Map.of()).statusCode());
        }
        assertEquals(0, casework.looks("acc-file"), "nobody looked");
        Visitor max = Visitor.signedIn(casework, "max", password("max"));
        assertTrue(max.get("/desk").body().contains("Cases are for analysts and leads."));
    }

    private static String password(String name) {
        return Running.STAFF
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aWrongLinkOpensNothingAndSaysWhatToDo() {
        String notice = casework.limited("acc-link");
        char last = notice.charAt(notice.length() - 1);
        String forged = notice.substring(0, notice.length() - 1) + (last == 'A' ? 'B' : 'A');
        for (String path : List.of(forged, "/n/x", "/n/..%2f..", "/n/" + "a".repeat(300), forged + "/appeal")) {
            HttpResponse<String> answer = new Visitor(casework).get(path);
            assertTrue(answer.statusCode() == 404 || answer.statusCode() == 400, path + " " + answer.statusCode());
            assertFalse(answer.body().contains("acc-link"), path);
        }
        assertTrue(new Visitor(casework).get(forged).body().contains("Please copy the whole link"));
    }

    @Test
    void anAppealWithoutProofIsShownAgainWithItsText() {
        String notice = casework.limited("acc-proof");
        HttpResponse<String> answer = new Visitor(casework)
                .post(notice + "/appeal/words", Map.of("statement", "We are a choir.", "csrf", "x"));
        assertEquals(403, answer.statusCode());
        assertTrue(answer.body().contains("Please send it once more"), answer.body());
        assertTrue(answer.body().contains("We are a choir."), "what was typed is kept");
        assertEquals(0, casework.overview().openAppeals());
    }

    @Test
    void everyAnswerForbidsScriptsFramesAndTraces() {
        String notice = casework.limited("acc-headers");
        for (String path : List.of("/", "/sign-in", notice, "/nothing-here", "/feed/v1/head", "/desk")) {
            HttpResponse<String> answer = new Visitor(casework).get(path);
            String policy =
                    answer.headers().firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), path);
            assertFalse(policy.contains("unsafe"), path);
            assertEquals(
                    "no-referrer",
                    answer.headers().firstValue("Referrer-Policy").orElse(""),
                    path);
            assertEquals(
                    "nosniff",
                    answer.headers().firstValue("X-Content-Type-Options").orElse(""),
                    path);
            assertFalse(answer.body().contains("<script"), path);
            assertFalse(answer.body().contains("http://fonts") || answer.body().contains("//cdn"), path);
        }
        HttpResponse<String> personal = new Visitor(casework).get(notice);
        assertEquals("no-store", personal.headers().firstValue("Cache-Control").orElse(""));
    }

    @Test
    void pagesThatAreNotThereLeadSomewhere() {
        HttpResponse<String> answer = new Visitor(casework).get("/nothing-here");
        assertEquals(404, answer.statusCode());
        assertTrue(answer.body().contains("There is no such page"), answer.body());
        assertTrue(answer.body().contains("href=\"/\""));
        Visitor ann = Visitor.signedIn(casework, "ann", "ann-password-1");
        assertEquals(404, ann.get("/desk/cases/c-none").statusCode());
        assertEquals(404, ann.get("/desk/cases/c-none/measure/limit").statusCode());
        assertEquals(404, ann.get("/desk/cases/c-none/evidence").statusCode());
        assertEquals(404, ann.get("/desk/appeals/a-none").statusCode());
        assertEquals(404, ann.get("/desk/cases/%3Cx%3E").statusCode());
        String french = ann.get("/desk/cases/c-none?lang=fr").body();
        assertTrue(french.contains("<html lang=\"fr\">") && french.contains("Cette page n’existe pas"), french);
        assertTrue(french.contains("href=\"/desk\""), french);
    }

    @Test
    void rulesAreForTheirOwnRolesOnPagesAndForPrograms() {
        Visitor ann = Visitor.signedIn(casework, "ann", "ann-password-1");
        String page = ann.get("/desk/rules").body();
        assertFalse(page.contains("Check and hand in"), "an analyst writes no rules");
        Map<String, String> typed = Map.of("text", "name: x", "why", "to see whether it is refused");
        assertEquals(422, ann.submit(page, "/desk/rules", typed).statusCode());
        assertEquals(403, ann.post("/desk/rules", typed).statusCode(), "no proof");
        String version = page.substring(page.indexOf("href=\"/desk/rules/") + 6);
        version = version.substring(0, version.indexOf('"'));
        HttpResponse<String> act = ann.submit(page, version, Map.of("act", "shadow"));
        assertEquals(403, act.statusCode());
        assertEquals(404, ann.get("/desk/rules/00000000").statusCode());
        assertEquals(404, ann.get("/desk/rules/reports/99").statusCode());
        assertEquals(401, api("/api/v1/rules", null));
        assertEquals(401, api("/api/v1/rules", basic("pia", "wrong")));
        assertEquals(200, api("/api/v1/rules", basic("pia", "pia-password-5")));
        assertEquals(
                401, api("/api/v1/overview", basic("pia", "pia-password-5")), "the rest is for the operator alone");
        assertEquals(401, api("/api/v1/rulesx", basic("pia", "pia-password-5")));
        assertEquals(200, api("/api/v1/rules", "Bearer " + Running.TOKEN));
    }

    private static int api(String path, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(casework.at(path)).GET();
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return new Visitor(casework).send(request).statusCode();
    }

    private static String basic(String name, String password) {
        byte[] pair = (name + ":" + password).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return "Basic " + java.util.Base64.getEncoder().encodeToString(pair);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String encode(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
