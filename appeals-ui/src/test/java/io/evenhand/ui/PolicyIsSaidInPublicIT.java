// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** An author of policy says in three languages what will change; everybody reads it, asks, and is answered in public. */
class PolicyIsSaidInPublicIT {
    private static final String NEW = "/desk/policy/changes/new";

    @TempDir
    static Path dir;

    private static Running casework;
    private static Visitor pia;

    @BeforeAll
    static void start() {
        casework = Running.start(dir);
        pia = Visitor.signedIn(casework, "pia", "pia-password-5");
    }

    @AfterAll
    static void stop() {
        casework.close();
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private static Map<String, String> change(String title, int days) {
        Map<String, String> typed = new HashMap<>();
        typed.put("act", "save");
        typed.put("effective", today().plusDays(days).toString());
        typed.put("comments", today().plusDays(Math.min(days, 20)).toString());
        typed.put("affected", "");
        for (String language : new String[] {"en", "fr", "de"}) {
            typed.put("title-" + language, title + " " + language);
            for (String field : new String[] {"scope", "what", "why", "options"}) {
                typed.put(field + "-" + language, field + " <script>alert(1)</script> in " + language);
            }
        }
        return typed;
    }

    private static String drafted(Map<String, String> typed) {
        HttpResponse<String> saved = pia.submit(pia.get(NEW).body(), NEW, typed);
        assertEquals(303, saved.statusCode(), saved.body());
        return saved.headers().firstValue("Location").orElseThrow().replaceAll("\\?.*", "");
    }

    private static String published(String title) {
        String path = drafted(change(title, 40));
        assertEquals(
                303,
                pia.submit(pia.get(path).body(), path, Map.of("act", "publish")).statusCode());
        return path.replace("/desk/policy", "/policy");
    }

    @Test
    void whatIsPublishedIsReadInEveryLanguageAndByFeedReaders() throws Exception {
        String draft = drafted(change("Not yet", 40));
        Visitor anybody = new Visitor(casework);
        assertEquals(404, anybody.get(draft.replace("/desk/policy", "/policy")).statusCode(), "a draft is nobody's");
        String path = published("Less & later");
        for (String language : new String[] {"en", "fr", "de"}) {
            String page = anybody.get(path + "?lang=" + language).body();
            assertTrue(page.contains("Less &amp; later " + language), page);
            assertTrue(page.contains("scope &lt;script&gt;alert(1)&lt;/script&gt; in " + language));
            assertFalse(page.contains("<script>"));
        }
        HttpResponse<String> feed = anybody.get("/policy/feed.xml?lang=fr");
        assertEquals(
                "application/atom+xml; charset=utf-8",
                feed.headers().firstValue("Content-Type").orElse("").replace(";charset", "; charset"));
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document atom = factory.newDocumentBuilder().parse(new InputSource(new StringReader(feed.body())));
        assertEquals("http://www.w3.org/2005/Atom", atom.getDocumentElement().getNamespaceURI());
        assertTrue(feed.body().contains("<title>Less &amp; later fr</title>"), feed.body());
        assertTrue(feed.body().contains("<id>http://casework.test" + path + "</id>"));
        assertFalse(feed.body().contains("Not yet"));
    }

    @Test
    void nobodyIsSurprised() {
        String tooSoon = drafted(change("Tomorrow", 29));
        HttpResponse<String> refused = pia.submit(pia.get(tooSoon).body(), tooSoon, Map.of("act", "publish"));
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("thirty days have to pass"));
        Map<String, String> half = change("Half", 40);
        half.put("what-de", "");
        HttpResponse<String> missing = pia.submit(pia.get(NEW).body(), NEW, half);
        assertEquals(422, missing.statusCode());
        assertTrue(missing.body().contains("Please write this in Deutsch as well."));
        assertTrue(
                missing.body().contains("what &lt;script&gt;alert(1)&lt;/script&gt; in fr"), "what was typed is there");
    }

    @Test
    void whatWasPublishedIsNotChangedAnyMoreAndCanBeWithdrawn() {
        String path = published("As it was said");
        String desk = path.replace("/policy", "/desk/policy");
        Map<String, String> other = change("Otherwise", 40);
        assertEquals(409, pia.submit(pia.get(desk).body(), desk, other).statusCode());
        assertTrue(new Visitor(casework).get(path + "?lang=en").body().contains("As it was said en"));
        pia.submit(pia.get(desk).body(), desk, Map.of("act", "withdraw"));
        String page = new Visitor(casework).get(path + "?lang=en").body();
        assertTrue(page.contains("We withdrew this on") && page.contains("The time for questions is over."));
    }

    @Test
    void anybodyAsksAndIsAnsweredInPublic() {
        String path = published("A question");
        Visitor jo = new Visitor(casework);
        assertEquals(403, jo.post(path, Map.of("words", "Does it hold for me?")).statusCode());
        assertEquals(
                422,
                jo.submit(jo.get(path).body(), path, Map.of("words", "short")).statusCode());
        HttpResponse<String> sent =
                jo.submit(jo.get(path + "?lang=fr").body(), path, Map.of("words", "Does it hold for <b>me</b>?"));
        assertEquals(303, sent.statusCode());
        assertFalse(jo.get(path).body().contains("Does it hold"), "a question waits for its answer");
        String desk = pia.get("/desk/policy").body();
        assertTrue(desk.contains("Does it hold for &lt;b&gt;me&lt;/b&gt;?"));
        String answer = desk.replaceAll("(?s).*action=\"(/desk/policy/questions/[0-9]+)\".*", "$1");
        Visitor ann = Visitor.signedIn(casework, "ann", "ann-password-1");
        Map<String, String> words = Map.of("act", "answer", "answer", "No, it does not.");
        assertEquals(
                403, ann.submit(ann.get("/desk").body(), answer, words).statusCode(), "only authors of policy answer");
        assertEquals(303, pia.submit(desk, answer, words).statusCode());
        assertEquals(409, pia.submit(desk, answer, words).statusCode(), "once");
        String page = jo.get(path).body();
        assertTrue(page.contains("Does it hold for &lt;b&gt;me&lt;/b&gt;?") && page.contains("No, it does not."));
    }

    @Test
    void everyVersionOfTheTermsStaysAndSaysWhatChanged() {
        String path = "/desk/policy/terms";
        Map<String, String> first = terms("You have thirty days.\n\nNothing else.", 0);
        assertEquals(303, pia.submit(pia.get(path).body(), path, first).statusCode());
        assertEquals(
                422,
                pia.submit(pia.get(path).body(), path, terms("You have sixty days.", 5))
                        .statusCode());
        Map<String, String> second = terms("You have sixty days.\n\nNothing else.", 31);
        assertEquals(303, pia.submit(pia.get(path).body(), path, second).statusCode());
        Visitor jo = new Visitor(casework);
        assertTrue(jo.get("/terms?lang=en").body().contains("You have thirty days. en"), "the one in force");
        assertTrue(jo.get("/terms/2").body().contains("You have sixty days. en"));
        String changes = jo.get("/terms/2/changes").body();
        assertTrue(changes.contains("<del><span class=\"unseen\">removed: </span>thirty</del>"), changes);
        assertTrue(changes.contains("<ins><span class=\"unseen\">added: </span>sixty</ins>"));
        assertEquals(404, jo.get("/terms/1/changes").statusCode());
        assertEquals(404, jo.get("/terms/3").statusCode());
    }

    private static Map<String, String> terms(String text, int days) {
        Map<String, String> typed = new HashMap<>();
        typed.put("act", "publish");
        typed.put("effective", today().plusDays(days).toString());
        for (String language : new String[] {"en", "fr", "de"}) {
            typed.put("body-" + language, text.replace("days.", "days. " + language));
        }
        return typed;
    }

    @Test
    void whomToAskIsSaidOnAPageOfItsOwn() {
        assertTrue(new Visitor(casework).get("/contact?lang=en").body().contains("Nobody is named here yet."));
        String path = "/desk/policy/contact";
        Map<String, String> typed = new HashMap<>();
        typed.put("act", "save");
        typed.put("days", "5");
        for (String language : new String[] {"en", "fr", "de"}) {
            for (String field : new String[] {"person", "officer", "representative", "authorities"}) {
                typed.put(field + "-" + language, field + " of " + language + ", Example Street 1");
            }
        }
        assertEquals(303, pia.submit(pia.get(path).body(), path, typed).statusCode());
        String german = new Visitor(casework).get("/contact?lang=de").body();
        assertTrue(german.contains("officer of de, Example Street 1") && german.contains("binnen 5 Tagen"), german);
    }
}
