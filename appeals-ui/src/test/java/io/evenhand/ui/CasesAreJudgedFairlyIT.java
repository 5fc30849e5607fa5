// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.document.Language;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The case page: words and evidence first, an own view before points and colleagues, one person at a time, two to decide. */
class CasesAreJudgedFairlyIT {
    private static final String OWN = "The seasons of a choir would look exactly like this, so I would ask first.";
    private static final String REASON = "The dates of the rehearsals were checked.";

    @TempDir
    Path dir;

    private Running casework;
    private Visitor ann;
    private Visitor bea;
    private String path;

    @BeforeEach
    void start() {
        casework = Running.start(dir);
        casework.assess(Sample.worthALook("acc-choir", Running.now()));
        ann = Visitor.signedIn(casework, "ann", "ann-password-1");
        bea = Visitor.signedIn(casework, "bea", "bea-password-2");
        path = "/desk/cases/" + casework.caseOf("acc-choir");
    }

    @AfterEach
    void stop() {
        casework.close();
    }

    @Test
    void pointsAndProposalAreNotInThePageBeforeTheReadersOwnView() {
        String before = ann.get(path).body();
        for (String conclusion :
                List.of("<dt>Points", "The rules propose", "+15", "+14", "class=\"points\"", "measure/")) {
            assertFalse(before.contains(conclusion), conclusion);
        }
        assertInOrder(
                before,
                "1. What the account holder says",
                "2. Evidence",
                "3. What happened",
                "4. The clause",
                "5. Measures before",
                "6. What else it could be",
                "7. Your own view");
        assertEquals(403, ann.get(path + "/measure/limit").statusCode());
        assertFalse(ann.get("/desk/accounts/acc-choir").body().contains("+15"), "nor on the account's page");

        HttpResponse<String> brief = view(ann, "UNSURE", "too short");
        assertEquals(422, brief.statusCode());
        assertTrue(brief.body().contains("Please say why in at least 40 characters."), brief.body());
        assertTrue(brief.body().contains("too short"), "what was typed is kept");
        assertFalse(brief.body().contains("The rules propose"));

        assertEquals(303, view(ann, "UNSURE", OWN).statusCode());
        String after = ann.get(path).body();
        assertInOrder(after, "7. Your own view", OWN, "8. What the programs make of it", "The rules propose", "+15");
        assertTrue(ann.get("/desk/accounts/acc-choir").body().contains("+15"));
        assertTrue(after.contains("11 of 14 people were removed on it"), "the rhythm has its numbers");
        assertFalse(bea.get(path).body().contains("The rules propose"), "the view of one reveals nothing to another");
        assertEquals(409, view(ann, "BROKEN", OWN).statusCode(), "a view is never rewritten");
    }

    @Test
    void allWaysWeighTheSameAndNoneIsChosen() {
        view(ann, "UNSURE", OWN);
        String page = ann.get(path).body();
        for (String way : List.of("none", "ask", "notice", "limit", "suspend-server", "suspend-account", "terminate")) {
            assertTrue(
                    page.contains("<a class=\"button button-plain\" href=\"" + path + "/measure/" + way + "\""), way);
            String form = ann.get(path + "/measure/" + way).body();
            assertFalse(form.contains(" checked"), way);
        }
    }

    @Test
    void onePersonAtATimeWorksOnACase() {
        assertEquals(
                303, ann.submit(ann.get(path).body(), path + "/claim", Map.of()).statusCode());
        assertTrue(ann.get(path).body().contains("You work on this case until"));
        assertTrue(bea.get(path).body().contains("ann works on this case until"));
        HttpResponse<String> refused = view(bea, "BROKEN", OWN);
        assertEquals(409, refused.statusCode());
        assertTrue(refused.body().contains(OWN), "what was typed is kept");
        assertEquals(
                303,
                ann.submit(ann.get(path).body(), path + "/release", Map.of()).statusCode());
        assertEquals(303, view(bea, "BROKEN", OWN).statusCode());
    }

    @Test
    void aPreviewSavesNothingAndShowsWhatPeopleWouldRead() {
        view(ann, "BROKEN", OWN);
        String form = path + "/measure/suspend-account";
        HttpResponse<String> empty = ann.submit(ann.get(form).body(), form, Map.of("do", "save"));
        assertEquals(422, empty.statusCode());
        assertTrue(empty.body().contains("Please name the version"), empty.body());

        String preview =
                ann.submit(ann.get(form).body(), form, draft("preview")).body();
        assertInOrder(preview, "lang=\"en\"", "Somebody bought access", "lang=\"fr\"", "lang=\"de\"");
        assertTrue(preview.contains("The scrubber found nothing personal in it."), preview);
        String begins = Language.EN.day(Running.now().plus(Duration.ofDays(14)));
        assertTrue(preview.contains("From " + begins + ", your account is suspended"), preview);
        assertFalse(ann.get(path).body().contains("The measure that is proposed"), "nothing is saved");
    }

    @Test
    void theSecondPersonJudgesBeforeTheyReadTheFirstOnesConclusion() {
        view(ann, "BROKEN", OWN);
        String form = path + "/measure/limit";
        assertEquals(303, ann.submit(ann.get(form).body(), form, draft("save")).statusCode());
        assertEquals(303, step(ann, "submit", "").statusCode());
        HttpResponse<String> alone = step(ann, "agree", REASON);
        assertEquals(403, alone.statusCode());
        assertTrue(alone.body().contains("Another person has to agree or refuse"), alone.body());
        ann.submit(ann.get(path).body(), path + "/release", Map.of());

        String before = bea.get(path).body();
        assertFalse(before.contains("Somebody bought access"), "the first one's facts");
        assertFalse(before.contains("The terms were broken</strong>"), "the first one's view");
        assertEquals(403, blind(bea, "agree").statusCode(), "nobody agrees without a view");
        assertEquals(303, view(bea, "BROKEN", OWN).statusCode());
        assertInOrder(bea.get(path).body(), "ann: The terms were broken", "The measure that is proposed");
        assertEquals(303, step(bea, "agree", REASON).statusCode());
        assertEquals(1, casework.overview().restrictions().size());
    }

    @Test
    void evidenceCountsOnceTwoOthersCheckedItAndCanBeWithdrawn() {
        String desk = path + "/evidence";
        Map<String, String> item = new HashMap<>(Map.of(
                "kind", "TEST_PURCHASE",
                "sha256", "not a hash",
                "source", "an offer in public",
                "summary", "Access was offered for a price each month.",
                "observed", "2026-02-20",
                "terms", "2026-01",
                "basis", "LEGITIMATE_INTERESTS",
                "keep", "300"));
        HttpResponse<String> wrong = ann.submit(ann.get(desk).body(), desk, item);
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("evidence is known by its SHA-256 hash"), wrong.body());
        assertTrue(wrong.body().contains("an offer in public"), "what was typed is kept");
        item.put("sha256", "ab".repeat(32));
        assertEquals(303, ann.submit(ann.get(desk).body(), desk, item).statusCode());

        String one = desk + "/" + item(ann.get(desk).body());
        assertEquals(403, check(ann, one).statusCode(), "not by who gathered it");
        assertEquals(303, check(bea, one).statusCode());
        assertEquals(403, check(bea, one).statusCode(), "not twice by one person");
        assertEquals(
                303,
                check(Visitor.signedIn(casework, "lee", "lee-password-3"), one).statusCode());
        assertTrue(ann.get(path).body().contains("checked by two"));
        Map<String, String> why = Map.of("do", "withdraw", "why", "The offer was about another service.");
        assertEquals(303, ann.submit(ann.get(one).body(), one, why).statusCode());
        assertTrue(ann.get(path).body().contains("withdrawn: it counts for nothing"));
    }

    @Test
    void whatWouldNameSomebodyElseIsSealedAndThePersonIsToldWhoCanCheckIt() {
        String one = Sealing.evidence(ann, path);
        HttpResponse<String> wrong = ann.submit(
                ann.get(one).body(),
                one,
                Map.of("do", "seal", "ground", "THIRD_PARTY", "reason", "no", "content", Sealing.SECRET));
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains(Sealing.SECRET), "what was typed is kept");
        Sealing.seal(ann, one);
        assertTrue(ann.get(one).body().contains("A part is sealed since"));
        assertFalse(ann.get(one).body().contains(Sealing.SECRET), "not even for who sealed it");
        assertFalse(ann.get(one).body().contains("Seal a part of it"), "one in a case");

        String room = "/desk/oversight/annexes/" + one.substring(one.lastIndexOf('/') + 1);
        assertEquals(403, ann.get(room).statusCode());
        Visitor dan = Visitor.signedIn(casework, "dan", "dan-password-8");
        assertFalse(dan.get(room).body().contains(Sealing.SECRET));
        assertEquals(
                422,
                dan.submit(dan.get(room).body(), room, Map.of("purpose", "curious"))
                        .statusCode());
        HttpResponse<String> opened = dan.submit(
                dan.get(room).body(), room, Map.of("purpose", "The account holder asked me to check what is sealed."));
        assertTrue(opened.body().contains(Sealing.SECRET), opened.body());
        assertEquals(404, dan.get("/desk/oversight/annexes/e-none").statusCode());

        assertEquals(303, view(ann, "BROKEN", OWN).statusCode());
        String form = path + "/measure/suspend-account";
        String preview =
                ann.submit(ann.get(form).body(), form, draft("preview")).body();
        assertTrue(preview.contains("Part of the evidence is sealed, because it would tell who somebody else is."));
        assertTrue(preview.contains("Ein Teil der Belege ist versiegelt"), "in every language");
        assertFalse(preview.contains(Sealing.SECRET));
    }

    @Test
    void aReportGetsAReceiptAndAnAnswer() {
        String desk = "/desk/reports";
        HttpResponse<String> entered = ann.submit(
                ann.get(desk).body(),
                desk,
                Map.of("account", "acc-choir", "words", "They sell access.", "reporter", ""));
        assertEquals(201, entered.statusCode());
        assertTrue(entered.body().contains("class=\"name\">r-"), entered.body());
        String report = between(entered.body(), "/desk/reports/", "\"");
        Map<String, String> answer =
                Map.of("outcome-" + report, "NOTHING_FOUND", "why-" + report, "Nobody could find such an offer.");
        assertEquals(
                303,
                bea.submit(bea.get(desk).body(), desk + "/" + report, answer).statusCode());
        assertTrue(bea.get(desk).body().contains("No report waits."));
        assertEquals(
                403,
                Visitor.signedIn(casework, "dan", "dan-password-8").get(desk).statusCode(),
                "only who decides cases reads reports");
    }

    private HttpResponse<String> view(Visitor by, String finding, String words) {
        return by.submit(
                by.get(path).body(), path + "/view", Map.of("finding", finding, "view", words, "looked", "club"));
    }

    private HttpResponse<String> step(Visitor by, String step, String reason) {
        String page = by.get(path).body();
        // the page holds two versions, and the proposal's comes first; who has no form sends one all the same
        return by.submit(page, path + "/proposal", Map.of("step", step, "reason", reason));
    }

    private HttpResponse<String> blind(Visitor by, String step) {
        Map<String, String> form =
                Map.of("csrf", Visitor.csrf(by.get(path).body()), "version", "2", "step", step, "reason", REASON);
        return by.post(path + "/proposal", form);
    }

    private static Map<String, String> draft(String what) {
        return Map.of(
                "do", what,
                "clause", "You may not sell access to your server.",
                "terms", "2026-01",
                "facts", "Somebody bought access to this server for money.",
                "proportionality", "A notice was served before and the same conduct went on after it.",
                "days", "30");
    }

    private static HttpResponse<String> check(Visitor by, String one) {
        return by.submit(
                by.get(one).body(),
                one,
                Map.of(
                        "do", "verify",
                        "check", "I opened the capture, computed its hash and compared the dates.",
                        "planted", "The offer names a server that only its owner could have opened."));
    }

    private static String item(String page) {
        return between(page, "/evidence/", "\"");
    }

    private static String between(String page, String before, String after) {
        int from = page.indexOf(before) + before.length();
        return page.substring(from, page.indexOf(after, from));
    }

    private static void assertInOrder(String page, String... parts) {
        List<Integer> places = new ArrayList<>();
        int at = -1;
        for (String part : parts) {
            int next = page.indexOf(part, at + 1);
            assertTrue(next > at, part + " is missing or out of order after " + places);
            places.add(next);
            at = next;
        }
    }
}
