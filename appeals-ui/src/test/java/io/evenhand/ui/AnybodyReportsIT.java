// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Anybody can tell us what they saw, without a script or an account; a person answers, and nothing happens by itself. */
class AnybodyReportsIT extends FreshCasework {
    private static final String SEEN = "Access to this server was offered for five a month in a public group.";
    private static final Pattern REPORT = Pattern.compile("action=\"/desk/reports/(rep-[^\"]+)\"");

    @Test
    void aReportHasAReceiptAndItsOutcomeIsTold() {
        Visitor anybody = new Visitor(casework);
        assertTrue(anybody.get("/").body().contains("href=\"/report\""));
        HttpResponse<String> taken = anybody.submit(
                anybody.get("/report").body(),
                "/report",
                Map.of("account", "acc-7", "words", SEEN, "reporter", "me@example.org"));
        assertEquals(303, taken.statusCode(), taken.body());
        String path = taken.headers().firstValue("Location").orElseThrow();
        String receipt = anybody.get(path).body();
        assertTrue(receipt.contains("Nobody has answered it yet"), receipt);
        assertFalse(receipt.contains(SEEN) || receipt.contains("acc-7"), "the receipt repeats nothing");
        assertEquals(0, casework.overview().accountsAssessed(), "nothing happened to anybody");

        Visitor ann = Visitor.signedIn(casework, "ann", "ann-password-1");
        String queue = ann.get("/desk/reports").body();
        assertTrue(queue.contains(SEEN), queue);
        String report = Visitor.first(REPORT, queue);
        HttpResponse<String> answered = ann.submit(
                queue,
                "/desk/reports/" + report,
                Map.of(
                        "outcome-" + report,
                        "NOTHING_FOUND",
                        "why-" + report,
                        "The group exists, this account is not in it."));
        assertEquals(303, answered.statusCode(), answered.body());
        assertTrue(new Visitor(casework).get(path).body().contains("found nothing"));
        assertEquals(404, anybody.get("/report/r-unknown").statusCode());
    }

    @Test
    void theFormAndTheReceiptSpeakTheLanguageOfTheBrowserAndKeepTheOneThatIsChosen() {
        Visitor anybody = new Visitor(casework);
        String form = anybody.get("/report?lang=fr").body();
        assertTrue(form.contains("<html lang=\"fr\">") && form.contains("Qu’avez-vous vu"), form);
        HttpResponse<String> taken = anybody.submit(form, "/report", Map.of("words", SEEN));
        String path = taken.headers().firstValue("Location").orElseThrow();
        assertTrue(anybody.get(path).body().contains("Personne n’a encore répondu."));
        assertTrue(anybody.get(path + "?lang=de").body().contains("Noch hat niemand geantwortet."));
    }

    @Test
    void whatIsMissingIsAskedForAgainAndFloodsAreHeldBack() {
        Visitor anybody = new Visitor(casework);
        String form = anybody.get("/report").body();
        HttpResponse<String> tooShort = anybody.submit(form, "/report", Map.of("words", "bad", "account", "a b"));
        assertEquals(422, tooShort.statusCode());
        assertTrue(tooShort.body().contains("Please describe it in 20"), tooShort.body());
        assertTrue(tooShort.body().contains("value=\"a b\""), "what was typed is kept");
        assertEquals(403, anybody.post("/report", Map.of("words", SEEN)).statusCode(), "only from our page");
        for (int each = 0; each < 5; each++) {
            assertEquals(
                    303, anybody.submit(form, "/report", Map.of("words", SEEN)).statusCode());
        }
        assertEquals(429, anybody.submit(form, "/report", Map.of("words", SEEN)).statusCode());
    }
}
