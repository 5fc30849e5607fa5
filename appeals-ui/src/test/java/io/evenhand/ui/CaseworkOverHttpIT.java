// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.json.ContractJson;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case from the first look to the decided appeal over HTTP, and what each address refuses. */
class CaseworkOverHttpIT {
    private static final String CHECK = "I opened the page myself, paid with our card and got access within a minute.";
    private static final String WHY = "A limit was tried before and the offer went on, so nothing milder would do.";
    private static final Map<String, String> PASSWORDS = Map.of(
            "ann", "ann-password-1",
            "bea", "bea-password-2",
            "lee", "lee-password-3",
            "pia", "pia-password-5",
            "kim", "kim-password-7");

    @TempDir
    Path dir;

    private final HttpClient http = HttpClient.newHttpClient();
    private Running casework;
    private String file;

    @BeforeEach
    void start() {
        casework = Running.start(dir);
        casework.assess(Sample.worthALook("acc-1", Running.now()));
        file = "/api/v1/cases/" + casework.caseOf("acc-1");
    }

    @AfterEach
    void stop() {
        casework.close();
    }

    @Test
    void fromTheFirstLookToTheDecidedAppeal() throws Exception {
        int before = casework.looks("acc-1");
        String item = evidence();
        suspended();
        assertTrue(casework.looks("acc-1") > before, "who opens a case by a command is noted as at the desk");
        String notice = casework.notice("acc-1");
        assertEquals(
                204,
                post(null, notice + "/response.json", Map.of("words", "It is only my family."))
                        .statusCode());
        HttpResponse<String> filed = post(
                null,
                notice + "/appeal.json",
                Map.of(
                        "statement",
                        "I share with my family. Nobody pays.",
                        "grounds",
                        List.of("FACTOR:rhythm.tenure"),
                        "language",
                        "fr",
                        "files",
                        List.of(Map.of("name", "family.txt", "content", base64("Mum, dad and four children.")))));
        assertEquals(200, filed.statusCode(), filed.body());
        String appeal = field(filed, "reference");
        assertEquals(
                422,
                post(null, notice + "/appeal.json", Map.of("statement", "Again."))
                        .statusCode());
        assertTrue(get(null, notice + "/appeal.json").body().contains("\"kind\":\"DECISION\",\"dueAt\""));
        decided("/api/v1/appeals/" + appeal, notice);
        assertTrue(get("lee", file).body().contains(item));
    }

    /** Evidence that ann brings and two others check. */
    private String evidence() throws Exception {
        assertEquals(200, get("ann", file).statusCode());
        Map<String, Object> brought = new TreeMap<>(Map.of(
                "kind", "TEST_PURCHASE",
                "sha256", "ab".repeat(32),
                "source", "an offer on a public page",
                "summary", "Access was offered for a monthly price and given after payment.",
                "observedOn", "2026-02-20",
                "terms", "2026-01-01",
                "basis", "LEGITIMATE_INTERESTS",
                "keepDays", 365));
        HttpResponse<String> kept = post("ann", file + "/evidence", brought);
        assertEquals(200, kept.statusCode(), kept.body());
        String item = field(kept, "id");
        String verify = "/api/v1/evidence/" + item + "/verify";
        Map<String, Object> check = Map.of("ownCheck", CHECK, "planted", CHECK);
        assertEquals(403, post("ann", verify, check).statusCode(), "who brought it does not check it");
        assertEquals(
                422,
                post("bea", verify, Map.of("ownCheck", "yes", "planted", "no")).statusCode());
        assertEquals(200, post("bea", verify, check).statusCode());
        assertTrue(post("lee", verify, check).body().contains("\"verified\":true"));
        brought.put("observedOn", "yesterday");
        assertEquals(422, post("ann", file + "/evidence", brought).statusCode());
        return item;
    }

    /** Ann proposes, bea agrees. */
    private void suspended() throws Exception {
        int version = Integer.parseInt(field(get("ann", file), "version"));
        Map<String, Object> wanted = new TreeMap<>(Map.of(
                "version", version,
                "measure", "SUSPEND_ACCOUNT",
                "clause", "Section 7.2: you may not sell or rent access to your server.",
                "terms", "2026-01-01",
                "facts", "A colleague bought access.",
                "proportionality", WHY,
                "days", 30));
        assertEquals(403, post("pia", file + "/proposals", wanted).statusCode());
        assertEquals(
                403, post(null, file + "/proposals", wanted).statusCode(), "the operator's token is nobody's word");
        assertEquals(403, post("ann", file + "/proposals", wanted).statusCode(), "not before an own view");
        Map<String, Object> view = Map.of("finding", "BROKEN", "words", WHY);
        assertEquals(204, post("ann", file + "/view", view).statusCode());
        HttpResponse<String> proposed = post("ann", file + "/proposals", wanted);
        assertEquals(200, proposed.statusCode(), proposed.body());
        String proposal = "/api/v1/proposals/" + field(proposed, "proposal");
        assertEquals(
                409, post("ann", proposal + "/submit", Map.of("version", 7)).statusCode());
        assertEquals(
                200, post("ann", proposal + "/submit", Map.of("version", 1)).statusCode());
        Map<String, Object> agree = Map.of("version", 2, "reason", "I looked at the evidence and see it too.");
        assertEquals(403, post("ann", proposal + "/agree", agree).statusCode(), "not the proposer");
        assertEquals(403, post("bea", proposal + "/agree", agree).statusCode(), "not before opening the file");
        String unseen = get("bea", file).body();
        assertFalse(unseen.contains("A colleague bought access."), "no proposal before an own view");
        assertTrue(unseen.contains("\"ownViewNeeded\":true"), unseen);
        assertEquals(403, post("bea", proposal + "/agree", agree).statusCode(), "not before an own view");
        assertEquals(204, post("bea", file + "/view", view).statusCode());
        assertTrue(get("bea", file).body().contains("A colleague bought access."));
        HttpResponse<String> agreed = post("bea", proposal + "/agree", agree);
        assertEquals(200, agreed.statusCode(), agreed.body());
        wanted.put("proportionality", "because");
        assertEquals(422, post("ann", file + "/proposals", wanted).statusCode());
    }

    private void decided(String appeal, String notice) throws Exception {
        assertTrue(get("kim", "/api/v1/appeals").body().contains("answerBy"));
        assertTrue(get("kim", appeal).body().contains("FACTOR:rhythm.tenure"));
        HttpResponse<String> handedIn = get("kim", appeal + "/files/1");
        assertEquals("Mum, dad and four children.", handedIn.body().strip());
        assertEquals(
                "application/octet-stream",
                handedIn.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(404, get("kim", appeal + "/files/2").statusCode());
        assertEquals(403, post("bea", appeal + "/look", Map.of()).statusCode(), "bea agreed");
        assertEquals(403, post("lee", appeal + "/look", Map.of()).statusCode(), "lee checked the evidence");
        assertEquals(204, post("kim", appeal + "/look", Map.of()).statusCode());
        Map<String, Object> away = Map.of("reason", "Away from tomorrow for two weeks.");
        assertEquals(403, post("bea", appeal + "/hand-over", away).statusCode(), "bea agreed, and chooses nobody");
        assertEquals(
                403,
                post("kim", appeal + "/hand-over", Map.of("to", "ann", "reason", "Away from tomorrow."))
                        .statusCode(),
                "ann proposed");
        assertEquals(204, post("kim", appeal + "/hand-over", away).statusCode());
        assertEquals(409, post("kim", appeal + "/hand-over", away).statusCode(), "nobody has it");
        assertEquals(204, post("kim", appeal + "/look", Map.of()).statusCode());
        assertEquals(
                204,
                post("kim", appeal + "/ask", Map.of("words", "Who are they?")).statusCode());
        assertEquals(
                204,
                post(null, notice + "/answer.json", Map.of("words", "My family."))
                        .statusCode());
        assertEquals(
                409,
                post(null, notice + "/answer.json", Map.of("words", "My family."))
                        .statusCode());
        Map<String, Object> ruling = new TreeMap<>(Map.of("outcome", "UPHELD", "reasons", WHY));
        assertEquals(422, post("kim", appeal + "/decide", ruling).statusCode(), "a ground without an answer");
        ruling.put(
                "answers",
                List.of(Map.of(
                        "ground", "FACTOR:rhythm.tenure",
                        "result", "REJECTED",
                        "words", "Families do not begin and end by the month.")));
        assertEquals(204, post("kim", appeal + "/decide", ruling).statusCode());
        assertTrue(get(null, notice + "/appeal.json").body().contains("Families do not begin and end by the month."));
        assertEquals(409, post(null, notice + "/withdrawal.json", Map.of()).statusCode());
    }

    @Test
    void whatIsMalformedUnknownOrNotTheirsIsAProblem() throws Exception {
        assertEquals(400, raw("ann", file + "/proposals", "{").statusCode());
        assertEquals(
                400,
                raw("ann", file + "/proposals", "{\"measure\":\"RANGE_BAN\"}").statusCode());
        assertEquals(404, get("ann", "/api/v1/cases/c-unknown").statusCode());
        assertEquals(404, get("ann", "/api/v1/appeals/a-unknown").statusCode());
        assertEquals(
                404,
                post("ann", "/api/v1/proposals/p-unknown/submit", Map.of("version", 1))
                        .statusCode());
        assertEquals(
                404,
                post("ann", "/api/v1/decisions/d-unknown/lift", Map.of("why", "It was not right."))
                        .statusCode());
        assertEquals(403, get("pia", file).statusCode());
        assertEquals(403, get(null, file).statusCode(), "opening a file is a person's act");
        HttpResponse<String> stranger = get("nobody", file);
        assertEquals(401, stranger.statusCode());
        assertEquals(
                "application/problem+json",
                stranger.headers().firstValue("Content-Type").orElseThrow());
        HttpResponse<String> forged = post(null, "/n/forged/appeal.json", Map.of("statement", "Hello."));
        assertEquals(404, forged.statusCode());
        assertEquals(
                "application/problem+json",
                forged.headers().firstValue("Content-Type").orElseThrow());
    }

    private HttpResponse<String> get(String person, String path) throws Exception {
        return send(person, path, HttpRequest.newBuilder(casework.at(path)).GET());
    }

    private HttpResponse<String> post(String person, String path, Map<String, ?> fields) throws Exception {
        return raw(person, path, ContractJson.text(fields));
    }

    private HttpResponse<String> raw(String person, String path, String body) throws Exception {
        return send(
                person,
                path,
                HttpRequest.newBuilder(casework.at(path)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(String person, String path, HttpRequest.Builder request) throws Exception {
        if (path.startsWith("/api/")) {
            request.header(
                    "Authorization",
                    person == null
                            ? "Bearer " + Running.TOKEN
                            : "Basic " + base64(person + ":" + PASSWORDS.getOrDefault(person, "none")));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String field(HttpResponse<String> answer, String name) {
        Matcher found = Pattern.compile("\"" + name + "\":\"?([^\",}]*)").matcher(answer.body());
        assertTrue(found.find(), answer.body());
        return found.group(1);
    }
}
