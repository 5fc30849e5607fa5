// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What account holders do about their own data without signing in: with a notice's link, or a code from their mail. */
class PeopleHelpThemselvesIT extends FreshCasework {
    private static final String ME = "/api/v1/me";
    private static final String SERVERS = "/api/v1/ownership/answers";

    @Test
    void aLimitedPersonObjectsWithTheLinkOfTheirNoticeAndFollowsTheRequest() {
        Program me = withNotice("acc-1");
        assertEquals(
                422,
                me.post(ME + "/requests", "{\"kind\":\"OBJECTION\",\"words\":\"\"}")
                        .statusCode());
        JsonNode filed = me.done(ME + "/requests", "{\"kind\":\"OBJECTION\",\"words\":\"I do not consent.\"}");
        assertTrue(filed.path("signals").size() > 0, "all that was measured");
        me.done(
                ME + "/requests",
                "{\"kind\":\"RESTRICTION\",\"signals\":[\"rhythm.tenure\"],\"words\":\"These were guests.\"}");
        long first = filed.path("id").asLong();
        Program.staff(casework, "dan")
                .done(
                        "/api/v1/desk/rights/" + first + "/answer",
                        "{\"outcome\":\"GRANTED\",\"reasons\":\"nothing speaks against it in this case\"}");
        JsonNode requests = me.read(ME + "/requests").path("requests");
        assertEquals(2, requests.size());
        assertEquals("GRANTED", requests.path(0).path("outcome").asText());
        assertFalse(requests.toString().contains("dan"), "a colleague's name is not the person's business");
        assertTrue(me.read(ME + "/looks").path("looks").isArray());
    }

    @Test
    void aCodeFromTheMailOpensOnceAndTakesEverything() {
        Program operator = Program.operator(casework);
        Program me = withNotice("acc-1");
        operator.done("/api/v1/contacts", "{\"account\":\"acc-1\",\"language\":\"en\",\"mail\":\"jo@example.org\"}");
        for (String path : new String[] {"/data", "/erase"}) {
            HttpResponse<String> asked = me.post(ME + path, "{}");
            assertEquals(403, asked.statusCode(), "a link can be passed on");
            assertTrue(asked.body().contains("e-mail"), asked.body());
        }
        nobody().done(ME + "/code", "{\"account\":\"acc-1\"}");
        assertEquals(1, casework.audited("access.code"));
        String opening = "{\"account\":\"acc-1\",\"code\":\"" + casework.code("acc-1") + "\"}";
        String token = nobody().done(ME + "/open", opening).path("token").asText();
        assertFalse(token.contains("acc-1"));
        assertFalse(new String(Base64.getUrlDecoder().decode(token), UTF_8).contains("acc-1"), "it says nothing");
        assertEquals(403, nobody().post(ME + "/open", opening).statusCode(), "a code opens once");
        Program whole = Program.with(casework, token);
        JsonNode receipt = whole.done(ME + "/erase", "{}");
        assertTrue(receipt.path("holds").toString().contains("MEASURE_IN_FORCE"), receipt.toString());
        assertEquals(503, whole.post(ME + "/data", "{}").statusCode(), "without the log it would be a part only");
    }

    @Test
    void aPersonShowsThatAServerIsTheirsAndTheServerAnswersByItself() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Program.operator(casework)
                .done(
                        "/api/v1/ownership/keys",
                        "{\"account\":\"acc-1\",\"server\":\"srv-1\",\"publicKey\":\""
                                + base64(keys.getPublic().getEncoded()) + "\"}");
        Program me = withNotice("acc-1");
        assertEquals(
                422,
                me.post(ME + "/servers/challenges", "{\"server\":\"srv-2\",\"method\":\"KEY\"}")
                        .statusCode(),
                "registered without a key");
        JsonNode challenge = me.done(ME + "/servers/challenges", "{\"server\":\"srv-1\",\"method\":\"KEY\"}");
        String nonce = challenge.path("secret").asText();
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(keys.getPrivate());
        signer.update(("evenhand-ownership:v1:acc-1:srv-1:" + nonce).getBytes(UTF_8));
        String answer = "{\"challenge\":\"" + challenge.path("id").asText() + "\",\"nonce\":\"" + nonce
                + "\",\"signature\":\"" + base64(signer.sign()) + "\"}";
        assertEquals(
                "{\"confirmed\":true}", nobody().post(SERVERS + "/key", answer).body());
        assertEquals("[\"srv-1\"]", me.read(ME + "/servers").path("owned").toString());
        JsonNode code = me.done(ME + "/servers/challenges", "{\"server\":\"srv-3\",\"method\":\"CODE\"}");
        assertEquals(
                "{\"confirmed\":true}",
                nobody().post(
                                SERVERS + "/code",
                                "{\"server\":\"srv-3\",\"code\":\""
                                        + code.path("secret").asText() + "\"}")
                        .body());
        assertEquals(2, me.read(ME + "/servers").path("owned").size());
        String seen = Program.staff(casework, "ann")
                .done("/api/v1/desk/ownership/of", "{\"account\":\"acc-1\"}")
                .toString();
        assertTrue(seen.contains("srv-3"), seen);
        assertFalse(seen.contains(nonce), "a secret is told once");
    }

    @Test
    void thePrivateNetworkIsNeverCalled() {
        Program me = withNotice("acc-1");
        JsonNode challenge = me.done(
                ME + "/servers/challenges", "{\"server\":\"srv-1\",\"method\":\"HTTP\",\"target\":\"127.0.0.1\"}");
        String looked = me.done(
                        ME + "/servers/challenges/" + challenge.path("id").asText() + "/look", "")
                .toString();
        assertTrue(looked.contains("\"confirmed\":false"), looked);
        Program other = withNotice("acc-2");
        assertEquals(
                404,
                other.post(ME + "/servers/challenges/" + challenge.path("id").asText() + "/look", "")
                        .statusCode(),
                "somebody else's");
        assertEquals(
                422,
                me.post(ME + "/servers/challenges", "{\"server\":\"srv-1\",\"method\":\"HTTP\",\"target\":\"x/../y\"}")
                        .statusCode());
    }

    @Test
    void aWithdrawnEntryIsExplainedAndAppealedAgainst() {
        String entry = "{\"account\":\"acc-1\",\"signals\":[\"rhythm.tenure\"],\"reason\":\"a choir with a season\","
                + "\"until\":\"" + Instant.now().plus(Duration.ofDays(90)) + "\"}";
        String desk = "/api/v1/desk/exemptions";
        long id = Program.staff(casework, "ann").done(desk, entry).path("id").asLong();
        Program me = withNotice("acc-1");
        assertEquals(0, me.read(ME + "/entries").path("entries").size(), "nobody has agreed");
        Program.staff(casework, "bea").done(desk + "/" + id + "/approve", "");
        String mine = me.read(ME + "/entries").toString();
        assertTrue(mine.contains("stopped rhythm.tenure from counting"), mine);
        assertFalse(mine.contains("bea") || mine.contains("\"ann\""), mine);
        String words = "{\"words\":\"We still sing.\"}";
        assertEquals(409, me.post(ME + "/entries/" + id + "/appeal", words).statusCode(), "it holds");
        Program.staff(casework, "bea")
                .done(desk + "/" + id + "/withdraw", "{\"reason\":\"the choir says that it is over\"}");
        assertEquals(
                404,
                withNotice("acc-2")
                        .post(ME + "/entries/" + id + "/appeal", words)
                        .statusCode());
        me.done(ME + "/entries/" + id + "/appeal", words);
        String answer = "{\"overturned\":true,\"reasons\":\"the choir is still singing\"}";
        assertEquals(
                403,
                Program.staff(casework, "ann")
                        .post(desk + "/" + id + "/answer", answer)
                        .statusCode());
        Program.staff(casework, "lee").done(desk + "/" + id + "/answer", answer);
        assertTrue(me.read(ME + "/entries").toString().contains("OVERTURNED"));
    }

    @Test
    void noTokenForgedOrOtherOpensAnything() {
        String notice = casework.limited("acc-1").substring("/n/".length());
        for (String token : new String[] {"", "x", notice, Running.TOKEN, "A".repeat(600)}) {
            for (String path : new String[] {"/looks", "/requests", "/entries", "/servers"}) {
                assertEquals(401, Program.with(casework, token).get(ME + path).statusCode(), path);
            }
        }
        assertEquals(401, nobody().get(ME + "/looks").statusCode());
        assertEquals(400, nobody().post(ME + "/open", "{}").statusCode());
        assertEquals(
                400,
                nobody().post(ME + "/open", "{\"notice\":\"x\",\"account\":\"acc-1\",\"code\":\"x\"}")
                        .statusCode());
        assertEquals(403, nobody().post(ME + "/open", "{\"notice\":\"x\"}").statusCode());
    }

    @Test
    void whoAsksAboutSomebodyElseLearnsNothing() {
        Program.operator(casework)
                .done("/api/v1/contacts", "{\"account\":\"known\",\"language\":\"en\",\"mail\":\"jo@example.org\"}");
        withNotice("known").done(ME + "/servers/challenges", "{\"server\":\"srv-known\",\"method\":\"CODE\"}");
        assertAlike(ME + "/code", "{\"account\":\"known\"}", "{\"account\":\"unknown\"}");
        assertAlike(
                ME + "/open",
                "{\"account\":\"known\",\"code\":\"AAAAAAAA\"}",
                "{\"account\":\"unknown\",\"code\":\"AAAAAAAA\"}");
        assertAlike(
                SERVERS + "/code",
                "{\"server\":\"srv-known\",\"code\":\"AAAAAAAA\"}",
                "{\"server\":\"srv-unknown\",\"code\":\"AAAAAAAA\"}");
    }

    @Test
    void guessingEndsSoon() {
        int status = 403;
        int tries = 0;
        while (status == 403 && tries < 20) {
            status = nobody().post(ME + "/open", "{\"account\":\"acc-1\",\"code\":\"AAAAAAA" + tries % 10 + "\"}")
                    .statusCode();
            tries++;
        }
        assertEquals(429, status);
        assertEquals(6, tries, "five guesses");
        int sent = 0;
        while (nobody().post(ME + "/code", "{\"account\":\"acc-1\"}").statusCode() == 200) {
            sent++;
        }
        assertEquals(5, sent, "nobody's mailbox is flooded");
    }

    private void assertAlike(String path, String one, String other) {
        HttpResponse<String> first = nobody().post(path, one);
        HttpResponse<String> second = nobody().post(path, other);
        assertEquals(first.statusCode(), second.statusCode(), path);
        assertEquals(first.body(), second.body(), path);
    }

    private Program withNotice(String account) {
        String notice = casework.limited(account).substring("/n/".length());
        return Program.with(
                casework,
                nobody().done(ME + "/open", "{\"notice\":\"" + notice + "\"}")
                        .path("token")
                        .asText());
    }

    private Program nobody() {
        return Program.nobody(casework);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
