// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.drools;

import io.evenhand.rules.lint.LintedRuleset;
import io.evenhand.rules.lint.RuleFile;
import io.evenhand.rules.lint.RulesetLinter;
import io.evenhand.rules.ruleset.Ruleset;
import io.evenhand.rules.spec.RulesetSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The rulesets there are: the one packaged with this program, and those in folders. */
public final class Rulesets {
    private Rulesets() {}

    /** The ruleset packaged with this program, compiled at the first call and then shared. */
    public static Ruleset builtIn() {
        return BuiltIn.RULESET;
    }

    /**
     * Reads, lints and compiles the rule files, decision tables and sentence files of a folder; takes some seconds the first time in a program.
     *
     * @throws RefusedRulesetException if the linter or the compiler objects; the message says where and why
     */
    public static Ruleset load(Path folder) throws IOException {
        return compile(RuleFiles.in(folder));
    }

    /** The version that the files of a folder have, whether or not they are a ruleset. */
    public static String version(Path folder) throws IOException {
        return RuleFiles.version(RuleFiles.in(folder));
    }

    /** What the linter says about the files of a folder. */
    public static LintedRuleset lint(Path folder) throws IOException {
        return RulesetLinter.lint(RuleFiles.in(folder));
    }

    /** What the linter says about an uploaded ruleset. */
    public static LintedRuleset lint(RulesetSpec spec) {
        return RulesetLinter.lint(RuleFiles.of(spec));
    }

    /** What the linter says about the ruleset packaged with this program, which is nothing, and what its rules are. */
    public static LintedRuleset lintBuiltIn() {
        try {
            return RulesetLinter.lint(RuleFiles.builtIn());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes an uploaded ruleset out as rules, lints and compiles them; takes some seconds the first time in a program.
     * Its version is the spec's.
     *
     * @throws RefusedRulesetException if the linter objects; the message says which rule and why
     */
    public static Ruleset compile(RulesetSpec spec) {
        return new CompiledRuleset(lint(spec), spec.version());
    }

    static Ruleset compile(List<RuleFile> files) {
        String version = RuleFiles.version(files);
        Precompiled built = Precompiled.of(version);
        return built == null
                ? new CompiledRuleset(RulesetLinter.lint(files), version)
                : new CompiledRuleset(built, version);
    }

    private static final class BuiltIn {
        static final Ruleset RULESET = read();

        private static Ruleset read() {
            try {
                return compile(RuleFiles.builtIn());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
