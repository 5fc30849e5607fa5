// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.rules;

import io.evenhand.bench.program.Options;
import io.evenhand.bench.results.Figure;
import io.evenhand.bench.results.Sheet;
import io.evenhand.rules.spec.RulesetSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Q9: verdicts in a second of a processor, for rulesets of several sizes.
 *
 * <p>All-match: every rule that fires is named. First-match: the first rule that fires, in the order of the text, and no
 * further one is needed. Every contestant must name the same rules for every case, or the run ends without figures.
 */
public final class RulesBenchmark {
    private static final int SUBJECTS = 1_024;
    private static final long SEED = 20261126;
    private static final int STARTS = 5;
    private static final double FIRST_VERDICT_MILLIS = 2_000;
    private static final double WANTED_OF_50 = 150_000;

    private final double seconds;
    private final @Nullable Sqrl sqrl;
    private final Sheet sheet;

    private RulesBenchmark(double seconds, @Nullable Sqrl sqrl, Sheet sheet) {
        this.seconds = seconds;
        this.sqrl = sqrl;
        this.sheet = sheet;
    }

    /** {@code [--rules 10,50,250] [--seconds 1] [--no-sqrl] [--out DIR]}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options given = Options.orExit(arguments, List.of("--rules", "--seconds", "--out"), "--no-sqrl");
        double seconds = Double.parseDouble(given.text("--seconds", "1"));
        Path out = Path.of(given.text("--out", "target/rules"));
        Sheet sheet = Sheet.of("Q9");
        Sqrl sqrl = null;
        if (!given.has("--no-sqrl")) {
            try {
                sqrl = Sqrl.installed(out.resolve("sqrl"));
            } catch (IOException e) {
                System.out.println("without SQRL: " + e.getMessage());
            }
        }
        System.out.println("java " + System.getProperty("java.version") + ", commit "
                + System.getProperty("evenhand.commit", "unknown") + ", " + SUBJECTS + " cases, seed " + SEED);
        List<FirstVerdict.Start> starts = FirstVerdict.measure(STARTS);
        System.out.println("cold start to the first verdict, ms: "
                + starts.stream()
                        .map(start -> start.wall() + " (" + start.processors() + " of processors)")
                        .collect(Collectors.joining(", ")));
        System.out.println("| rules | match | contestant | verdicts per CPU-second | bytes per verdict |");
        System.out.println("|---|---|---|---|---|");
        RulesBenchmark benchmark = new RulesBenchmark(seconds, sqrl, sheet);
        for (int size : given.numbers("--rules", "10,50,250")) {
            benchmark.run(size);
        }
        sheet.ours(
                        "first verdict after the start of a process, the middle of five",
                        (double) starts.get(STARTS / 2).wall(),
                        "ms")
                .atMost(FIRST_VERDICT_MILLIS);
        sheet.write();
    }

    private void run(int rules) throws IOException, InterruptedException {
        RulesetSpec spec = Bands.ruleset(rules, SEED);
        Subjects subjects = Subjects.random(SUBJECTS, SEED);
        List<List<String>> wanted = answers(new PlainJava(spec, subjects, false));
        List<List<String>> first = answers(new PlainJava(spec, subjects, true));
        measure(rules, "all", new Evenhand(spec, subjects), wanted);
        measure(rules, "all", new PlainJava(spec, subjects, false), wanted);
        Sqrl.Reading theirs = sqrl == null ? null : sqrl.read(spec, subjects, seconds);
        if (theirs != null) {
            agree("SQRL", wanted, theirs.fired());
            print(rules, "all", "SQRL", theirs.all(), "");
        }
        measure(rules, "first", new FirstMatch(spec, subjects), first);
        measure(rules, "first", new PlainJava(spec, subjects, true), first);
        if (theirs != null) {
            print(rules, "first", "SQRL", theirs.first(), "");
        }
    }

    private void measure(int rules, String match, Contestant contestant, List<List<String>> wanted) {
        agree(contestant.name(), wanted, answers(contestant));
        Clock.Reading reading = Clock.read(contestant, SUBJECTS, seconds);
        print(rules, match, contestant.name(), reading.perCpuSecond(), String.valueOf(reading.bytes()));
    }

    private void print(int rules, String match, String name, double rate, String bytes) {
        System.out.printf(Locale.ROOT, "| %d | %s | %s | %,.0f | %s |%n", rules, match, name, rate, bytes);
        boolean ours = name.startsWith(Figure.OURS);
        sheet.add(rules + " rules, " + match + "-match", ours ? Figure.OURS : name, rate, "verdicts a CPU-second");
        if (ours && rules == 50 && match.equals("all")) {
            sheet.atLeast(WANTED_OF_50);
        }
    }

    private static List<List<String>> answers(Contestant contestant) {
        List<List<String>> answers = new ArrayList<>();
        for (int i = 0; i < SUBJECTS; i++) {
            answers.add(contestant.fired(i));
        }
        return answers;
    }

    private static void agree(String name, List<List<String>> wanted, List<List<String>> got) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!wanted.get(i).equals(got.get(i))) {
                throw new IllegalStateException(
                        name + " disagrees on case " + i + ": wanted " + wanted.get(i) + ", got " + got.get(i));
            }
        }
    }
}
