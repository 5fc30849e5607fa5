// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.audit.AuditCheck;
import io.evenhand.contract.audit.AuditFile;
import io.evenhand.enforcement.feed.FeedKeys;
import java.io.BufferedReader;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What leaves casework over HTTP: the log, files of cases, statements of reasons; each to whom it is for and to nobody else. */
class FilesGoOutIT extends FreshCasework {
    private static final String OPERATOR = "Bearer " + Running.TOKEN;
    private static final String ANN = basic("ann:ann-password-1");
    private static final String PIA = basic("pia:pia-password-5");

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void theOperatorGetsALogThatAnybodyWithThePublicKeyCanCheck() throws Exception {
        casework.limited("acc-1");
        String log = text(get("/api/v1/audit/log", OPERATOR));
        AuditCheck.Result result = AuditFile.check(
                new BufferedReader(new StringReader(log)), FeedKeys.loadPublic(dir.resolve("secrets/audit-key.pub")));
        assertTrue(result.isSound(), String.valueOf(result.fault()));
        assertTrue(result.links() >= 3);
        assertFalse(log.contains("acc-1"));
        AuditCheck.Result other = AuditFile.check(
                new BufferedReader(new StringReader(log)), FeedKeys.loadPublic(dir.resolve("secrets/feed-key.pub")));
        assertFalse(other.isSound(), "another key vouches for nothing");
        assertEquals(401, get("/api/v1/audit/log", null).statusCode());
        assertEquals(401, get("/api/v1/audit/log", ANN).statusCode(), "the log is the operator's to hand out");
    }

    @Test
    void theFileOfACaseGoesToPeopleWhoDecideAndToTheOperator() throws Exception {
        casework.limited("acc-1");
        String path = "/api/v1/cases/" + casework.caseOf("acc-1") + "/bundle";
        HttpResponse<byte[]> file = get(path, ANN);
        assertEquals(200, file.statusCode());
        assertEquals(
                "application/zip", file.headers().firstValue("Content-Type").orElseThrow());
        assertEquals("PK", new String(file.body(), 0, 2, UTF_8));
        assertEquals(200, get(path, OPERATOR).statusCode());
        assertEquals(2, casework.audited("appeal.bundled"), "each is in the log");
        assertEquals(403, get(path, PIA).statusCode());
        assertEquals(401, get(path, null).statusCode());
        assertEquals(401, get(path, basic("ann:wrong")).statusCode());
        HttpResponse<byte[]> unknown = get("/api/v1/cases/c-unknown/bundle", ANN);
        assertEquals(404, unknown.statusCode());
        assertEquals(
                "application/problem+json",
                unknown.headers().firstValue("Content-Type").orElseThrow());
    }

    @Test
    void whoeverHoldsTheLinkTakesReasonsAndFileAwayInTheirLanguage() throws Exception {
        String notice = casework.limited("acc-1");
        assertTrue(text(get(notice + "/statement.txt?lang=de", null)).contains("neue Einladungen"));
        assertTrue(text(get(notice + "/statement.html?lang=fr", null)).contains("<html lang=\"fr\">"));
        assertEquals("%PDF", new String(get(notice + "/statement.pdf", null).body(), 0, 4, UTF_8));
        HttpResponse<byte[]> file = get(notice + "/case-file.zip", null);
        assertEquals("PK", new String(file.body(), 0, 2, UTF_8));
        assertTrue(
                file.headers().firstValue("Content-Disposition").orElseThrow().startsWith("attachment"));
        assertTrue(
                text(get(notice + "/statement.txt?lang=xx", null)).contains("new invitations"), "a language of ours");
        assertEquals(404, get(notice + "x/statement.txt", null).statusCode());
        assertEquals(404, get(notice + "x/case-file.zip", null).statusCode());
    }

    @Test
    void theFileOfACaseLeavesOnlyWithTheCodeFromTheKnownAddress() {
        String file = casework.limited("acc-1") + "/case-file.zip";
        casework.reach("acc-1", "holder@example.org");
        Visitor holder = new Visitor(casework);
        String page = holder.get(file).body();
        assertTrue(page.contains("Please show that this is your account"), page);
        assertTrue(holder.submit(page, file, Map.of("act", "send")).body().contains("on its way"));
        HttpResponse<String> taken = holder.submit(page, file, Map.of("act", "open", "code", casework.code("acc-1")));
        assertEquals(200, taken.statusCode());
        assertTrue(taken.body().startsWith("PK"));
        assertEquals(1, casework.audited("appeal.bundled"), "nothing was put together before");

        for (int each = 0; each < 5; each++) {
            HttpResponse<String> wrong = holder.submit(page, file, Map.of("act", "open", "code", "AAAAAAA" + each));
            assertEquals(422, wrong.statusCode());
        }
        assertEquals(
                429,
                holder.submit(page, file, Map.of("act", "open", "code", "AAAAAAAA"))
                        .statusCode(),
                "nobody guesses on");
        assertEquals(403, holder.post(file, Map.of("act", "send")).statusCode(), "only from our page");
    }

    private HttpResponse<byte[]> get(String path, @Nullable String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(casework.at(path));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) {
        assertEquals(200, response.statusCode());
        return new String(response.body(), UTF_8);
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }
}
