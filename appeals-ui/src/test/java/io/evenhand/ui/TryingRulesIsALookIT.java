// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.rulebook.RulesWorkshop;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever tries rules on an account learns about that account: some roles may, and it is noted. */
class TryingRulesIsALookIT {
    @TempDir
    static Path dir;

    private static Running casework;
    private static String version;

    @BeforeAll
    static void start() throws Exception {
        casework = Running.start(dir);
        version = RulesWorkshop.with(null).deployed().hash().substring("sha256:".length());
        for (String account : List.of("on-the-page", "over-http", "by-the-token", "by-nobody")) {
            casework.assess(Sample.worthALook(account, Running.now()));
        }
    }

    @AfterAll
    static void stop() {
        casework.close();
    }

    @Test
    void aTryOnThePageIsNotedWithItsReader() {
        assertEquals(200, page("pia", "pia-password-5", "on-the-page").statusCode());
        assertEquals(List.of("pia POLICY_AUTHOR ACCOUNT_FILE trying rules on the account"), looks("on-the-page"));
        Visitor ann = Visitor.signedIn(casework, "ann", "ann-password-1");
        assertEquals(200, ann.get("/desk/rules/" + version).statusCode());
        assertEquals(1, looks("on-the-page").size(), "a page without an account is no look");
    }

    @Test
    void aTryOverHttpIsNotedToo() {
        assertEquals(200, over("Basic", "ann:ann-password-1", "over-http").statusCode());
        assertEquals(List.of("ann ANALYST ACCOUNT_FILE trying rules on the account"), looks("over-http"));
    }

    @Test
    void rolesThatNeitherMakeRulesNorDecideCasesTryNothing() {
        for (String name : List.of("odo:odo-password-4", "dan:dan-password-8")) {
            assertEquals(403, over("Basic", name, "by-nobody").statusCode(), name);
            String[] parts = name.split(":", 2);
            HttpResponse<String> page = page(parts[0], parts[1], "by-nobody");
            assertEquals(403, page.statusCode(), name);
            assertFalse(page.body().contains("It would say"), name);
        }
        assertEquals(List.of(), looks("by-nobody"));
    }

    @Test
    void aTryWithTheOperatorsTokenIsInTheLogOfAllActs() {
        long before = casework.audited("ruleset.tried");
        HttpResponse<String> answer = over("Bearer", Running.TOKEN, "by-the-token");
        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("\"tried\""), answer.body());
        assertEquals(before + 1, casework.audited("ruleset.tried"));
    }

    private static HttpResponse<String> page(String name, String password, String account) {
        return Visitor.signedIn(casework, name, password).get("/desk/rules/" + version + "?account=" + account);
    }

    private static HttpResponse<String> over(String scheme, String secret, String account) {
        String given = scheme.equals("Basic") ? Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)) : secret;
        return new Visitor(casework)
                .send(HttpRequest.newBuilder(casework.at("/api/v1/rules/versions/" + version + "/try/" + account))
                        .header("Authorization", scheme + " " + given)
                        .GET());
    }

    private static List<String> looks(String account) {
        return casework.ledger().inTransaction(books -> books.privacy().views(new AccountId(account)).stream()
                .map(row -> row.viewer() + " " + row.role() + " " + row.what() + " " + row.purpose())
                .toList());
    }
}
