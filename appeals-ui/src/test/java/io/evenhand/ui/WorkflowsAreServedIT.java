// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What staff and the operator do about data, entries, registers and contacts, over HTTP. */
class WorkflowsAreServedIT {
    private static final String DESK = "/api/v1/desk";
    private static final String REASON = "the file says so, and the other explanation does not fit";

    /** Every route of the desk, and a role that has no business there. */
    private static final Map<String, String> WRONG_ROLE = Map.ofEntries(
            Map.entry("/access", "ann"),
            Map.entry("/erasures", "lee"),
            Map.entry("/holds", "odo"),
            Map.entry("/holds/1/release", "pia"),
            Map.entry("/rights/of", "odo"),
            Map.entry("/rights/1/answer", "max"),
            Map.entry("/exemptions", "dan"),
            Map.entry("/exemptions/of", "odo"),
            Map.entry("/exemptions/1/approve", "dan"),
            Map.entry("/exemptions/1/withdraw", "pia"),
            Map.entry("/exemptions/1/answer", "odo"),
            Map.entry("/authorities", "odo"),
            Map.entry("/authorities/1/check", "pia"),
            Map.entry("/authorities/1/decide", "max"),
            Map.entry("/misuse", "dan"),
            Map.entry("/misuse/of", "odo"),
            Map.entry("/misuse/1/pause", "dan"),
            Map.entry("/ownership/of", "pia"),
            Map.entry("/ownership/challenges", "dan"),
            Map.entry("/ownership/challenges/ch-1/look", "dan"));

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
    void nobodyAndNoOtherRoleGetsIn() {
        WRONG_ROLE.forEach((path, name) -> {
            assertEquals(401, Program.nobody(casework).post(DESK + path, "{}").statusCode(), path);
            assertEquals(401, Program.operator(casework).post(DESK + path, "{}").statusCode(), path);
            assertEquals(403, as(name).post(DESK + path, "{}").statusCode(), path + " " + name);
        });
        for (String path : List.of("/erasures", "/rights", "/authorities")) {
            assertEquals(401, Program.nobody(casework).get(DESK + path).statusCode(), path);
            assertEquals(403, as("odo").get(DESK + path).statusCode(), path);
        }
    }

    @Test
    void aMalformedBodyIsABadRequest() {
        Map<String, String> right = Map.of("/access", "dan", "/erasures", "dan", "/holds", "dan", "/rights/of", "dan");
        for (String path : WRONG_ROLE.keySet()) {
            if (path.endsWith("/approve") || path.endsWith("/release") || path.endsWith("/look")) {
                continue; // these take no body
            }
            Program who = as(right.getOrDefault(path, "lee"));
            for (String body : List.of("[]", "{}")) {
                assertEquals(400, who.post(DESK + path, body).statusCode(), path + " " + body);
            }
        }
        assertEquals(
                400, as("dan").post(DESK + "/access", "{\"account\":\"a b\"}").statusCode());
        for (String path : List.of("/api/v1/contacts", "/api/v1/contacts/of", "/api/v1/ownership/keys")) {
            assertEquals(400, Program.operator(casework).post(path, "{}").statusCode(), path);
            assertEquals(401, as("lee").post(path, "{}").statusCode(), path);
        }
    }

    @Test
    void whatIsNotThereIsNotFound() {
        Program lee = as("lee");
        String soon = Instant.now().plus(Duration.ofDays(1)).toString();
        Map<String, String> bodies = Map.of(
                "/rights/999/answer", "{\"outcome\":\"REFUSED\",\"reasons\":\"" + REASON + "\"}",
                "/exemptions/999/withdraw", "{\"reason\":\"" + REASON + "\"}",
                "/exemptions/999/answer", "{\"overturned\":true,\"reasons\":\"" + REASON + "\"}",
                "/exemptions/x/withdraw", "{\"reason\":\"" + REASON + "\"}",
                "/authorities/999/check", "{\"opinion\":\"" + REASON + "\"}",
                "/authorities/999/decide", "{\"outcome\":\"REFUSED\"}",
                "/misuse/999/pause", "{\"until\":\"" + soon + "\",\"why\":\"" + REASON + "\"}");
        bodies.forEach(
                (path, body) -> assertEquals(404, lee.post(DESK + path, body).statusCode(), path));
        assertEquals(404, lee.post(DESK + "/exemptions/999/approve", "").statusCode());
        assertEquals(404, lee.post(DESK + "/holds/999/release", "").statusCode());
        assertEquals(404, lee.post(DESK + "/ownership/challenges/ch-0/look", "").statusCode());
        String nobody = "{\"account\":\"nobody\"}";
        assertEquals(
                404,
                Program.operator(casework).post("/api/v1/contacts/of", nobody).statusCode());
        assertEquals(
                404,
                Program.operator(casework)
                        .post("/api/v1/contacts/forget", nobody)
                        .statusCode());
        assertEquals(
                404,
                Program.operator(casework)
                        .post("/api/v1/privacy/receipt", "{\"receipt\":\"er-0\"}")
                        .statusCode());
    }

    @Test
    void anEntryNeedsTwoPeopleAndAThirdForTheAppeal() {
        String entry = "{\"account\":\"club\",\"signals\":[\"rhythm.tenure\"],\"reason\":\"" + REASON
                + "\",\"until\":\"" + Instant.now().plus(Duration.ofDays(90)) + "\"}";
        assertEquals(
                422,
                as("ann")
                        .post(DESK + "/exemptions", entry.replace("rhythm.tenure", "*"))
                        .statusCode(),
                "no wildcard");
        String path = DESK + "/exemptions/"
                + as("ann").done(DESK + "/exemptions", entry).path("id").asLong();
        assertEquals(403, as("ann").post(path + "/approve", "").statusCode(), "not the same person");
        as("bea").done(path + "/approve", "");
        assertEquals(409, as("lee").post(path + "/approve", "").statusCode(), "once");
        JsonNode entries = as("dan").done(DESK + "/exemptions/of", "{\"account\":\"club\"}");
        assertEquals(1, entries.path("effects").size(), entries.toString());
        assertEquals(
                422, as("bea").post(path + "/withdraw", "{\"reason\":\"no\"}").statusCode());
        as("bea").done(path + "/withdraw", "{\"reason\":\"" + REASON + "\"}");
        String answer = "{\"overturned\":true,\"reasons\":\"" + REASON + "\"}";
        assertEquals(409, as("lee").post(path + "/answer", answer).statusCode(), "nobody appealed");
        assertEquals(403, as("ann").post(path + "/answer", answer).statusCode(), "took part");
    }

    @Test
    void anAuthorityGetsNothingThatTwoPeopleHaveNotChecked() {
        String path = DESK + "/authorities/"
                + as("ann")
                        .done(
                                DESK + "/authorities",
                                "{\"account\":\"acc-1\",\"authority\":\"a court\",\"legalBasis\":\"an order\","
                                        + "\"askedFor\":\"names of servers\"}")
                        .path("request")
                        .asLong();
        String decided = "{\"outcome\":\"PARTLY\",\"extract\":\"the names of two servers\"}";
        assertEquals(409, as("lee").post(path + "/decide", decided).statusCode(), "unchecked");
        as("ann").done(path + "/check", "{\"opinion\":\"" + REASON + "\"}");
        assertEquals(403, as("ann").post(path + "/decide", decided).statusCode(), "the same person");
        as("dan").done(path + "/decide", decided);
        assertEquals(409, as("lee").post(path + "/decide", decided).statusCode(), "once");
        JsonNode register = as("dan").read(DESK + "/authorities");
        assertEquals("PARTLY", register.path("requests").path(0).path("outcome").asText());
        assertEquals(
                422,
                as("ann")
                        .post(
                                DESK + "/authorities",
                                "{\"account\":\"acc-1\",\"authority\":\"a court\",\"legalBasis\":\"an order\","
                                        + "\"askedFor\":\"all\",\"barredUntil\":\"2030-01-01T00:00:00.000Z\"}")
                        .statusCode(),
                "a bar has a reason");
    }

    @Test
    void misuseIsWarnedAboutFirst() {
        String warning = "{\"account\":\"acc-2\",\"kind\":\"APPEALS\",\"reasons\":\"" + REASON + "\"}";
        long line = as("ann").done(DESK + "/misuse", warning).path("line").asLong();
        String pause = "{\"until\":\"" + Instant.now().plus(Duration.ofDays(9)) + "\",\"why\":\"" + REASON + "\"}";
        assertEquals(
                422, as("bea").post(DESK + "/misuse/" + line + "/pause", pause).statusCode(), "a week has not passed");
        JsonNode lines = as("dan").done(DESK + "/misuse/of", "{\"account\":\"acc-2\"}");
        assertEquals(1, lines.path("lines").size());
        assertEquals(
                422,
                as("ann").post(DESK + "/misuse", warning.replace(REASON, "no")).statusCode());
    }

    @Test
    void anErasureWaitsForAHoldAndTheOfficerSeesWhoLooked() {
        casework.assess(Sample.worthALook("held", Running.now()));
        String hold = "{\"account\":\"held\",\"reason\":\"a claim before a court\",\"until\":\""
                + Instant.now().plus(Duration.ofDays(30)) + "\"}";
        assertEquals(
                422,
                as("lee")
                        .post(DESK + "/holds", hold.replace("a claim before a court", ""))
                        .statusCode());
        long id = as("lee").done(DESK + "/holds", hold).path("hold").asLong();
        JsonNode receipt = as("dan").done(DESK + "/erasures", "{\"account\":\"held\"}");
        assertTrue(receipt.path("holds").toString().contains("a claim before a court"), receipt.toString());
        assertEquals(5, receipt.path("steps").size());
        assertEquals(1, as("dan").read(DESK + "/erasures").path("erasures").size());
        as("dan").done(DESK + "/holds/" + id + "/release", "");
        assertEquals(409, as("dan").post(DESK + "/holds/" + id + "/release", "").statusCode(), "once");
        as("ann").done(DESK + "/misuse/of", "{\"account\":\"held\"}");
        String looks =
                as("dan").done(DESK + "/access", "{\"account\":\"held\"}").toString();
        assertTrue(looks.contains("\"ann\"") && looks.contains("register of misuse"), looks);
    }

    @Test
    void staffStartAChallengeForWhoCannot() {
        String wanted = "{\"account\":\"acc-4\",\"server\":\"srv-4\",\"method\":\"CODE\"}";
        JsonNode challenge = as("ann").done(DESK + "/ownership/challenges", wanted);
        String typed =
                "{\"server\":\"srv-4\",\"code\":\"" + challenge.path("secret").asText() + "\"}";
        Program.nobody(casework).done("/api/v1/ownership/answers/code", typed);
        JsonNode state = as("bea").done(DESK + "/ownership/of", "{\"account\":\"acc-4\"}");
        assertEquals("[\"srv-4\"]", state.path("owned").toString());
        assertEquals(
                422,
                as("ann")
                        .post(DESK + "/ownership/challenges", wanted.replace("CODE", "HTTP"))
                        .statusCode(),
                "no target");
    }

    @Test
    void aContactIsKeptAndNeverShown() {
        Program operator = Program.operator(casework);
        String contact = "{\"account\":\"acc-3\",\"language\":\"fr\",\"mail\":\"jo@example.org\","
                + "\"webhook\":\"https://hooks.example.org/e\"}";
        operator.done("/api/v1/contacts", contact);
        HttpResponse<String> ways = operator.post("/api/v1/contacts/of", "{\"account\":\"acc-3\"}");
        assertEquals("{\"language\":\"fr\",\"mail\":true,\"webhook\":true}", ways.body());
        for (String wrong : List.of(
                contact.replace("jo@example.org", "jo@example.org\\nBcc: x@example.org"),
                contact.replace("https:", "file:"),
                contact.replace("\"fr\"", "\"xx\""),
                "{\"account\":\"acc-3\",\"language\":\"fr\"}")) {
            HttpResponse<String> answer = operator.post("/api/v1/contacts", wrong);
            assertEquals(422, answer.statusCode(), wrong);
            assertFalse(answer.body().contains("example.org"), answer.body());
        }
        operator.done("/api/v1/contacts/forget", "{\"account\":\"acc-3\"}");
        assertEquals(
                404,
                operator.post("/api/v1/contacts/of", "{\"account\":\"acc-3\"}").statusCode());
    }

    private static Program as(String name) {
        return Program.staff(casework, name);
    }
}
