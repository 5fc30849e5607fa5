// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.standalone.Main;
import io.evenhand.standalone.casework.FakeCasework;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each act on a version is one command, done in the name of whoever gives it, and one request to casework. */
class RulesLifecycleTest {
    private static final String VERSION = "0123456789ab";
    private static final String OF = "/versions/" + VERSION;
    private static final String DONE = "{\"done\":\"sha256:0123456789ab\"}";
    private static final String STATUS = "{\"versions\":[{\"hash\":\"sha256:0123456789ab\",\"does\":[\"%s\"]}]}";

    @TempDir
    Path home;

    private Console console;
    private FakeCasework casework;

    @BeforeEach
    void start() throws IOException {
        casework = new FakeCasework();
        Files.writeString(
                Files.createDirectories(home.resolve("var/secrets")).resolve("operator-token"), "token-of-the-test\n");
        Files.writeString(home.resolve("password"), "a password\n");
        console = new Console(home);
    }

    @AfterEach
    void stop() {
        console.close();
        casework.close();
    }

    @Test
    void statusIsAskedWithTheOperatorsToken() {
        casework.answers("GET", String.format(STATUS, "ACTIVE"));
        assertEquals(0, rules("status"));
        assertEquals(List.of("operator GET"), casework.asked());
        assertTrue(said().startsWith("0123456789ab   active"), said());
    }

    @Test
    void aVersionIsHandedInByAPersonWithItsTextAndItsReason() throws IOException {
        casework.answers("POST", DONE);
        Path file = Files.writeString(home.resolve("rules.yaml"), "name: mine\n");
        assertEquals(0, person("pia", "propose", file.toString(), "--why", "sellers go unseen"));
        assertTrue(
                casework.asked().get(0).startsWith("pia POST {"),
                casework.asked().toString());
        assertTrue(
                casework.asked().get(0).contains("\"text\":\"name: mine\\n\""),
                casework.asked().toString());
        assertTrue(
                casework.asked().get(0).contains("\"why\":\"sellers go unseen\""),
                casework.asked().toString());
        assertEquals("handed in sha256:0123456789ab\n", said());
    }

    @Test
    void whatNeedsAPersonIsNotAskedInNobodysName() {
        for (String act : List.of("activate", "stop", "shadow")) {
            assertEquals(2, rules(act, VERSION), act);
        }
        assertEquals(2, rules("waive", VERSION, "--why", "a wave of sellers"));
        assertEquals(2, rules("rollback", VERSION, "--why", "choirs are taken for sellers"));
        assertEquals(List.of(), casework.asked());
        assertTrue(complained().contains("this needs a person: say --as NAME"), complained());
    }

    @Test
    void casesAreReadHereAndRunByCasework() throws IOException {
        casework.answers("POST " + OF + "/cases", DONE);
        Path folder = Files.createDirectories(home.resolve("cases"));
        Files.writeString(folder.resolve("b.yaml"), "note: b\n");
        Files.writeString(folder.resolve("a.yaml"), "note: a\n");
        Files.writeString(folder.resolve("notes.txt"), "no case");
        assertEquals(0, person("pia", "cases", VERSION, "--cases", folder.toString()));
        assertEquals(
                List.of("pia POST " + OF + "/cases {\"texts\":{\"a.yaml\":\"note: a\\n\",\"b.yaml\":\"note: b\\n\"}}"),
                casework.asked());
        assertEquals("2 cases passed on 0123456789ab, and those of the program\n", said());
    }

    @Test
    void aCaseOfTheProgramIsLeftOutWithItsReason() throws IOException {
        casework.answers("POST " + OF + "/cases", DONE);
        Path folder = Files.createDirectories(home.resolve("cases"));
        Files.writeString(folder.resolve("a.yaml"), "note: a\n");
        assertEquals(
                0,
                person(
                        "pia",
                        "cases",
                        VERSION,
                        "--cases",
                        folder.toString(),
                        "--leave-out",
                        "seller.yaml=15 = the new number"));
        assertEquals(
                List.of("pia POST " + OF + "/cases {\"leftOut\":{\"seller.yaml\":\"15 = the new number\"},"
                        + "\"texts\":{\"a.yaml\":\"note: a\\n\"}}"),
                casework.asked());
        assertEquals("1 cases passed on 0123456789ab, and those of the program but for what was left out\n", said());
    }

    @Test
    void casesThatFailAreNamedAndTheCommandFails() throws IOException {
        casework.answers(
                "POST " + OF + "/cases",
                422,
                "{\"title\":\"not every case came out as it should\",\"detail\":\"choir.yaml: outcome is limit\"}");
        Path folder = Files.createDirectories(home.resolve("cases"));
        Files.writeString(folder.resolve("choir.yaml"), "note: a choir\n");
        assertEquals(3, person("pia", "cases", VERSION, "--cases", folder.toString()));
        assertEquals(
                "evenhand: not done: not every case came out as it should\n  choir.yaml: outcome is limit\n",
                complained());
        assertEquals("", said());
    }

    @Test
    void aFolderWithoutCasesOrNoFolderIsSaidAndNothingIsAsked() throws IOException {
        Path folder = Files.createDirectories(home.resolve("cases"));
        assertEquals(3, person("pia", "cases", VERSION, "--cases", folder.toString()));
        assertEquals(
                2,
                person(
                        "pia",
                        "cases",
                        VERSION,
                        "--cases",
                        folder.resolve("none").toString()));
        assertEquals(List.of(), casework.asked());
    }

    @Test
    void aTestIsWaitedForAndItsReportIsShown() {
        casework.answers("POST " + OF + "/backtest", "{\"running\":true,\"assessments\":0,\"ofAssessments\":0}")
                .answers("GET /backtest", "{\"running\":true,\"assessments\":5,\"ofAssessments\":10}")
                .answers("GET /backtest", "{\"running\":false,\"assessments\":10,\"ofAssessments\":10,\"report\":7}")
                .answers("GET /reports/7", "{\"id\":7,\"share\":1.0,\"found\":{\"accounts\":3,\"assessments\":10}}");
        assertEquals(0, rules("backtest", VERSION, "--days", "30"));
        assertEquals(
                "operator POST " + OF + "/backtest {\"days\":30}",
                casework.asked().get(0));
        assertTrue(said().contains("report 7 on "), said());
        assertTrue(said().contains("100 % of what is stored of the last 90 days"), said());
    }

    @Test
    void aTestWithoutAReportFails() {
        casework.answers(
                "POST " + OF + "/backtest",
                "{\"running\":false,\"failure\":\"nothing is stored of that period to test it on\"}");
        assertEquals(3, rules("backtest", VERSION));
        assertTrue(complained().contains("no report: nothing is stored of that period"), complained());
    }

    @Test
    void approvalNamesTheReportAndTheReason() {
        casework.answers("POST " + OF + "/approve", DONE);
        assertEquals(0, person("lee", "approve", VERSION, "--report", "7", "--why", "looked at all forty"));
        assertTrue(
                casework.asked().get(0).contains("\"report\":7"),
                casework.asked().toString());
        assertEquals("agreed to 0123456789ab with report 7\n", said());
    }

    @Test
    void shadowStageActivateAndStopShowHowThingsStandAfterwards() {
        casework.answers("GET", String.format(STATUS, "ACTIVE"));
        for (String act : List.of("shadow", "activate", "stop")) {
            casework.answers("POST " + OF + "/" + act, DONE);
            assertEquals(0, person("lee", act, VERSION), act);
        }
        casework.answers("POST " + OF + "/stage", DONE);
        assertEquals(0, person("lee", "stage", VERSION, "10"));
        assertEquals(
                List.of(
                        "lee POST " + OF + "/shadow {}",
                        "lee GET",
                        "lee POST " + OF + "/activate {}",
                        "lee GET",
                        "lee POST " + OF + "/stop {}",
                        "lee GET",
                        "lee POST " + OF + "/stage {\"percent\":10}",
                        "lee GET"),
                casework.asked());
    }

    @Test
    void aRefusalSaysWhatIsMissing() {
        casework.answers(
                "POST " + OF + "/activate",
                409,
                "{\"title\":\"something that must come before is missing\",\"detail\":\"stage: 0 verdicts\\nworked cases: none\"}");
        assertEquals(3, person("lee", "activate", VERSION));
        assertEquals(
                "evenhand: not done: something that must come before is missing\n  stage: 0 verdicts\n  worked cases: none\n",
                complained());
    }

    @Test
    void aWaiverAndAWayBackCarryTheirReasons() {
        casework.answers("POST " + OF + "/waive", DONE)
                .answers("GET " + OF, "{\"version\":{\"hash\":\"sha256:0123456789ab\",\"does\":[]}}")
                .answers("POST " + OF + "/rollback", DONE)
                .answers("GET", String.format(STATUS, "ACTIVE"));
        assertEquals(0, person("max", "waive", VERSION, "--why", "a wave of sellers"));
        assertEquals(0, person("max", "rollback", VERSION, "--why", "choirs are taken for sellers"));
        assertEquals(
                "max POST " + OF + "/waive {\"reason\":\"a wave of sellers\"}",
                casework.asked().get(0));
        assertEquals(
                "max POST " + OF + "/rollback {\"reason\":\"choirs are taken for sellers\"}",
                casework.asked().get(2));
    }

    @Test
    void aBreakerIsReleasedByAPersonWithAReason() {
        casework.answers("POST /breakers/3/release", "{\"done\":\"3\"}");
        assertEquals(0, person("lee", "release", "3", "--why", "the four were choirs"));
        assertEquals(List.of("lee POST /breakers/3/release {\"reason\":\"the four were choirs\"}"), casework.asked());
        assertEquals("released breaker 3\n", said());
    }

    @Test
    void undoingSaysWhatItReachesAndASecondPersonDecides() {
        casework.answers("POST /undo", "{\"order\":4,\"decisions\":3}")
                .answers("POST /undo/4/approve", "{\"order\":4,\"decisions\":3}")
                .answers("POST /undo/4/decline", "{\"order\":4,\"decisions\":0}");
        String[] period = {"--since", "2026-03-02T09:00:00Z", "--until", "2026-03-03T09:00:00Z"};
        assertEquals(0, person("lee", "undo", VERSION, period[0], period[1], period[2], period[3], "--why", "wrong"));
        assertTrue(
                casework.asked().get(0).contains("\"since\":\"2026-03-02T09:00:00.000Z\""),
                casework.asked().toString());
        assertEquals(0, person("max", "decide-undo", "4"));
        assertEquals(0, person("max", "decide-undo", "4", "--decline"));
        assertEquals(
                "proposed undo 4: it reaches 3 decisions and waits for a second person\nundone: 3 decisions\ndeclined\n",
                said());
    }

    @Test
    void aMomentThatIsNoneAndAVersionThatIsNoneAreNotAsked() {
        assertEquals(3, person("lee", "undo", VERSION, "--since", "yesterday", "--until", "today", "--why", "wrong"));
        assertTrue(complained().contains("yesterday is no moment"), complained());
        assertEquals(3, rules("try", "0123", "acc-1"));
        assertTrue(complained().contains("eight characters or more"), complained());
        assertEquals(2, rules("try", VERSION, "../../overview"));
        assertTrue(complained().contains("an account is 1 to 64 letters"), complained());
        assertEquals(List.of(), casework.asked());
    }

    @Test
    void aTryShowsWhatWouldBe() {
        casework.answers(
                "GET " + OF + "/try/acc-1",
                "[{\"recorded\":{\"asOf\":\"2026-03-02\",\"outcome\":\"review\"},\"tried\":{\"outcome\":\"limit\"}}]");
        assertEquals(0, rules("try", VERSION, "acc-1"));
        assertTrue(said().contains("was review") && said().contains("would be limit"), said());
    }

    @Test
    void replayCountsByWhatCame() {
        casework.answers("GET /replay", "{\"SAME\":12,\"NOT_KEPT\":1}");
        assertEquals(0, rules("replay"));
        assertEquals("NOT_KEPT 1\nSAME 12\n", said());
    }

    @Test
    void theCodeOfASecondFactorGoesAlongAndNonsenseGoesNowhere() {
        casework.answers("GET /replay", "{\"SAME\":12}");
        assertEquals(0, person("pia", "replay", "--code", "123456"));
        assertEquals(0, person("pia", "replay"));
        assertEquals(List.of("pia+123456 GET /replay", "pia GET /replay"), casework.asked());
        assertEquals(2, person("pia", "replay", "--code", "12\n3456"));
        assertTrue(complained().contains("a code is the six digits"), complained());
        assertEquals(2, casework.asked().size());
    }

    @Test
    void caseworkThatDoesNotAnswerIsSaid() {
        casework.close();
        assertEquals(3, rules("status"));
        assertTrue(complained().contains("casework does not answer"), complained());
    }

    private int person(String name, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--as", name, "--password-file", home.resolve("password").toString()));
        return rules(all.toArray(String[]::new));
    }

    private int rules(String... arguments) {
        List<String> all = new ArrayList<>(List.of("rules"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--casework", casework.address().toString()));
        return Main.execute(all.toArray(String[]::new));
    }

    private String said() {
        return console.said();
    }

    private String complained() {
        return console.complained();
    }
}
