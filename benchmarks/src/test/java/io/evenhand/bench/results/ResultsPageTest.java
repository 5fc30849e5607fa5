// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.bench.results.Figure.Goal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs found is kept as it was found, and the page says exactly that. */
class ResultsPageTest {
    private static final Path BENCHMARKS = Path.of(System.getProperty("evenhand.root"), "benchmarks");
    private static final Pattern LABEL = Pattern.compile("(?m)^ {4}([a-z]+)\\) MAIN=([\\w.]+) ;;$");
    private static final Questions QUESTIONS = new Questions(Map.of(9, "How many?", 10, "How long?"));

    @TempDir
    Path folder;

    /** {@code benchmarks/run results} makes them equal again. */
    @Test
    void thePageAndItsPlotsAreThoseOfTheFiles() throws IOException {
        ResultsPage page = Results.page(BENCHMARKS);
        assertEquals(page.markdown(), Files.readString(BENCHMARKS.resolve("RESULTS.md")));
        Set<String> drawn = new TreeSet<>();
        try (Stream<Path> files = Files.list(BENCHMARKS.resolve("results"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".svg")).toList()) {
                String name = file.getFileName().toString().replace(".svg", "");
                drawn.add(name);
                assertEquals(page.plots().get(name), Files.readString(file), name);
            }
        }
        assertEquals(page.plots().keySet(), drawn);
    }

    @Test
    void aFileIsWrittenAsItIsReadAndSaysNothingOfWhoseMachineItWas() throws IOException {
        try (Stream<Path> files = Files.list(BENCHMARKS.resolve("results"))) {
            List<Path> results =
                    files.filter(each -> each.toString().endsWith(".json")).toList();
            assertFalse(results.isEmpty());
            for (Path file : results) {
                Result result = Result.read(file);
                Path again = result.write(folder);
                assertEquals(file.getFileName(), again.getFileName());
                assertEquals(Files.readString(file), Files.readString(again), file.toString());
                assertTrue(result.command().startsWith("benchmarks/run "), result.command());
                assertEquals(result.command(), Sheet.withoutFolders(result.command()));
            }
        }
    }

    @Test
    void aSheetBecomesARowWithRivalsGoalAndBounds() {
        Result result = Sheet.of("Q9")
                .ours("verdicts", 219_514.4, "a second")
                .atLeast(150_000)
                .add("verdicts", "somebody else", 2_732, "a second")
                .ours("share", 0.123456, "%")
                .between(0.1, 0.2)
                .ours("time", 12.3456, "ms")
                .atMost(10)
                .ours("beside bare", 1.053, "times")
                .atMost(1.05)
                .result();
        String page = new ResultsPage(QUESTIONS, List.of(result)).markdown();
        assertTrue(page.contains("## Q9: How many?"), page);
        assertTrue(page.contains("| figure | unit | wanted | Evenhand | somebody else |"), page);
        assertTrue(page.contains("| verdicts | a second | at least 150,000: met | 219,514 | 2,732 |"), page);
        assertTrue(page.contains("| share | % |  | 0.1235 [0.1, 0.2] |  |"), page);
        assertTrue(page.contains("| time | ms | at most 10: **missed** | 12.35 |  |"), page);
        assertTrue(page.contains("| beside bare | times | at most 1.05: **missed** | 1.053 |  |"), page);
        assertTrue(page.contains("Q10: see [README.md](README.md)."), page);
        assertFalse(page.contains("Entered by hand"), page);
        assertEquals(
                Set.of("Q09"),
                new ResultsPage(QUESTIONS, List.of(result)).plots().keySet());
    }

    /** Two results under one heading are told apart by nobody. */
    @Test
    void everyQuestionHasWordsOfItsOwn() throws IOException {
        Map<Integer, String> texts =
                Questions.in(BENCHMARKS.resolve("README.md")).texts();
        Map<String, Integer> first = new TreeMap<>();
        texts.forEach((number, text) -> {
            Integer other = first.put(text, number);
            assertTrue(other == null, "Q" + number + " and Q" + other + ": " + text);
        });
        assertTrue(texts.keySet().containsAll(Set.of(6, 12, 20, 21, 22, 23, 24, 31)), texts::toString);
    }

    @Test
    void whatNoRunWroteIsSaidToBeEnteredByHand() {
        Result run = Sheet.of("Q10", "small").ours("x", 1, "ms").result();
        Result entered = new Result(
                run.question(),
                run.variant(),
                run.date(),
                run.machine(),
                run.commit(),
                run.command(),
                "from a text",
                run.figures());
        String page = new ResultsPage(QUESTIONS, List.of(entered)).markdown();
        assertTrue(page.contains("**Entered by hand from a text; no run wrote this file.**"), page);
        assertEquals("Q10-small", entered.name());
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Sheet.of("Q9").result(), "no figures");
        assertThrows(
                IllegalArgumentException.class,
                () -> Sheet.of("R9").ours("x", 1, "ms").result());
        assertThrows(
                IllegalArgumentException.class,
                () -> Sheet.of("Q9", "../x").ours("x", 1, "ms").result());
        assertThrows(IllegalArgumentException.class, () -> new Figure("x", "y", Double.NaN, "ms", null, null, null));
        assertThrows(IllegalArgumentException.class, () -> new Figure("x", "y", 1, "ms", 2.0, 1.0, null));
        assertThrows(IllegalArgumentException.class, () -> new Figure("x", "y", 1, "ms", 1.0, null, null));
        Result unasked = Sheet.of("Q11").ours("x", 1, "ms").result();
        assertThrows(IllegalArgumentException.class, () -> new ResultsPage(QUESTIONS, List.of(unasked)).markdown());
        assertTrue(new Goal(Goal.Sense.AT_MOST, 5).isMetBy(5) && !new Goal(Goal.Sense.AT_LEAST, 5).isMetBy(4.9));
    }

    @Test
    void whereFilesLieIsNotKept() {
        assertEquals(
                "benchmarks/run network v4.tsv.gz v6.tsv.gz --out=x",
                Sheet.withoutFolders("benchmarks/run network /home/me/v4.tsv.gz ../v6.tsv.gz --out=target/x"));
    }

    @Test
    void everyBenchmarkKeepsWhatItFound() throws IOException {
        Map<String, String> programs = LABEL.matcher(Files.readString(BENCHMARKS.resolve("run")))
                .results()
                .collect(Collectors.toMap(label -> label.group(1), label -> label.group(2)));
        programs.remove("results");
        assertTrue(programs.size() >= 12, programs::toString);
        Set<Path> mains =
                programs.values().stream().map(ResultsPageTest::source).collect(Collectors.toSet());
        for (Map.Entry<String, String> program : programs.entrySet()) {
            Path source = source(program.getValue());
            try (Stream<Path> files = Files.list(source.getParent())) {
                boolean kept = false;
                for (Path file : files.filter(each -> each.equals(source) || !mains.contains(each))
                        .toList()) {
                    kept |= file.toString().endsWith(".java")
                            && Files.readString(file).contains("Sheet.of(");
                }
                assertTrue(kept, program.getKey() + " keeps nothing");
            }
        }
    }

    private static Path source(String program) {
        return BENCHMARKS.resolve("src/main/java/" + program.replace('.', '/') + ".java");
    }
}
