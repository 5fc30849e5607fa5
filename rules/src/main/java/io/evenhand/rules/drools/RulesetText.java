// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.drools;

import io.evenhand.rules.lint.LintedRuleset;
import io.evenhand.rules.lint.RuleFile;
import io.evenhand.rules.lint.RulesetLinter;
import io.evenhand.rules.ruleset.Ruleset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The files of a ruleset as one text, to be kept and compiled again: each file's name and the length of its text, in UTF-16
 * units, on a line before it. What is read back is what was written, so it has the same version.
 *
 * <p>Such a text is a program: it must come from a place that is trusted like the program itself.
 */
public final class RulesetText {
    private RulesetText() {}

    /** The text of the ruleset packaged with this program. */
    public static String builtIn() {
        try {
            return write(RuleFiles.builtIn());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of the ruleset in a folder. */
    public static String of(Path folder) throws IOException {
        return write(RuleFiles.in(folder));
    }

    /**
     * Lints and compiles a text that this class wrote.
     *
     * @throws RefusedRulesetException if the linter or the compiler objects
     * @throws IllegalArgumentException if it is not such a text
     */
    public static Ruleset compile(String text) {
        return Rulesets.compile(read(text));
    }

    /**
     * What the linter says about a text that this class wrote, and what its rules are.
     *
     * @throws IllegalArgumentException if it is not such a text
     */
    public static LintedRuleset lint(String text) {
        return RulesetLinter.lint(read(text));
    }

    private static String write(List<RuleFile> files) {
        StringBuilder text = new StringBuilder();
        files.stream().sorted(Comparator.comparing(RuleFile::name)).forEach(file -> text.append(file.name())
                .append(' ')
                .append(file.text().length())
                .append('\n')
                .append(file.text())
                .append('\n'));
        return text.toString();
    }

    private static List<RuleFile> read(String text) {
        List<RuleFile> files = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int line = text.indexOf('\n', at);
            int space = line < 0 ? -1 : text.lastIndexOf(' ', line);
            if (space <= at) {
                throw new IllegalArgumentException("not the text of a ruleset");
            }
            int length = Integer.parseInt(text.substring(space + 1, line));
            int rest = text.length() - line - 1;
            if (length < 0 || length >= rest || text.charAt(line + 1 + length) != '\n') {
                throw new IllegalArgumentException("not the text of a ruleset");
            }
            int end = line + 1 + length;
            files.add(new RuleFile(text.substring(at, space), text.substring(line + 1, end)));
            at = end + 1;
        }
        return files;
    }
}
