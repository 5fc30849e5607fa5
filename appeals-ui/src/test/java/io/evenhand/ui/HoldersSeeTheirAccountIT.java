// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an account holder does on their own pages, without scripts. */
class HoldersSeeTheirAccountIT extends FreshCasework {
    @Test
    void beforeAnythingIsRestrictedAPersonSeesHowTheyStand() {
        casework.assess(Sample.worthALook("acc-1", Running.now()));
        reachable("acc-1");
        Visitor me = withCode("acc-1");
        String page = me.get("/me").body();
        assertTrue(page.contains("Nothing is restricted."), page);
        assertTrue(page.contains("Your account waits for a person"), page);
        assertTrue(page.contains("What the program measured last"), page);
        assertFalse(page.contains("bea"), "no colleague's name");
    }

    @Test
    void nobodyLearnsWhetherThereIsAnAccount() {
        reachable("acc-1");
        Visitor nobody = new Visitor(casework);
        String known = nobody.submit(nobody.get("/me").body(), "/me", Map.of("account", "acc-1", "act", "send"))
                .body();
        Visitor other = new Visitor(casework);
        String unknown = other.submit(other.get("/me").body(), "/me", Map.of("account", "acc-2", "act", "send"))
                .body();
        assertEquals(withoutProof(known).replace("acc-1", "acc-2"), withoutProof(unknown));
    }

    @Test
    void aWrongCodeOpensNothingAndGuessingIsSlowedDown() {
        reachable("acc-1");
        Visitor guesser = new Visitor(casework);
        HttpResponse<String> answer = null;
        for (int each = 0; each < 6; each++) {
            String page = guesser.get("/me").body();
            answer = guesser.submit(page, "/me", Map.of("account", "acc-1", "code", "AAAAAAA" + each, "act", "open"));
        }
        assertEquals(429, answer.statusCode());
        assertEquals("", guesser.cookie("evenhand_holder"));
        assertEquals(303, guesser.get("/me/looks").statusCode(), "still outside");
    }

    @Test
    void theLinkOfANoticeOpensTheStandingButNotEverything() {
        String notice = casework.limited("acc-1");
        reachable("acc-1");
        Visitor me = new Visitor(casework);
        assertEquals(
                303, me.submit(me.get(notice).body(), notice + "/me", Map.of()).statusCode());
        String page = me.get("/me").body();
        assertTrue(page.contains("One measure is in force."), page);
        assertFalse(page.contains("href=\"" + notice + "\""), "a link that was passed on leads to no other notice");
        for (String room : new String[] {"/me/data", "/me/requests", "/me/servers", "/me/looks", "/me/choices"}) {
            assertEquals(
                    "/me/confirm", me.get(room).headers().firstValue("Location").orElseThrow(), room);
        }
        String confirm = me.get("/me/confirm").body();
        HttpResponse<String> opened =
                submit(me, confirm, "/me/confirm", Map.of("code", casework.code("acc-1"), "act", "open"));
        assertEquals("/me", opened.headers().firstValue("Location").orElseThrow());
        assertTrue(me.follow(opened).body().contains("href=\"" + notice + "\""), "with the code the notices open");
        HttpResponse<String> shown = me.get("/me/data");
        assertEquals(503, shown.statusCode(), "without the log it would be a part only");
        assertTrue(shown.body().contains("cannot be read just now"), shown.body());
        assertEquals(
                303,
                me.submit(me.get("/me").body(), "/me/leave", Map.of()).statusCode(),
                "the first form of the page is the one to leave with");
        assertEquals(303, me.get("/me/looks").statusCode(), "outside again");
    }

    @Test
    void anObjectionIsFiledWithWhatItIsAboutAndItsAnswerIsRead() {
        casework.assess(Sample.worthALook("acc-1", Running.now()));
        reachable("acc-1");
        Visitor me = withCode("acc-1");
        String form = me.get("/me/requests").body();
        HttpResponse<String> empty = submit(me, form, "/me/requests", Map.of());
        assertEquals(422, empty.statusCode());
        assertTrue(empty.body().contains("Please choose one."), empty.body());
        assertTrue(empty.body().contains("Please write a sentence about it."), empty.body());
        HttpResponse<String> filed = submit(
                me,
                empty.body(),
                "/me/requests",
                Map.of("kind", "OBJECTION", "signal", "rhythm.tenure", "words", "I do not <b>consent</b>."));
        assertEquals(303, filed.statusCode());
        String page = me.follow(filed).body();
        assertTrue(page.contains("It does not count from now on."), page);
        assertTrue(page.contains("I do not &lt;b&gt;consent&lt;/b&gt;."), page);
        Program.staff(casework, "dan")
                .done(
                        "/api/v1/desk/rights/1/answer",
                        "{\"outcome\":\"GRANTED\",\"reasons\":\"nothing speaks against it in this case\"}");
        String answered = me.get("/me/requests").body();
        assertTrue(answered.contains("Granted: it stays out"), answered);
        assertTrue(answered.contains("nothing speaks against it in this case"), answered);
        assertFalse(answered.contains("dan"), "a colleague's name is not the person's business");
    }

    @Test
    void aServerIsShownToBeTheirsWithACodeTypedInAtIt() {
        reachable("acc-1");
        Visitor me = withCode("acc-1");
        String form = me.get("/me/servers").body();
        assertEquals(
                422, submit(me, form, "/me/servers", Map.of("act", "start")).statusCode());
        assertEquals(
                422,
                submit(me, form, "/me/servers", Map.of("act", "start", "server", "srv-1", "method", "KEY"))
                        .statusCode(),
                "registered without a key");
        HttpResponse<String> told =
                submit(me, form, "/me/servers", Map.of("act", "start", "server", "srv-1", "method", "CODE"));
        Matcher secret =
                Pattern.compile("<dd class=\"name\">([2-9A-Z]{8})</dd>").matcher(told.body());
        assertTrue(secret.find(), told.body());
        Program.nobody(casework)
                .done("/api/v1/ownership/answers/code", "{\"server\":\"srv-1\",\"code\":\"" + secret.group(1) + "\"}");
        String after = me.get("/me/servers").body();
        assertTrue(after.contains("<li class=\"name\">srv-1</li>"), after);
        assertFalse(after.contains(secret.group(1)), "a secret is told once");
    }

    @Test
    void nobodyLooksAtTheChallengeOfSomebodyElse() {
        reachable("acc-1");
        reachable("acc-2");
        Visitor one = withCode("acc-1");
        String told = submit(
                        one,
                        one.get("/me/servers").body(),
                        "/me/servers",
                        Map.of("act", "start", "server", "srv-1", "method", "HTTP", "target", "127.0.0.1"))
                .body();
        Matcher challenge =
                Pattern.compile("name=\"challenge\" value=\"(ch-[0-9a-f]+)\"").matcher(told);
        assertTrue(challenge.find(), told);
        Map<String, String> look = Map.of("act", "look", "challenge", challenge.group(1));
        assertTrue(submit(one, told, "/me/servers", look).body().contains("not on the public internet"));
        Visitor two = withCode("acc-2");
        assertEquals(
                404,
                submit(two, two.get("/me/servers").body(), "/me/servers", look).statusCode());
    }

    @Test
    void whoLookedIsShownAsARole() {
        casework.limited("acc-1");
        reachable("acc-1");
        Visitor.signedIn(casework, "bea", "bea-password-2").get("/desk/accounts/acc-1");
        String looks = withCode("acc-1").get("/me/looks").body();
        assertTrue(looks.contains("An analyst"), looks);
        assertFalse(looks.contains("bea"), looks);
    }

    @Test
    void countingIsOffUntilSomebodySaysYesAndOffAgainWhenTheySayNo() {
        reachable("acc-1");
        Visitor me = withCode("acc-1");
        me.get("/me");
        me.get("/me/looks");
        assertEquals(0, casework.metric("evenhand_casework_holder_pages_total"), "silence is a no");
        String page = me.get("/me/choices").body();
        assertTrue(page.contains("It is off, because you never said yes."), page);
        submit(me, page, "/me/choices", Map.of("count", "yes"));
        me.get("/me/looks");
        assertEquals(1, casework.metric("evenhand_casework_holder_pages_total"));
        submit(me, me.get("/me/choices").body(), "/me/choices", Map.of("count", "no"));
        double after = casework.metric("evenhand_casework_holder_pages_total");
        me.get("/me/looks");
        assertEquals(after, casework.metric("evenhand_casework_holder_pages_total"));
    }

    @Test
    void anErasureNeedsATickAndGivesAReceiptThatNeedsNoSignIn() {
        casework.limited("acc-1");
        reachable("acc-1");
        Visitor me = withCode("acc-1");
        String form = me.get("/me/data").body();
        HttpResponse<String> unsure = submit(me, form, "/me/data", Map.of("act", "erase"));
        assertEquals(422, unsure.statusCode());
        assertTrue(unsure.body().contains("Please tick the box if you are sure."), unsure.body());
        assertEquals(0, casework.audited("erasure.asked"));
        HttpResponse<String> asked = submit(me, form, "/me/data", Map.of("act", "erase", "sure", "yes"));
        assertEquals(303, asked.statusCode());
        assertEquals(1, casework.audited("erasure.asked"));
        String receipt = new Visitor(casework).follow(asked).body();
        assertTrue(receipt.contains("The erasure is under way."), receipt);
        assertTrue(receipt.contains("A measure is in force."), receipt);
        assertFalse(receipt.contains("acc-1"), "a receipt tells nobody whose it is");
        assertEquals(303, me.get("/me/looks").statusCode(), "whoever is erased is not in any more");
        assertEquals(404, new Visitor(casework).get("/receipts/er-0000").statusCode());
    }

    @Test
    void aFormOfAStrangersPageDoesNothing() {
        reachable("acc-1");
        Visitor me = withCode("acc-1");
        for (String path : new String[] {"/me/data", "/me/choices", "/me/leave"}) {
            assertEquals(
                    403,
                    me.post(path, Map.of("csrf", "x", "act", "erase", "sure", "yes", "count", "yes"))
                            .statusCode(),
                    path);
        }
        HttpResponse<String> words = me.post("/me/requests", Map.of("kind", "OBJECTION", "words", "kept words"));
        assertEquals(403, words.statusCode());
        assertTrue(words.body().contains("kept words"), "what was typed is not lost");
        assertEquals(0, casework.audited("rights.filed"));
    }

    @Test
    void aLinkAloneErasesNothingEvenWhereNoAddressIsKnown() {
        String notice = casework.limited("acc-1");
        Visitor me = new Visitor(casework);
        me.submit(me.get(notice).body(), notice + "/me", Map.of());
        String data = me.get("/me/data").body();
        assertTrue(data.contains("come in with a code"), data);
        assertFalse(data.contains("name=\"sure\""), data);
        assertEquals(
                403,
                submit(me, data, "/me/data", Map.of("act", "erase", "sure", "yes"))
                        .statusCode());
        assertEquals(0, casework.audited("erasure.asked"));
    }

    private void reachable(String account) {
        Program.operator(casework)
                .done(
                        "/api/v1/contacts",
                        "{\"account\":\"" + account + "\",\"language\":\"en\",\"mail\":\"jo@example.org\"}");
    }

    private Visitor withCode(String account) {
        Visitor me = new Visitor(casework);
        String page = me.submit(me.get("/me").body(), "/me", Map.of("account", account, "act", "send"))
                .body();
        HttpResponse<String> in =
                me.submit(page, "/me", Map.of("account", account, "code", casework.code(account), "act", "open"));
        assertEquals(303, in.statusCode(), in.body());
        return me;
    }

    /** Sends the form of a room: its proof is the last on the page, the first is of the form to leave with. */
    private static HttpResponse<String> submit(Visitor me, String page, String path, Map<String, String> typed) {
        Matcher proofs = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"").matcher(page);
        Map<String, String> form = new java.util.LinkedHashMap<>(typed);
        while (proofs.find()) {
            form.put("csrf", proofs.group(1));
        }
        return me.post(path, form);
    }

    private static String withoutProof(String page) {
        return page.replaceAll("name=\"csrf\" value=\"[^\"]+\"", "");
    }
}
