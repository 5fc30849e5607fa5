// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.rules.diff.RulesetDiff;
import io.evenhand.rules.drools.RefusedRulesetException;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.lint.LintedRuleset;
import io.evenhand.rules.lint.LintedRuleset.LintedRule;
import io.evenhand.rules.ruleset.Ruleset;
import io.evenhand.rules.spec.MalformedSpecException;
import io.evenhand.rules.spec.RulesetSpec;
import io.evenhand.rules.spec.SpecReader;
import io.evenhand.standalone.terminal.UnusableArgument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ruleset that somebody names on the command line: a folder of rules, a file with a spec, or the built-in one. */
sealed interface RulesetArgument {
    /** The word for the ruleset packaged with this program. */
    String BUILT_IN = "built-in";

    /** The ruleset, compiled. */
    Ruleset load() throws IOException;

    /** What the linter says about it. */
    LintedRuleset lint() throws IOException;

    /** Its rules, to be compared. */
    List<LintedRule> rules() throws IOException;

    /** The hash of its text. */
    String version() throws IOException;

    /** What a name stands for; null is the built-in ruleset. */
    static RulesetArgument of(@Nullable String name) throws IOException {
        if (name == null || name.equals(BUILT_IN)) {
            return new BuiltIn();
        }
        Path path = Path.of(name);
        if (Files.isDirectory(path)) {
            return new Folder(path);
        }
        if (!Files.isReadable(path)) {
            throw new UnusableArgument("there is no ruleset " + name);
        }
        try {
            return new Spec(SpecReader.read(Files.readString(path, StandardCharsets.UTF_8)));
        } catch (MalformedSpecException e) {
            throw new UnusableArgument(name + ": " + String.join("\n" + name + ": ", e.faults()));
        }
    }

    /** The ruleset packaged with this program. */
    record BuiltIn() implements RulesetArgument {
        @Override
        public Ruleset load() {
            return Rulesets.builtIn();
        }

        @Override
        public LintedRuleset lint() {
            return Rulesets.lintBuiltIn();
        }

        @Override
        public List<LintedRule> rules() {
            return lint().rules();
        }

        @Override
        public String version() {
            return Rulesets.builtIn().version();
        }
    }

    /** A folder of rule files. */
    record Folder(Path path) implements RulesetArgument {
        @Override
        public Ruleset load() throws IOException {
            try {
                return Rulesets.load(path);
            } catch (RefusedRulesetException e) {
                throw new UnusableArgument(String.valueOf(e.getMessage()));
            }
        }

        @Override
        public LintedRuleset lint() throws IOException {
            return Rulesets.lint(path);
        }

        @Override
        public List<LintedRule> rules() throws IOException {
            return lint().rules();
        }

        @Override
        public String version() throws IOException {
            return Rulesets.version(path);
        }
    }

    /** A ruleset as data. */
    record Spec(RulesetSpec spec) implements RulesetArgument {
        @Override
        public Ruleset load() {
            try {
                return Rulesets.compile(spec);
            } catch (RefusedRulesetException e) {
                throw new UnusableArgument(String.valueOf(e.getMessage()));
            }
        }

        @Override
        public LintedRuleset lint() {
            return Rulesets.lint(spec);
        }

        @Override
        public List<LintedRule> rules() {
            return RulesetDiff.rules(spec);
        }

        @Override
        public String version() {
            return spec.version();
        }
    }
}
