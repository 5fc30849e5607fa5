// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** Requests that no page of ours makes are said no to; none of them is a failure of the program. */
class HostileRequestsAreAnsweredIT {
    private static final int MEGABYTE = 1 << 20;
    private static final String BOUNDARY = "boundary-of-the-test";

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
    void filesThatAreTooLargeAreRefusedInWords() {
        String step = casework.limited("acc-files") + "/appeal/files";
        Visitor holder = new Visitor(casework);
        String csrf = Visitor.csrf(holder.get(step).body());
        HttpResponse<String> answer = holder.send(multipart(step, csrf, 40 * MEGABYTE));
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("larger than 10 MB"), answer.body());
        assertEquals(422, holder.send(multipart(step, csrf, 11 * MEGABYTE)).statusCode());
    }

    @Test
    void whatIsNoFormIsNotUnderstood() {
        Visitor anybody = new Visitor(casework);
        assertEquals(400, anybody.send(multipart("/report", "x", 13 * MEGABYTE)).statusCode());
        assertEquals(
                400,
                anybody.send(HttpRequest.newBuilder(casework.at("/report"))
                                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                                .POST(HttpRequest.BodyPublishers.ofString("no parts at all")))
                        .statusCode());
    }

    @Test
    void aValueThatTheDatabaseDoesNotTakeIsNotUnderstood() {
        Visitor anybody = new Visitor(casework);
        String words = "Access to this server was offered\u0000 for five a month in a public group.";
        assertEquals(
                400,
                anybody.submit(anybody.get("/report").body(), "/report", Map.of("words", words))
                        .statusCode());
        Program operator = Program.operator(casework);
        assertEquals(
                400,
                operator.post("/api/v1/privacy/receipt", "{\"receipt\":\"a\\u0000b\"}")
                        .statusCode());
    }

    @Test
    void noPageSendsAnythingWhereProgramsDo() {
        for (String path : List.of("/api/v1/desk/rights/of", "/api/v1/rules", "/feed/v1/ack")) {
            HttpResponse<String> answer = new Visitor(casework)
                    .send(HttpRequest.newBuilder(casework.at(path))
                            .header("Authorization", "Basic YW5uOmFubi1wYXNzd29yZC0x")
                            .header("Origin", "https://evil.example")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"account\":\"acc-words\"}")));
            assertEquals(403, answer.statusCode(), path);
            assertTrue(answer.body().contains("no valid proof"), answer.body());
        }
    }

    @Test
    void daysAndHoursThatNobodyLivesThroughAreNone() {
        Visitor ann = Visitor.signedIn(casework, "ann", "ann-password-1");
        assertEquals(200, ann.get("/desk/search?from=%2B999999999-01-01").statusCode());
        Visitor lee = Visitor.signedIn(casework, "lee", "lee-password-3");
        HttpResponse<String> proposed = lee.submit(
                lee.get("/desk/networks").body(),
                "/desk/networks",
                Map.of(
                        "prefix",
                        "203.0.113.0/28",
                        "action",
                        "DENY",
                        "cause",
                        "DDOS",
                        "words",
                        "A flood of requests since this morning.",
                        "hours",
                        "9223372036854775807"));
        assertEquals(422, proposed.statusCode(), proposed.body());
        assertTrue(proposed.body().contains("1 to 72 hours"), proposed.body());
    }

    @Test
    void aBodyWithoutAFieldThatIsNeededIsNotUnderstood() {
        casework.assess(Sample.worthALook("acc-partly", Running.now()));
        String notice = casework.limited("acc-fields");
        Program ann = Program.staff(casework, "ann");
        String opened = "/api/v1/cases/" + casework.caseOf("acc-partly");
        assertEquals(200, ann.get(opened).statusCode());
        assertEquals(400, ann.post(opened + "/view", "{\"words\":\"nothing\"}").statusCode());
        assertEquals(400, ann.post(opened + "/view", "null").statusCode());
        Program holder = Program.nobody(casework);
        assertEquals(400, holder.post(notice + "/appeal.json", "{}").statusCode());
        assertEquals(
                400,
                holder.post(notice + "/appeal.json", "{\"statement\":\"We are a choir.\",\"files\":[{\"name\":\"a\"}]}")
                        .statusCode());
        assertEquals(
                400,
                holder.post(notice + "/appeal.json", "{\"statement\":\"We are a choir.\",\"files\":[null]}")
                        .statusCode());
        assertEquals(404, holder.post("/n/nothing/appeal.json", "{}").statusCode(), "nothing is read for nobody");
    }

    private static HttpRequest.Builder multipart(String path, String csrf, int size) {
        String body = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + csrf + "\r\n--"
                + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\n" + "x".repeat(size) + "\r\n--" + BOUNDARY + "--\r\n";
        return HttpRequest.newBuilder(casework.at(path))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }
}
