// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.standalone.casework.CaseworkClient;
import io.evenhand.standalone.demo.Mailbox;
import io.evenhand.standalone.demo.Overview;
import io.evenhand.standalone.demo.RecourseStories;
import io.evenhand.standalone.process.Demonstration;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.Installation;
import io.evenhand.standalone.process.Refusal;
import io.evenhand.standalone.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The stories of the demonstration, played on a real one: its own programs, log, database, edge, mail and clock. */
class RecourseStoryIT {
    private final Path var = Path.of("target", "recourse").toAbsolutePath();

    @Test
    void twoPeopleGoTheirWholeWayAndSeeWhatTheyShould() throws Exception {
        WholeChainIT.deleteTree(var);
        Home home = new Home(Path.of(System.getProperty("evenhand.root")), var);
        Terminal terminal = new Terminal(System.out, false);
        try (Mailbox mailbox = Mailbox.in(home)) {
            Installation installation =
                    new Installation(home, WholeChainIT.freePorts(), terminal, new Demonstration(mailbox.port()));
            installation.start();
            try {
                Scorer scorer = new Scorer(
                        installation.kafka(),
                        new Overview(
                                installation.casework(), installation.secrets().read("operator-token")));
                scorer.strong("story", 1);
                scorer.doubtful("story", 2);
                lookedAtBefore(installation, "story-doubtful-0");
                String said = played(home, installation);
                inThisOrder(
                        said,
                        "the rules: limited story-strong-0",
                        "About your account: please read",
                        "no   {",
                        "appeals against FACTOR:rhythm.tenure",
                        "We have your appeal",
                        "TIME TRAVEL: 8 days pass",
                        "We are late",
                        "clock DECISION",
                        "RAN OUT",
                        "yes   {",
                        "overturns the decision",
                        "the edges: have acknowledged",
                        "Everything is back as it was",
                        "the rules: asked people to look at story-doubtful-1",
                        "verified: true",
                        "About how your server is shared: please read",
                        "TIME TRAVEL: 15 days pass",
                        "proposes SUSPEND_ACCOUNT",
                        "may start stream",
                        "no   {",
                        "Your appeal has been decided",
                        "SOMEONE_ELSE REJECTED: The payment went to an account in the holder's own name.",
                        "manifest.sig",
                        "Both stories are told.");
            } finally {
                installation.stop();
            }
            Installation ordinary = new Installation(home, WholeChainIT.freePorts(), terminal);
            assertTrue(
                    assertThrows(Refusal.class, ordinary::start)
                            .getMessage()
                            .contains("moved ahead in a demonstration"),
                    "what is dated ahead never comes alive as anything else");
            assertThrows(Refusal.class, () -> Demonstration.move(home, 1), "nothing runs whose clock could move");
        }
    }

    /** What a visitor of the demonstration does first: opens a case at the desk and writes down a view of their own. */
    private static void lookedAtBefore(Installation installation, String account) throws Exception {
        String[] ada = installation.secrets().staff().get(0);
        CaseworkClient desk = CaseworkClient.as(installation.casework(), ada[0], ada[2]);
        String file = CaseworkClient.asOperator(
                        installation.casework(), installation.secrets().read("operator-token"))
                .look("/api/v1/accounts/" + account)
                .at("/cases/0/id")
                .asText();
        desk.look("/api/v1/cases/" + file);
        HttpRequest view = HttpRequest.newBuilder(installation.casework().resolve("/api/v1/cases/" + file + "/view"))
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((ada[0] + ":" + ada[2]).getBytes(UTF_8)))
                .POST(
                        BodyPublishers.ofString(
                                "{\"finding\":\"NOT_BROKEN\",\"words\":\"I would ask for more before I believe it: the rhythm may be a course of lessons.\"}"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(view, BodyHandlers.ofString());
        assertEquals(204, answer.statusCode(), answer::body);
    }

    private static String played(Home home, Installation installation) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(said, true, UTF_8)) {
            RecourseStories.play(home, installation.casework(), installation.edge(), out);
        } finally {
            System.out.println(said.toString(UTF_8));
        }
        return said.toString(UTF_8);
    }

    private static void inThisOrder(String said, String... parts) {
        int at = 0;
        for (String part : parts) {
            int found = said.indexOf(part, at);
            assertTrue(found >= 0, "not told, or not in its place: " + part);
            at = found + part.length();
        }
    }
}
