// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenhand.standalone.Main;
import io.evenhand.standalone.demo.Overview;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.Installation;
import io.evenhand.standalone.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * One change of the rules by commands only, on a running installation: edit, lint, cases, backtest, approval, shadow, stage,
 * active, and the day on which overturned appeals demote its rule. Prints each command with its output.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RuleChangeStoryIT {
    private static final String OLD_NUMBER = "it is about the number that is to change";
    private static final String WHY = "a limit should need a little more than it does";

    private final Path var = Path.of("target", "rule-change").toAbsolutePath();
    private final List<String[]> staff = new ArrayList<>();

    private Installation installation;
    private Overview overview;
    private Scorer scorer;

    @BeforeAll
    void everythingStarts() throws Exception {
        WholeChainIT.deleteTree(var);
        Home home = new Home(Path.of(System.getProperty("evenhand.root")), var);
        installation = new Installation(home, WholeChainIT.freePorts(), new Terminal(System.out, false));
        installation.start();
        overview = new Overview(installation.casework(), installation.secrets().read("operator-token"));
        scorer = new Scorer(installation.kafka(), overview);
        staff.addAll(installation.secrets().staff());
        for (String[] each : staff) {
            Files.writeString(var.resolve(each[0]), each[2]);
        }
    }

    @AfterAll
    void nothingIsLeftRunning() {
        if (installation != null) {
            installation.stop();
        }
    }

    @Test
    void aChangeGoesFromTheFirstEditToItsDemotionByCommands() throws Exception {
        scorer.strong("before", 25);
        scorer.harmless("before", 75);

        Path root = Path.of(System.getProperty("evenhand.root"));
        String text = Files.readString(root.resolve("rules/examples/built-in.yaml"));
        String edited = text.replace("limit_score: 14", "limit_score: 15");
        assertFalse(edited.equals(text));
        String file = Files.writeString(var.resolve("mine.yaml"), edited).toString();
        String before = root.resolve("rules/cases").toString();

        assertEquals(0, run(List.of("lint", "--ruleset", file)).status());
        Ran told = run(List.of("test", "--ruleset", file, "--cases", before));
        assertEquals(1, told.status(), "some cases are about the old number");
        String cases = withoutThoseOfTheOldNumber(Path.of(before), told.said());
        assertEquals(
                0, run(List.of("test", "--ruleset", file, "--cases", cases)).status());
        String handedIn = rules("cy", "propose", file, "--why", WHY);
        String version = handedIn.replaceFirst("(?s).*sha256:([0-9a-f]{12}).*", "$1");
        String report = rules("cy", "backtest", version, "--days", "30");
        assertTrue(report.contains("100 % of what is stored of the last 90 days"), report);
        String number = report.replaceFirst("(?s).*report ([0-9]+) on.*", "$1");
        refused("cy", "cases", version, "--cases", before);
        refused("cy", "cases", version, "--cases", cases);
        rules("cy", withReasons(version, cases, told.said()));
        String read = rules("bo", "show", version);
        assertTrue(read.contains("left out: " + OLD_NUMBER), read);
        refused("cy", "approve", version, "--report", number, "--why", "I wrote it and it is good");
        rules("bo", "approve", version, "--report", number, "--why", "the report shows nobody newly restricted");
        refused("bo", "activate", version);
        rules("cy", "shadow", version);
        scorer.harmless("shadow", 200);
        refused("bo", "stage", version, "50");
        scorer.doubtful("shadow", 5);
        refused("bo", "activate", version);
        rules("bo", "stage", version, "50");
        scorer.harmless("staged", 80);
        refused("bo", "activate", version);
        scorer.doubtful("staged", 8);
        String shown = rules("cy", "show", version);
        assertFalse(shown.contains("missing"), shown);
        String status = rules("bo", "activate", version);
        assertTrue(status.contains(version + "   active"), status);

        scorer.strong("after", 20);
        List<String> limited = restricted("after");
        assertEquals(20, limited.size());
        for (int i = 0; i < limited.size(); i++) {
            appealed(limited.get(i), i < 4 ? "overturned" : "upheld");
        }
        String demoted = rules("cy", "status");
        assertTrue(demoted.contains("4 of 20 decided appeals were won"), demoted);
        scorer.strong("later", 1);
        assertEquals(List.of(), restricted("later"), "it asks people from then on");
    }

    /** The analyst goes through the cases that failed: each is about the number that is to change. */
    private String withoutThoseOfTheOldNumber(Path folder, String failures) throws IOException {
        Path kept = Files.createDirectories(var.resolve("cases"));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!failures.contains("FAIL  " + file.getFileName() + ":")) {
                    Files.copy(file, kept.resolve(file.getFileName()));
                }
            }
        }
        return kept.toString();
    }

    /** The cases of the program that came out otherwise, each with the reason why it need not pass. */
    private static String[] withReasons(String version, String cases, String failures) {
        List<String> all = new ArrayList<>(List.of("cases", version, "--cases", cases));
        Matcher failed = Pattern.compile("FAIL  ([^:]+):").matcher(failures);
        while (failed.find()) {
            all.addAll(List.of("--leave-out", failed.group(1) + "=" + OLD_NUMBER));
        }
        return all.toArray(String[]::new);
    }

    private String rules(String person, String... arguments) {
        Ran ran = asked(person, arguments);
        assertEquals(0, ran.status(), ran.said());
        return ran.said();
    }

    private void refused(String person, String... arguments) {
        assertEquals(3, asked(person, arguments).status());
    }

    private Ran asked(String person, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(
                List.of("--as", person, "--password-file", var.resolve(person).toString()));
        all.addAll(List.of("--casework", installation.casework().toString()));
        return run(all);
    }

    private record Ran(int status, String said) {}

    /** Runs a command, and prints it with what it says, without what only this test needs. */
    private static Ran run(List<String> arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        int status;
        try (PrintStream both = new PrintStream(said, true, UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            List<String> all = new ArrayList<>(List.of("rules"));
            all.addAll(arguments);
            status = Main.execute(all.toArray(String[]::new));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        String text = said.toString(UTF_8);
        int shown = arguments.indexOf("--password-file");
        out.println("$ ./evenhand rules " + String.join(" ", shown < 0 ? arguments : arguments.subList(0, shown)));
        String brief = text.lines().filter(line -> !line.startsWith("ok    ")).reduce("", (a, b) -> a + b + "\n");
        out.println(brief + "(" + status + ")");
        return new Ran(status, text);
    }

    /** The account holder appeals on the pages, and the analyst decides. */
    private void appealed(String notice, String outcome) throws Exception {
        Visitor holder = new Visitor(installation.casework());
        String words = notice + "/appeal/words";
        holder.fillIn(words, words, Map.of("statement", "These are my friends. I never sold anything."));
        assertEquals(
                200,
                holder.fillIn(notice + "/appeal/check", notice + "/appeal/check", Map.of())
                        .statusCode());
        Visitor analyst = new Visitor(installation.casework());
        String[] ada = staff.get(0);
        analyst.fillIn("/sign-in", "/sign-in", Map.of("name", ada[0], "password", ada[2]));
        Matcher link = Pattern.compile("href=\"(/desk/appeals/[^\"]+)\"")
                .matcher(analyst.read("/desk/appeals").body());
        assertTrue(link.find());
        analyst.fillIn(link.group(1), link.group(1) + "/take", Map.of());
        assertEquals(
                200,
                analyst.fillIn(
                                link.group(1),
                                link.group(1),
                                Map.of(
                                        "outcome",
                                        outcome,
                                        "reasons",
                                        "Looked at everything that the account holder showed about these people."))
                        .statusCode());
    }

    /** The paths of the notices of restricted accounts whose names begin so. */
    private List<String> restricted(String prefix) throws InterruptedException {
        List<String> notices = new ArrayList<>();
        for (JsonNode each : overview.await().path("restricted")) {
            if (each.path("account").asText().startsWith(prefix)) {
                notices.add(URI.create(each.path("notice").asText()).getPath());
            }
        }
        return notices;
    }
}
