// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.decide.Handled;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AppealIsHeardIT extends FreshCasework {
    private static final Pattern APPEAL = Pattern.compile("/desk/appeals/([A-Za-z0-9._-]+)\"");
    private static final Pattern CASE = Pattern.compile("/desk/cases/([A-Za-z0-9._-]+)\"");
    private static final String STATEMENT = "We are a choir.\nPeople come & go with the <season>.";
    private static final String REASONS = "The season of a choir explains the dates. Nothing else spoke against you.";

    @Test
    void aRuleLimitsTheHolderAppealsAndAnalystOverturnsWithoutAnyScript() {
        String notice = casework.limited("acc-choir");
        long before = Patience.announcedRev(casework, 0);
        Visitor holder = new Visitor(casework);
        String page = holder.get(notice).body();
        assertTrue(page.contains("new invitations to your server are paused"), page);
        String why = holder.get(notice + "/why").body();
        assertTrue(why.contains("We did not use where your server is hosted"), why);

        HttpResponse<String> filed = holder.appeal(notice, STATEMENT, "choir@example.org");
        assertEquals(303, filed.statusCode());
        String status = holder.follow(filed).body();
        assertTrue(status.contains("We have your appeal"), status);
        assertTrue(status.contains("People come &amp; go with the &lt;season&gt;."), status);

        Visitor bea = Visitor.signedIn(casework, "bea", "bea-password-2");
        String appeal = Visitor.first(APPEAL, bea.get("/desk/appeals").body());
        String review = bea.get("/desk/appeals/" + appeal).body();
        assertFalse(review.contains("choir@example.org"), "the address is shown on request only");
        assertTrue(bea.submit(review, "/desk/appeals/" + appeal + "/contact", Map.of())
                .body()
                .contains("choir@example.org"));
        assertEquals(
                303,
                bea.submit(review, "/desk/appeals/" + appeal + "/take", Map.of())
                        .statusCode());
        assertTrue(
                Visitor.signedIn(casework, "lee", "lee-password-3")
                        .get("/desk/appeals/" + appeal)
                        .body()
                        .contains("bea is working on it"),
                "nobody else works on it");
        HttpResponse<String> decided =
                bea.submit(review, "/desk/appeals/" + appeal, Map.of("outcome", "overturned", "reasons", REASONS));
        assertEquals(303, decided.statusCode(), decided.body());
        HttpResponse<String> read = bea.follow(decided);
        assertEquals(200, read.statusCode(), "an appeal against the whole decision is read again");
        assertTrue(read.body().contains("The whole decision"), read.body());

        assertTrue(Patience.announcedRev(casework, before) > before, "the edges are told");
        assertEquals(0, casework.overview().restrictions().size());
        assertTrue(holder.get(notice).body().contains("<h1>This restriction is over</h1>"));
        String after = holder.get(notice + "/appeal/status").body();
        assertTrue(after.contains("<h1>We were wrong. The restriction is lifted</h1>"), after);
        assertTrue(after.contains(REASONS), after);
    }

    @Test
    void whoProposedTheLimitCannotDecideTheAppealButAnotherOneCan() {
        assertEquals(Handled.CASE, casework.assess(Sample.worthALook("acc-team", Running.now())));
        Visitor ann = Visitor.signedIn(casework, "ann", "ann-password-1");
        Visitor bea = Visitor.signedIn(casework, "bea", "bea-password-2");
        Visitor lee = Visitor.signedIn(casework, "lee", "lee-password-3");
        String path = "/desk/cases/" + Visitor.first(CASE, ann.get("/desk").body());
        propose(ann, path);
        HttpResponse<String> alone = step(ann, path, "agree", "I agree with myself.");
        assertEquals(403, alone.statusCode());
        assertTrue(alone.body().contains("Another person has to agree or refuse"), alone.body());
        assertTrue(alone.body().contains("I agree with myself."), "what was typed is kept");
        ann.submit(ann.get(path).body(), path + "/release", Map.of());
        view(bea, path);
        assertEquals(
                303, step(bea, path, "agree", "The dates repeat every month.").statusCode());

        String notice = Running.path(casework.overview().restrictions().get(0).noticeLink());
        Visitor holder = new Visitor(casework);
        assertTrue(holder.get(notice + "/why").body().contains("Two people checked it and decided"));
        holder.appeal(notice, STATEMENT, "");
        String appeal = "/desk/appeals/"
                + Visitor.first(APPEAL, lee.get("/desk/appeals").body());
        for (Visitor took : new Visitor[] {ann, bea}) {
            String seen = took.get(appeal).body();
            assertTrue(seen.contains("Somebody else decides this appeal"), seen);
            assertFalse(seen.contains("Decide the appeal"), "no form");
            HttpResponse<String> refused = took.submit(seen, appeal, Map.of("outcome", "upheld", "reasons", REASONS));
            assertEquals(403, refused.statusCode());
            assertTrue(refused.body().contains("You took part in the decision that is appealed"), refused.body());
        }
        handedBack(lee, appeal);
        HttpResponse<String> upheld =
                lee.submit(lee.get(appeal).body(), appeal, Map.of("outcome", "upheld", "reasons", REASONS));
        assertEquals(303, upheld.statusCode(), upheld.body());
        assertTrue(holder.get(notice + "/appeal/status").body().contains("The decision stays as it is"));
        assertEquals(1, casework.overview().restrictions().size());
    }

    /** Whoever took an appeal and cannot decide it gives it back, with a reason, and it is free again. */
    private static void handedBack(Visitor lee, String appeal) {
        String free = lee.get(appeal).body();
        assertFalse(free.contains("Somebody else should decide it"), "nobody has it yet");
        lee.submit(free, appeal + "/take", Map.of());
        String taken = lee.get(appeal).body();
        assertTrue(taken.contains("back to the queue") && !taken.contains("to bea"), taken);
        HttpResponse<String> unsaid = lee.submit(taken, appeal + "/hand-over", Map.of("to", "", "handing-over", "ill"));
        assertEquals(422, unsaid.statusCode());
        assertTrue(unsaid.body().contains("Please say why in a sentence."), unsaid.body());
        assertEquals(
                303,
                lee.submit(taken, appeal + "/hand-over", Map.of("to", "", "handing-over", "Away for two weeks."))
                        .statusCode());
        assertTrue(lee.get(appeal).body().contains("Take this appeal"));
    }

    @Test
    void anAllowlistEntryWithholdsTheLimitVisibly() {
        String notice = casework.limited("acc-1");
        long before = Patience.announcedRev(casework, 0);
        Visitor ann = Visitor.signedIn(casework, "ann", "ann-password-1");
        String path = "/desk/accounts/acc-1";
        HttpResponse<String> noReason = ann.submit(ann.get(path).body(), path + "/allow", Map.of("length", "month"));
        assertEquals(422, noReason.statusCode());
        HttpResponse<String> allowed = ann.submit(
                ann.get(path).body(),
                path + "/allow",
                Map.of("length", "month", "reason", "A known choir, seen by two of us."));
        assertEquals(303, allowed.statusCode(), allowed.body());
        assertTrue(ann.follow(allowed).body().contains("It begins when a second person agrees"));
        assertFalse(new Visitor(casework).get(notice).body().contains("This is on hold"), "one person is not enough");
        Visitor bea = Visitor.signedIn(casework, "bea", "bea-password-2");
        String entry = path + "/allow/"
                + Visitor.first(
                        Pattern.compile("/allow/([0-9]+)\""), bea.get(path).body());
        assertEquals(
                403,
                ann.submit(ann.get(path).body(), entry, Map.of("act", "agree")).statusCode());
        HttpResponse<String> agreed = bea.submit(bea.get(path).body(), entry, Map.of("act", "agree"));
        assertEquals(303, agreed.statusCode(), agreed.body());
        assertTrue(bea.follow(agreed).body().contains("ann and bea vouch for this account"));
        assertTrue(Patience.announcedRev(casework, before) > before, "the edges are told");
        assertTrue(new Visitor(casework).get(notice).body().contains("This is on hold"));
        Visitor odo = Visitor.signedIn(casework, "odo", "odo-password-4");
        assertEquals(403, odo.get(path).statusCode(), "the file is for whoever decides");
        String csrf = Visitor.csrf(odo.get("/desk/rules").body());
        assertEquals(
                403,
                odo.post(
                                path + "/allow",
                                Map.of("csrf", csrf, "length", "month", "reason", "I should not be able to do this."))
                        .statusCode());
    }

    @Test
    void anEmptyStatementIsAskedForAgainAndAShortAnswerToo() {
        String notice = casework.limited("acc-1");
        Visitor holder = new Visitor(casework);
        String words = notice + "/appeal/words";
        HttpResponse<String> empty = holder.answer(words, Map.of("statement", "  "));
        assertEquals(422, empty.statusCode());
        assertTrue(empty.body().contains("Please tell us in your own words"), empty.body());
        String check = holder.get(notice + "/appeal/check").body();
        HttpResponse<String> early = holder.submit(check, notice + "/appeal/check", Map.of());
        assertEquals(422, early.statusCode());
        assertTrue(early.body().contains("href=\"" + words + "\""), "it leads to what has to be put right");
        holder.appeal(notice, STATEMENT, "");
        HttpResponse<String> twice = holder.submit(check, notice + "/appeal/check", Map.of());
        assertEquals(303, twice.statusCode(), "a second sending leads to the first one");

        Visitor bea = Visitor.signedIn(casework, "bea", "bea-password-2");
        String appeal = "/desk/appeals/"
                + Visitor.first(APPEAL, bea.get("/desk/appeals").body());
        String review = bea.get(appeal).body();
        HttpResponse<String> noChoice = bea.submit(review, appeal, Map.of("reasons", REASONS));
        assertEquals(422, noChoice.statusCode());
        assertTrue(noChoice.body().contains("Please choose one."), noChoice.body());
        assertTrue(noChoice.body().contains(REASONS), "what was typed is kept");
        HttpResponse<String> tooShort = bea.submit(review, appeal, Map.of("outcome", "upheld", "reasons", "no"));
        assertEquals(422, tooShort.statusCode());
        assertTrue(tooShort.body().contains("Please answer in at least"), tooShort.body());
    }

    private static void view(Visitor by, String path) {
        Map<String, String> own =
                Map.of("finding", "BROKEN", "view", "The dates repeat every month and nothing else explains them.");
        assertEquals(303, by.submit(by.get(path).body(), path + "/view", own).statusCode());
    }

    private static void propose(Visitor by, String path) {
        view(by, path);
        String form = path + "/measure/limit";
        Map<String, String> draft = Map.of(
                "do", "save",
                "clause", "You may not sell access to your server.",
                "terms", "2026-01",
                "facts", "The dates repeat every month.",
                "proportionality", "A notice would leave the invitations open while they go on.",
                "days", "30");
        HttpResponse<String> saved = by.submit(by.get(form).body(), form, draft);
        assertEquals(303, saved.statusCode(), saved.body());
        assertEquals(303, step(by, path, "submit", "").statusCode());
    }

    private static HttpResponse<String> step(Visitor by, String path, String step, String reason) {
        return by.submit(by.get(path).body(), path + "/proposal", Map.of("step", step, "reason", reason));
    }
}
