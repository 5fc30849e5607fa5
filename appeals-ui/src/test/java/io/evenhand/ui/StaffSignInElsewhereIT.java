// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.ui.OpenIdServer.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members of staff sign in at an OpenID provider; only its word about this journey counts, and nobody becomes somebody else. */
class StaffSignInElsewhereIT {
    @TempDir
    static Path dir;

    private static OpenIdServer provider;
    private static Running casework;

    @BeforeAll
    static void start() throws IOException {
        provider = new OpenIdServer("http://casework.test/sign-in/provider/back");
        Path secret = Files.writeString(dir.resolve("oidc-secret"), OpenIdServer.SECRET + "\n");
        casework = Running.start(
                dir,
                Map.of(
                        "EVENHAND_OIDC_ISSUER",
                        provider.issuer(),
                        "EVENHAND_OIDC_CLIENT",
                        OpenIdServer.CLIENT,
                        "EVENHAND_OIDC_SECRET_FILE",
                        secret.toString(),
                        "EVENHAND_OIDC_TITLE",
                        "Example & Co",
                        "EVENHAND_OIDC_ROLE_CLAIM",
                        "realm_access.roles",
                        "EVENHAND_OIDC_ROLES",
                        "evenhand-leads=lead, evenhand-analysts=analyst"));
    }

    @AfterAll
    static void stop() {
        casework.close();
        provider.close();
    }

    private static Map<String, Object> person(String subject, String name, String... groups) {
        return Map.of("sub", subject, "preferred_username", name, "realm_access", Map.of("roles", List.of(groups)));
    }

    @Test
    void whoSignsInAtTheProviderWorksAtTheDeskInTheRoleOfTheirGroup() {
        provider.person(person("s-olga", "olga", "staff", "evenhand-analysts"), Map.of());
        Visitor olga = new Visitor(casework);
        assertTrue(olga.get("/sign-in?next=%2Fdesk%2Fappeals").body().contains("Sign in with Example &amp; Co"));
        HttpResponse<String> back = journey(olga, "/desk/appeals");
        assertEquals(200, back.statusCode());
        assertTrue(back.body().contains("content=\"0;url=/desk/appeals\""), "a page of ours leads on");
        String cookie = back.headers().allValues("Set-Cookie").toString();
        assertTrue(cookie.contains("evenhand_session") && cookie.contains("SameSite=Strict"), cookie);
        assertTrue(olga.get("/desk").body().contains("olga, analyst"));
        assertTrue(provider.refusals().isEmpty(), provider.refusals().toString());
    }

    @Test
    void aRoleThatChangesThereChangesHereAtTheNextSignIn() {
        provider.person(person("s-rita", "rita", "evenhand-analysts"), Map.of());
        assertEquals(200, journey(new Visitor(casework), "/desk").statusCode());
        provider.person(person("s-rita", "rita-married", "evenhand-leads"), Map.of());
        Visitor rita = new Visitor(casework);
        assertEquals(200, journey(rita, "/desk").statusCode());
        assertTrue(rita.get("/desk").body().contains("rita, lead"), "the name that the first time gave stays");
    }

    @Test
    void groupsThatAreToldOnlyWhereMoreIsAskedCountIfTheyAreAboutTheSamePerson() {
        provider.person(
                Map.of("sub", "s-uma", "preferred_username", "uma"),
                Map.of("sub", "s-uma", "realm_access.roles", List.of("evenhand-analysts")));
        assertEquals(200, journey(new Visitor(casework), "/desk").statusCode());
        provider.person(
                Map.of("sub", "s-uwe", "preferred_username", "uwe"),
                Map.of("sub", "s-uma", "realm_access.roles", List.of("evenhand-analysts")));
        assertEquals(403, journey(new Visitor(casework), "/desk").statusCode());
    }

    @Test
    void whoHasNoRoleHereStaysOutside() {
        provider.person(person("s-nils", "nils", "staff"), Map.of());
        Visitor nils = new Visitor(casework);
        HttpResponse<String> back = journey(nils, "/desk");
        assertEquals(403, back.statusCode());
        assertTrue(back.body().contains("no role here"));
        assertEquals(303, nils.get("/desk").statusCode());
    }

    @Test
    void nobodyBecomesSomebodyElseByChoosingTheirName() {
        provider.person(person("s-mallory", "lee", "evenhand-analysts"), Map.of());
        assertEquals(403, journey(new Visitor(casework), "/desk").statusCode(), "lee has a password here");
        provider.person(person("s-vera", "vera", "evenhand-analysts"), Map.of());
        assertEquals(200, journey(new Visitor(casework), "/desk").statusCode());
        provider.person(person("s-mallory", "vera", "evenhand-leads"), Map.of());
        assertEquals(403, journey(new Visitor(casework), "/desk").statusCode(), "vera is somebody else there");
        Visitor without = new Visitor(casework);
        assertEquals(401, without.signIn("vera", "elsewhere").statusCode(), "and has no password here");
        assertEquals(303, without.get("/desk").statusCode());
    }

    @Test
    void aWordThatDoesNotHoldLetsNobodyIn() {
        for (Fault fault : Fault.values()) {
            provider.person(person("s-fay", "fay", "evenhand-analysts"), Map.of());
            provider.fault(fault);
            Visitor fay = new Visitor(casework);
            HttpResponse<String> back = journey(fay, "/desk");
            assertEquals(fault == Fault.NONE ? 200 : 401, back.statusCode(), fault.name());
            assertEquals(fault == Fault.NONE ? 200 : 303, fay.get("/desk").statusCode(), fault.name());
        }
    }

    @Test
    void aJourneyEndsOnceAndInTheBrowserThatBeganIt() {
        provider.person(person("s-gus", "gus", "evenhand-analysts"), Map.of());
        Visitor gus = new Visitor(casework);
        String back = there(gus, "/desk");
        assertEquals(403, new Visitor(casework).get(back).statusCode(), "a stranger's browser cannot finish it");
        Visitor victim = new Visitor(casework);
        victim.get("/sign-in/provider");
        assertEquals(403, victim.get(back).statusCode(), "nor one that began another");
        assertEquals(200, gus.get(back).statusCode());
        assertEquals(403, gus.get(back).statusCode(), "nor is it finished twice");
        assertEquals(403, gus.get("/sign-in/provider/back?code=x&state=y").statusCode());
    }

    @Test
    void whoSaysNoAtTheProviderIsToldAndAnswersOfOthersAreRefused() {
        provider.person(person("s-hal", "hal", "evenhand-analysts"), Map.of());
        Visitor hal = new Visitor(casework);
        String back = there(hal, "/desk");
        String state = back.replaceAll(".*[?&](state=[^&]+).*", "$1");
        assertEquals(
                401,
                hal.get("/sign-in/provider/back?error=access_denied&" + state).statusCode());
        String other = there(hal, "/desk").replaceAll("iss=[^&]+", "iss=https%3A%2F%2Felsewhere.example");
        assertEquals(401, hal.get(other).statusCode(), "an answer in another provider's name");
    }

    @Test
    void theJourneyLeadsToTheDeskOnlyAndItsCookieGoesNowhereElse() {
        provider.person(person("s-ida", "ida", "evenhand-analysts"), Map.of());
        HttpResponse<String> back = journey(new Visitor(casework), "https://evil.example");
        assertTrue(back.body().contains("content=\"0;url=/desk\""));
        HttpResponse<String> out = new Visitor(casework).get("/sign-in/provider");
        String cookie = out.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(cookie.contains("Path=/sign-in/provider") && cookie.contains("SameSite=Lax"), cookie);
        assertTrue(cookie.contains("HttpOnly") && cookie.contains("Max-Age=600"), cookie);
        String there = location(out);
        assertFalse(there.contains("code_verifier"), there);
        assertNotEquals(there, location(new Visitor(casework).get("/sign-in/provider")), "nothing is used twice");
    }

    private static HttpResponse<String> journey(Visitor visitor, String next) {
        return visitor.get(there(visitor, next));
    }

    /** Goes to the provider, signs in there, and returns the path that the browser is sent back to. */
    private static String there(Visitor visitor, String next) {
        HttpResponse<String> out = visitor.get("/sign-in/provider?next=" + next.replace("/", "%2F"));
        assertEquals(303, out.statusCode());
        try {
            HttpResponse<String> signedIn = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(location(out))).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertEquals(302, signedIn.statusCode(), signedIn.body());
            return Running.path(location(signedIn));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
