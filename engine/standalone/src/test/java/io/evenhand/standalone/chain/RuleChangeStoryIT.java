// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.Completeness;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.assessment.FamilyScore;
import io.evenhand.contract.assessment.Gates;
import io.evenhand.contract.assessment.Persistence;
import io.evenhand.contract.assessment.Presence;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.AssessmentId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.intake.log.Topics;
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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
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
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OLD_NUMBER = "it is about the number that is to change";
    private static final String WHY = "a limit should need a little more than it does";

    private final Path var = Path.of("target", "rule-change").toAbsolutePath();
    private final List<String[]> staff = new ArrayList<>();

    private Installation installation;
    private Overview overview;
    private int handed;

    @BeforeAll
    void everythingStarts() throws Exception {
        WholeChainIT.deleteTree(var);
        Home home = new Home(Path.of(System.getProperty("evenhand.root")), var);
        installation = new Installation(home, WholeChainIT.freePorts(), new Terminal(System.out, false));
        installation.start();
        overview = new Overview(installation.casework(), installation.secrets().read("operator-token"));
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
        strong("before", 25);
        harmless("before", 75);

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
        harmless("shadow", 200);
        refused("bo", "stage", version, "50");
        doubtful("shadow", 5);
        refused("bo", "activate", version);
        rules("bo", "stage", version, "50");
        harmless("staged", 80);
        refused("bo", "activate", version);
        doubtful("staged", 8);
        String shown = rules("cy", "show", version);
        assertFalse(shown.contains("missing"), shown);
        String status = rules("bo", "activate", version);
        assertTrue(status.contains(version + "   active"), status);

        strong("after", 20);
        List<String> limited = restricted("after");
        assertEquals(20, limited.size());
        for (int i = 0; i < limited.size(); i++) {
            appealed(limited.get(i), i < 4 ? "overturned" : "upheld");
        }
        String demoted = rules("cy", "status");
        assertTrue(demoted.contains("4 of 20 decided appeals were won"), demoted);
        strong("later", 1);
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

    private void strong(String prefix, int count) throws Exception {
        List<Assessment> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(assessment(prefix + "-strong-" + i, 19, 12));
        }
        tell(all);
    }

    /** Accounts that people are asked to look at. */
    private void doubtful(String prefix, int count) throws Exception {
        List<Assessment> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(assessment(prefix + "-doubtful-" + i, 14, 0));
        }
        tell(all);
    }

    private void harmless(String prefix, int count) throws Exception {
        List<Assessment> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(assessment(prefix + "-harmless-" + i, 0, 0));
        }
        tell(all);
    }

    /** Writes assessments to the log as scoring does, and waits until casework has handled them. */
    private void tell(List<Assessment> all) throws Exception {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, installation.kafka());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Assessment each : all) {
                producer.send(new ProducerRecord<>(
                                Topics.ASSESSMENTS, each.account().value().getBytes(UTF_8), ContractJson.bytes(each)))
                        .get();
            }
        }
        handed += all.size();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (overview.await().path("assessments").asInt() < handed) {
            assertTrue(System.nanoTime() < end, "casework did not handle what was told");
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static Assessment assessment(String account, int rhythm, int link) {
        return new Assessment(
                new AssessmentId("as-" + account),
                new AccountId(account),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                "scorecard-1",
                rhythm + link - 3,
                true,
                List.of(
                        new FamilyScore(Family.RHYTHM, rhythm, 22),
                        new FamilyScore(Family.LINK, link, 16),
                        new FamilyScore(Family.EXCULPATORY, -3, 0)),
                List.of(
                        new EvidenceAtom(
                                "rhythm.tenure",
                                Family.RHYTHM,
                                rhythm,
                                31,
                                24.1,
                                1.2e-9,
                                "P120D",
                                Map.of("periodDays", 30.0, "multiples", 3.0, "onCycleViewers", 28.0)),
                        new EvidenceAtom("link.keys", Family.LINK, link, 3, null, null, "P120D", Map.of("peers", 3.0)),
                        new EvidenceAtom("ties.reciprocity", Family.EXCULPATORY, -3, 44, 0.2, null, "P30D", Map.of())),
                new Gates(44, 31, new Persistence(4, 4)),
                new Completeness(Presence.PRESENT, Presence.PRESENT, Presence.PRESENT));
    }
}
