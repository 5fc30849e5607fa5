// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.rules.diff.RulesetDiff;
import io.evenhand.rules.lint.LintedRuleset;
import io.evenhand.rules.ruleset.CaseResult;
import io.evenhand.rules.ruleset.CasesRunner;
import io.evenhand.rules.ruleset.JunitReport;
import io.evenhand.standalone.process.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code evenhand rules}: what an analyst does with a ruleset before it judges anybody. */
@Command(
        name = "rules",
        description = "Works on rulesets.",
        subcommands = {
            RulesCommand.Test.class,
            RulesCommand.Lint.class,
            RulesCommand.Diff.class,
            RulesLifecycle.Status.class,
            RulesLifecycle.Propose.class,
            RulesLifecycle.Backtest.class,
            RulesLifecycle.Approve.class,
            RulesLifecycle.Show.class,
            RulesLifecycle.Cases.class,
            RulesLifecycle.Waive.class,
            RulesLifecycle.RollBack.class,
            RulesLifecycle.Shadow.class,
            RulesLifecycle.Stage.class,
            RulesLifecycle.Activate.class,
            RulesLifecycle.Stop.class,
            RulesLifecycle.Try.class,
            RulesLifecycle.Replay.class,
            RulesLifecycle.Release.class,
            RulesLifecycle.Undo.class,
            RulesLifecycle.DecideUndo.class,
        })
final class RulesCommand {
    /** {@code evenhand rules test}: the worked cases. */
    @Command(name = "test", description = "Runs the worked cases (exit status 1 if one comes out otherwise).")
    static final class Test implements Callable<Integer> {
        @Option(names = "--ruleset", description = "a folder of rules or a spec file instead of the built-in ruleset")
        private @Nullable String ruleset;

        @Option(names = "--cases", description = "a folder of cases (default: rules/cases)")
        private @Nullable Path cases;

        @Option(names = "--junit", description = "a file for the results as JUnit XML")
        private @Nullable Path junit;

        @Override
        public Integer call() throws IOException {
            Path folder = cases == null
                    ? Home.of(System.getenv()).root().resolve("rules").resolve("cases")
                    : cases;
            List<CaseResult> results =
                    CasesRunner.run(folder, RulesetArgument.of(ruleset).load());
            for (CaseResult result : results) {
                System.out.println((result.passed() ? "ok    " : "FAIL  ") + result.file() + ": " + result.note());
                result.differences().forEach(difference -> System.out.println("        " + difference));
            }
            if (junit != null) {
                Files.createDirectories(junit.toAbsolutePath().getParent());
                Files.writeString(junit, JunitReport.of("rules", results), StandardCharsets.UTF_8);
            }
            long failed = results.stream().filter(result -> !result.passed()).count();
            System.out.println(results.size() - failed + " passed, " + failed + " failed");
            return failed == 0 ? 0 : 1;
        }
    }

    /** {@code evenhand rules lint}: what must not be in a ruleset. */
    @Command(name = "lint", description = "Looks for what must not be in a ruleset (exit status 1 if there is any).")
    static final class Lint implements Callable<Integer> {
        @Option(names = "--ruleset", description = "a folder of rules or a spec file (default: rules/ruleset)")
        private @Nullable String ruleset;

        @Override
        public Integer call() throws IOException {
            String folder = ruleset == null
                    ? Home.of(System.getenv())
                            .root()
                            .resolve("rules")
                            .resolve("ruleset")
                            .toString()
                    : ruleset;
            LintedRuleset linted = RulesetArgument.of(folder).lint();
            linted.findings().forEach(System.out::println);
            System.out.println("rules: " + linted.rules().size() + ", findings: "
                    + linted.findings().size());
            return linted.isClean() ? 0 : 1;
        }
    }

    /** {@code evenhand rules diff}: what changes from one ruleset to another, in words. */
    @Command(
            name = "diff",
            description = "Says in words what changes from one ruleset to another (exit status 1 if anything does).")
    static final class Diff implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "BEFORE", description = "a folder of rules, a spec file or 'built-in'")
        private String before = "";

        @Parameters(index = "1", paramLabel = "AFTER", description = "the same, for the ruleset to compare with it")
        private String after = "";

        @Override
        public Integer call() throws IOException {
            RulesetArgument one = RulesetArgument.of(before);
            RulesetArgument other = RulesetArgument.of(after);
            RulesetDiff diff = RulesetDiff.between(one.rules(), other.rules());
            System.out.println("before " + one.version());
            System.out.println("after  " + other.version());
            diff.words().forEach(System.out::println);
            return diff.changes().isEmpty() ? 0 : 1;
        }
    }
}
