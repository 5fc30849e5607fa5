// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.results;

import io.evenhand.bench.results.Figure.Goal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A result that is being filled in while a benchmark runs; the machine is looked at when it begins. */
public final class Sheet {
    private static final Pattern FOLDERS = Pattern.compile("(?<=^|[ =:])[^ =:]*/(?=[^ /])");
    private static final double THOUSAND = 1_000;

    private final String question;
    private final String variant;
    private final Machine machine = Machine.here();
    private final List<Figure> figures = new ArrayList<>();

    private Sheet(String question, String variant) {
        this.question = question;
        this.variant = variant;
    }

    /** For a question of {@code benchmarks/README.md}; what was kept of it is replaced. */
    public static Sheet of(String question) {
        return new Sheet(question, "");
    }

    /** For one of several runs of a question that are kept side by side. */
    public static Sheet of(String question, String variant) {
        return new Sheet(question, variant);
    }

    /** Adds a figure of ours. */
    public Sheet ours(String name, double value, String unit) {
        return add(name, Figure.OURS, value, unit);
    }

    /** Adds the same figure of somebody else, measured in this run. */
    public Sheet add(String name, String who, double value, String unit) {
        figures.add(new Figure(name, who, shortened(value), unit, null, null, null));
        return this;
    }

    /** The figure added last was promised to be at most this. */
    public Sheet atMost(double goal) {
        return promised(new Goal(Goal.Sense.AT_MOST, goal));
    }

    /** The figure added last was promised to be at least this. */
    public Sheet atLeast(double goal) {
        return promised(new Goal(Goal.Sense.AT_LEAST, goal));
    }

    /** The figure added last lies between these with 95 %. */
    public Sheet between(double lower, double upper) {
        Figure last = figures.remove(figures.size() - 1);
        figures.add(new Figure(
                last.name(), last.who(), last.value(), last.unit(), shortened(lower), shortened(upper), last.goal()));
        return this;
    }

    private Sheet promised(Goal goal) {
        Figure last = figures.remove(figures.size() - 1);
        figures.add(new Figure(last.name(), last.who(), last.value(), last.unit(), last.lower(), last.upper(), goal));
        return this;
    }

    /** Keeps it under the folder of the checkout that the launcher named, and says where. */
    @SuppressWarnings("SystemOut") // a command's output
    public void write() throws IOException {
        String home = System.getProperty("evenhand.home");
        if (home == null) {
            return; // run by hand from somewhere else: there is nowhere to keep it
        }
        Path file = result().write(Path.of(home, "benchmarks", "results"));
        System.out.println("kept in " + Path.of(home).relativize(file));
    }

    Result result() {
        return new Result(
                question,
                variant,
                LocalDate.now(ZoneOffset.UTC).toString(),
                machine,
                System.getProperty("evenhand.commit", "unknown"),
                withoutFolders(System.getProperty("evenhand.command", "")),
                null,
                figures);
    }

    /** Where somebody's files lie is nobody's business. */
    static String withoutFolders(String command) {
        return command.startsWith("benchmarks/run ")
                ? "benchmarks/run "
                        + FOLDERS.matcher(command.substring("benchmarks/run ".length()))
                                .replaceAll("")
                : command;
    }

    /** Four digits, or all before the point: nothing here is measured more exactly. */
    static double shortened(double value) {
        if (value == 0 || Math.abs(value) >= THOUSAND) {
            return Math.rint(value);
        }
        double scale = Math.pow(10, 3 - Math.floor(Math.log10(Math.abs(value))));
        return Math.rint(value * scale) / scale;
    }
}
