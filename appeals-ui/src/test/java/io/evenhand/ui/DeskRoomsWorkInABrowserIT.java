// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in at a provider, the second factor, policy, notifications, oversight and programs, each in a real browser. */
class DeskRoomsWorkInABrowserIT {
    @TempDir
    Path dir;

    @Test
    void everyRoomIsReadableAndReachable() throws IOException {
        try (Running casework = Running.start(dir)) {
            casework.limited("acc-1");
            publish(casework);
            Visitor.signedIn(casework, "ann", "ann-password-1").get("/desk/accounts/acc-1");
            casework.assess(Sample.worthALook("acc-2", Running.now()));
            Visitor ann = Visitor.signedIn(casework, "ann", "ann-password-1");
            Sealing.seal(ann, Sealing.evidence(ann, "/desk/cases/" + casework.caseOf("acc-2")));
            try (Browser browser = new Browser(casework, 390, 740)) {
                everybody(browser);
                policyAuthor(browser);
                operator(browser);
                story(browser);
                officer(browser);
                reviewers(browser);
            }
        }
    }

    private static void everybody(Browser browser) {
        browser.open("/");
        browser.click("footer a[href='/policy']");
        browser.awaitText("New ways to sign in");
        browser.check("policy");
        browser.click("main h2 a");
        browser.awaitText("For whom and for what it holds");
        browser.check("policy-change");
        browser.look("/policy/changes/1?lang=de", "policy-change-de");
        browser.open("/policy/changes/1?lang=fr");
        browser.click("main form button");
        browser.awaitText("Veuillez écrire de 10");
        assertTrue(browser.focused().contains("note-error"), "the list of what is wrong has the focus");
        browser.check("policy-question-wrong");
        browser.look("/terms?lang=en", "terms");
        browser.look("/contact?lang=en", "contact");
        browser.look("/n/no-such-link?lang=en", "error-en");
        browser.look("/n/no-such-link?lang=fr", "error-fr");
        assertTrue(browser.text().contains("Ce lien n’ouvre aucun avis"));
        browser.open("/?lang=en");
    }

    private static void signIn(Browser browser, String name, String password) {
        browser.open("/sign-in");
        browser.type("name", name);
        browser.type("password", password);
        browser.click("main form button");
        browser.awaitPath("/desk");
    }

    private static void leave(Browser browser) {
        browser.click(".who button");
        browser.awaitText("Fair decisions");
    }

    private static void policyAuthor(Browser browser) {
        browser.look("/sign-in", "sign-in");
        signIn(browser, "pia", "pia-password-5");
        browser.look("/desk/policy", "policy-desk");
        browser.look("/desk/policy/changes/new", "policy-new");
        browser.look("/desk/policy/changes/1", "policy-edit");
        browser.look("/desk/policy/terms", "policy-terms");
        browser.look("/desk/policy/contact", "policy-contact");
        browser.open("/desk/sign-in");
        browser.click("main form button");
        browser.awaitText("Show this to the app");
        browser.check("second-factor");
        browser.type("code", "000000");
        browser.click("main form button");
        browser.awaitText("This is not the code of this moment");
        browser.check("second-factor-wrong");
        leave(browser);
    }

    private static void operator(Browser browser) {
        signIn(browser, "odo", "odo-password-4");
        browser.look("/desk/programs", "programs");
        assertTrue(browser.text().contains("unknown: the log does not answer"));
        browser.look("/desk/notifications", "notifications");
        browser.click("a[href='/desk/notifications/new']");
        browser.awaitText("A new notification");
        browser.click("main form button");
        browser.awaitText("Please give it a name");
        browser.check("notification-wrong");
        browser.type("name", "The team's room");
        browser.click("input[value=SLACK]");
        browser.type("target", "https://10.0.0.7/hook");
        browser.click("input[value=CASE_OPENED]");
        browser.click("button[value=test]");
        browser.awaitText("The test cannot arrive");
        browser.check("notification-test");
        browser.click("button[value=save]");
        browser.awaitText("Saved.");
        leave(browser);
    }

    /** A story is there as soon as the command has written its file. */
    private void story(Browser browser) throws IOException {
        signIn(browser, "lee", "lee-password-3");
        browser.open("/desk/what-if");
        browser.click("a[href='/desk/what-if/story']");
        browser.awaitText("./evenhand demo --story");
        browser.check("story-none");
        Path told = Files.createDirectories(dir.resolve("story")).resolve("story.json");
        Files.copy(Path.of("src/test/resources/story/story.json"), told);
        browser.look("/desk/what-if/story", "story");
        assertTrue(browser.text().contains("hits 64 innocent owners"), browser.text());
        leave(browser);
    }

    private static void officer(Browser browser) {
        signIn(browser, "dan", "dan-password-8");
        browser.open("/desk/oversight");
        browser.type("account", "acc-1");
        browser.click("main form button");
        browser.awaitText("Looks at acc-1");
        assertTrue(browser.text().contains("looking at the account"));
        browser.check("oversight");
        browser.click("a[href^='/desk/oversight/annexes/']");
        browser.awaitText("who somebody else is");
        browser.check("annex-closed");
        browser.type("purpose", "The account holder asked me to check what is sealed.");
        browser.click("main form button");
        browser.awaitText("receipt 4711");
        browser.check("annex");
        browser.open("/desk/oversight/audit");
        browser.click("main form button");
        browser.awaitText("lines are as they were written");
        browser.check("audit");
        leave(browser);
    }

    /** The analyst's search, batches and figures, by keyboard where something is chosen. */
    private static void reviewers(Browser browser) {
        signIn(browser, "ann", "ann-password-1");
        browser.look("/desk/search?state=OPEN", "search");
        browser.type("name", "What is open");
        browser.press("Enter");
        browser.awaitText("What is open");
        browser.tabTo("input[name=case]");
        browser.press("Space");
        browser.tabTo("form[action='/desk/batches'] button");
        browser.press("Enter");
        browser.awaitText("0 of 1 decided");
        browser.check("batch");
        browser.look("/desk/batches", "batches");
        browser.look("/desk/work", "work");
        leave(browser);
        signIn(browser, "amy", "amy-password-10");
        browser.look("/desk/appeals", "appeals-none");
        leave(browser);
    }

    private static void publish(Running casework) {
        Visitor pia = Visitor.signedIn(casework, "pia", "pia-password-5");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Map<String, String> typed = new HashMap<>();
        typed.put("act", "save");
        typed.put("effective", today.plusDays(40).toString());
        typed.put("comments", today.plusDays(20).toString());
        typed.put("affected", "1200");
        for (String language : new String[] {"en", "fr", "de"}) {
            typed.put("title-" + language, "New ways to sign in");
            typed.put("scope-" + language, "Everybody who shares a server with more than 50 people.");
            typed.put("what-" + language, "A code is asked for.\n\nIt comes by mail.");
            typed.put("why-" + language, "Because links are passed on.");
            typed.put("options-" + language, "Tell us another address.");
        }
        String path = "/desk/policy/changes/new";
        assertEquals(303, pia.submit(pia.get(path).body(), path, typed).statusCode());
        path = "/desk/policy/changes/1";
        assertEquals(
                303,
                pia.submit(pia.get(path).body(), path, Map.of("act", "publish")).statusCode());
        Map<String, String> terms = new HashMap<>(Map.of("act", "publish", "effective", today.toString()));
        for (String language : new String[] {"en", "fr", "de"}) {
            terms.put("body-" + language, "You share with people you know.\n\nYou sell no access.");
        }
        pia.submit(pia.get("/desk/policy/terms").body(), "/desk/policy/terms", terms);
    }

    @Test
    void theProviderIsVisitedInARealBrowserAndItsWordOpensTheDesk() throws Exception {
        try (OpenIdServer provider = new OpenIdServer(null)) {
            Path secret = Files.writeString(dir.resolve("oidc-secret"), OpenIdServer.SECRET);
            int port = Ports.free();
            try (Running casework = Running.start(
                    dir,
                    Map.of(
                            "EVENHAND_CASEWORK_PORT",
                            Integer.toString(port),
                            "EVENHAND_PUBLIC_URL",
                            "http://127.0.0.1:" + port,
                            "EVENHAND_OIDC_ISSUER",
                            provider.issuer(),
                            "EVENHAND_OIDC_CLIENT",
                            OpenIdServer.CLIENT,
                            "EVENHAND_OIDC_SECRET_FILE",
                            secret.toString(),
                            "EVENHAND_OIDC_ROLES",
                            "staff=analyst"))) {
                provider.redirect("http://127.0.0.1:" + port + "/sign-in/provider/back");
                provider.person(
                        Map.of("sub", "s-1", "preferred_username", "olga", "groups", java.util.List.of("staff")),
                        Map.of());
                try (Browser browser = new Browser(casework, 1200, 740)) {
                    browser.mayAsk(provider.issuer());
                    browser.look("/sign-in", "sign-in-provider");
                    browser.click("a[href^='/sign-in/provider']");
                    browser.awaitPath("/desk");
                    browser.awaitText("Cases");
                    browser.check("desk-of-olga");
                }
            }
        }
    }
}
