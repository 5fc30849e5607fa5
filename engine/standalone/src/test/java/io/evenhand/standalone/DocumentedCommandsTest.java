// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;

/**
 * Every command that a document shows can be typed: the short ones are run here, those of the launcher, of Maven and of the
 * benchmarks are held against what these take, and each that is another program's or runs on and on is run by a test that is
 * named below. A command that nobody accounts for fails.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedCommandsTest {
    private static final Path ROOT = Path.of(System.getProperty("evenhand.root"));
    private static final Pattern PLACEHOLDER = Pattern.compile("[A-Z]+|…");
    private static final Pattern BENCHMARK = Pattern.compile("(?m)^ {4}([a-z]+)\\) MAIN=([\\w.]+) ;;$");
    private static final Pattern MAVEN =
            Pattern.compile("-o|-q|verify|package|spotless:apply|javadoc:aggregate|-P\\w+|-pl|-am|-D.+");

    /** What a reader's own file is called in the documents, and which of ours stands for it. */
    private static final Map<String, String> FILES =
            Map.of("my.yaml", "rules/examples/built-in.yaml", "my-cases", "rules/cases");

    /** Run here as they stand, with the exit status that the documents promise; none of them leaves anything behind. */
    private static final Map<String, Integer> HERE = Map.of(
            "./evenhand help", 0,
            "./evenhand rules test --ruleset my.yaml --cases my-cases", 0,
            "./evenhand rules diff built-in my.yaml", 0);

    /** What runs until somebody stops it, or belongs to somebody else: the test that runs it, and where in its text. */
    private static final List<Elsewhere> ELSEWHERE = List.of(
            new Elsewhere("./evenhand demo --recourse", "RecourseStoryIT", "RecourseStories"),
            new Elsewhere("./evenhand demo", "WholeChainIT", "new Backfill("),
            new Elsewhere("./evenhand up", "WholeChainIT", "new Installation("),
            new Elsewhere("./evenhand down", "WholeChainIT", "installation.stop()"),
            new Elsewhere("./evenhand backup", "WholeChainIT", "new Backup("),
            new Elsewhere("./evenhand restore", "WholeChainIT", "new Backup("),
            new Elsewhere("sha256sum -c evenhand-", "ArchiveIsReproducibleTest", ".tar.gz.sha256"),
            new Elsewhere("tar xzf evenhand-", "ArchiveIsReproducibleTest", "TarArchiveInputStream"),
            new Elsewhere("evenhand-0.1.0/evenhand up", "ReleaseRunsIT", "commandsRunFromIt"),
            new Elsewhere("./evenhand run", "ReleaseRunsIT", "\"run\", \"edge\""),
            new Elsewhere("./evenhand secrets", "SecretsTest", "ensure()"),
            new Elsewhere("./evenhand test --faults", "FaultsIT", "faults.minutes"),
            new Elsewhere("./evenhand asn refresh", "RefreshKeepsWhatIsInUseTest", "refresh"),
            new Elsewhere("curl -s http://127.0.0.1:8090/access/v1/evaluation", "EdgeClient", "/access/v1/evaluation"),
            new Elsewhere("curl -s http://127.0.0.1:8070/v1/events", "EventsReachTheLogIT", "/v1/events"),
            new Elsewhere("curl -s http://127.0.0.1:9401/metrics", "MetricsServerTest", "/metrics"),
            new Elsewhere("curl -s http://127.0.0.1:8080/feed/v1/head", "FeedIsServedIT", "/feed/v1/head"),
            new Elsewhere("curl -i http://127.0.0.1:8881/invite/", "ProxiesAskIT", "/invite/limited"),
            new Elsewhere("./evenhand import tautulli", "TautulliHistoryBecomesEventsTest", "TautulliImport.run"),
            new Elsewhere("bin/jobmanager.sh start", "EmbeddedEqualsClusterIT", "FlinkCluster"),
            new Elsewhere("bin/taskmanager.sh start", "EmbeddedEqualsClusterIT", "FlinkCluster"),
            new Elsewhere("bin/flink run", "EmbeddedEqualsClusterIT", "cluster"),
            new Elsewhere("bin/flink stop", "EmbeddedEqualsClusterIT", "savepoint"));

    private record Elsewhere(String command, String test, String word) {}

    private final CommandLine line = parser();
    private List<DocumentedCommand> commands = List.of();
    private Map<String, Path> tests = Map.of();

    @BeforeAll
    void readTheDocuments() throws IOException {
        List<DocumentedCommand> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<Path> documents = files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .filter(file -> !file.endsWith("CHANGELOG.md"))
                    .sorted()
                    .toList();
            for (Path document : documents) {
                found.addAll(DocumentedCommand.in(ROOT, document));
            }
        }
        commands = found.stream().filter(this::isACommand).toList();
        try (Stream<Path> files = Files.walk(ROOT)) {
            tests = files.filter(file -> file.toString().contains("/src/test/java/"))
                    .filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            file -> file,
                            (one, two) -> one));
        }
    }

    @Test
    void everyCommandIsAccountedFor() {
        assertTrue(commands.size() > 60, () -> "commands: " + commands.size());
        assertAll(commands.stream().map(each -> (Executable) () -> assertEquals("", fault(each), each::toString)));
    }

    @Test
    void theShortOnesRun() {
        List<Executable> runs = new ArrayList<>();
        HERE.forEach((command, status) -> runs.add(() -> {
            assertTrue(commands.stream().anyMatch(each -> each.text().equals(command)), command + " is in no document");
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            assertEquals(status, run(command, said), () -> command + ": " + said.toString(StandardCharsets.UTF_8));
        }));
        assertAll(runs);
    }

    @Test
    void whatIsRunElsewhereIsRunThere() {
        List<Executable> checks = new ArrayList<>();
        for (Elsewhere each : ELSEWHERE) {
            checks.add(() -> {
                assertTrue(
                        commands.stream().anyMatch(command -> command.bare().startsWith(each.command())),
                        each.command() + " is in no document");
                Path test = tests.get(each.test());
                assertTrue(test != null && Files.readString(test).contains(each.word()), each::toString);
            });
        }
        assertAll(checks);
    }

    /** A mention whose first word is no command of ours is about something else. */
    private boolean isACommand(DocumentedCommand command) {
        List<String> words = command.ways().get(0);
        if (command.isWhole() || words.get(0).contains("/") || words.get(0).equals("curl")) {
            return true;
        }
        CommandLine named = line.getSubcommands().get(words.get(0));
        return named != null
                && (words.get(1).startsWith("-") || !named.getSubcommands().isEmpty());
    }

    private String fault(DocumentedCommand command) throws IOException {
        for (String setting : command.settings()) {
            String name = setting.substring(0, setting.indexOf('='));
            if (!Files.readString(ROOT.resolve("docs/operate.md")).contains("`" + name + "`")) {
                return "no setting " + name;
            }
        }
        for (List<String> way : command.ways()) {
            String fault = fault(command, way);
            if (!fault.isEmpty()) {
                return fault;
            }
        }
        return "";
    }

    private String fault(DocumentedCommand command, List<String> way) throws IOException {
        List<String> arguments = way.subList(1, way.size());
        return switch (way.get(0)) {
            case "./evenhand" -> isTheLaunchers(arguments) ? launcher(arguments) : ours(arguments, command.isWhole());
            case "benchmarks/run" -> benchmark(arguments);
            case "./mvnw" -> maven(arguments);
            default -> {
                if (line.getSubcommands().containsKey(way.get(0))) {
                    yield ours(way, command.isWhole());
                }
                boolean elsewhere = ELSEWHERE.stream()
                        .anyMatch(each -> String.join(" ", way).startsWith(each.command()));
                boolean script = way.get(0).startsWith(".ci/") && Files.isExecutable(ROOT.resolve(way.get(0)));
                yield elsewhere || script ? "" : "nothing runs it: make this test run it, or name the test that does";
            }
        };
    }

    private static boolean isTheLaunchers(List<String> arguments) {
        return !arguments.isEmpty() && List.of("test", "build").contains(arguments.get(0));
    }

    /** The launcher's own words are the labels of its script. */
    private String launcher(List<String> arguments) throws IOException {
        for (String word : arguments) {
            if (word.matches("[A-Z][a-z]\\w+") && !isATest(word)) {
                return "no test " + word;
            }
        }
        String script = Files.readString(ROOT.resolve("evenhand"));
        return arguments.stream()
                .filter(word -> word.matches("[a-z]+|--[a-z-]+"))
                .filter(word -> !script.contains(" " + word + ")") && !script.contains("= " + word + " ]"))
                .map(word -> "the launcher does not know " + word)
                .findFirst()
                .orElse("");
    }

    private static CommandLine parser() {
        CommandLine line = Main.commandLine();
        collectErrors(line);
        line.registerConverter(int.class, word -> isPlaceholder(word) ? 1 : Integer.parseInt(word));
        line.registerConverter(long.class, word -> isPlaceholder(word) ? 1 : Long.parseLong(word));
        return line;
    }

    /** Held against the real parser; numbers and so on may still have a placeholder's name. */
    private String ours(List<String> arguments, boolean isWhole) {
        List<String> faults = new ArrayList<>();
        line.parseArgs(arguments.toArray(String[]::new))
                .asCommandLineList()
                .forEach(each -> each.getParseResult().errors().stream()
                        .filter(error -> isWhole || !(error instanceof MissingParameterException))
                        .forEach(error -> faults.add(error.getMessage())));
        return String.join("; ", new TreeSet<>(faults));
    }

    private static boolean isPlaceholder(String word) {
        return PLACEHOLDER.matcher(word).matches();
    }

    private static void collectErrors(CommandLine line) {
        line.getCommandSpec().parser().collectErrors(true);
        line.getSubcommands().values().forEach(DocumentedCommandsTest::collectErrors);
    }

    /** A benchmark reads its options by name, so each must be in the text of its program. */
    private static String benchmark(List<String> arguments) throws IOException {
        Map<String, String> programs = BENCHMARK
                .matcher(Files.readString(ROOT.resolve("benchmarks/run")))
                .results()
                .collect(Collectors.toMap(label -> label.group(1), label -> label.group(2)));
        String program = arguments.isEmpty() ? null : programs.get(arguments.get(0));
        if (program == null) {
            return "no such benchmark: " + arguments;
        }
        Path source = ROOT.resolve("benchmarks/src/main/java").resolve(program.replace('.', '/') + ".java");
        String name = source.getFileName().toString().replace(".java", "");
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(source.getParent())) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith(name))
                    .toList()) {
                text.append(Files.readString(file));
            }
        }
        return arguments.stream()
                .filter(word -> word.startsWith("--") && text.indexOf('"' + word + '"') < 0)
                .map(word -> name + " does not know " + word)
                .findFirst()
                .orElse("");
    }

    private String maven(List<String> arguments) throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        String before = "";
        for (String word : arguments) {
            if (before.equals("-pl")) {
                for (String module : word.split(",", -1)) {
                    if (!Files.exists(ROOT.resolve(module).resolve("pom.xml"))) {
                        return "no module " + module;
                    }
                }
            } else if (!MAVEN.matcher(word).matches()) {
                return "not looked at: " + word;
            } else if (word.startsWith("-P") && !pom.contains("<id>" + word.substring(2) + "</id>")) {
                return "no profile " + word;
            } else if (word.matches("-D(it\\.)?test=.*") && !isATest(word.substring(word.indexOf('=') + 1))) {
                return "no test " + word;
            }
            before = word;
        }
        return "";
    }

    private boolean isATest(String names) {
        return names.equals("none")
                || isPlaceholder(names)
                || Stream.of(names.split(",", -1)).allMatch(tests::containsKey);
    }

    private static int run(String command, ByteArrayOutputStream said) {
        Matcher words = Pattern.compile("\\S+").matcher(command.substring("./evenhand ".length()));
        String[] arguments = words.results()
                .map(word -> word.group())
                .map(word ->
                        FILES.containsKey(word) ? ROOT.resolve(FILES.get(word)).toString() : word)
                .toArray(String[]::new);
        PrintStream out = System.out;
        String home = System.setProperty("evenhand.home", ROOT.toString());
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            return Main.execute(arguments);
        } finally {
            System.setOut(out);
            if (home == null) {
                System.clearProperty("evenhand.home");
            } else {
                System.setProperty("evenhand.home", home);
            }
        }
    }
}
