// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.lint.LintedRuleset;
import io.evenhand.rules.ruleset.CaseResult;
import io.evenhand.rules.ruleset.CasesRunner;
import io.evenhand.standalone.process.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code evenhand rules}: what an analyst does with a ruleset before it judges anybody. */
@Command(
        name = "rules",
        description = "Works on rulesets.",
        subcommands = {
            RulesCommand.Test.class,
            RulesCommand.Lint.class,
            RulesLifecycle.Status.class,
            RulesLifecycle.Propose.class,
            RulesLifecycle.Backtest.class,
            RulesLifecycle.Approve.class,
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
        @Option(names = "--ruleset", description = "a folder of .drl files instead of the built-in ruleset")
        private @Nullable Path ruleset;

        @Option(names = "--cases", description = "a folder of cases (default: rules/cases)")
        private @Nullable Path cases;

        @Override
        public Integer call() throws IOException {
            Path folder = cases == null
                    ? Home.of(System.getenv()).root().resolve("rules").resolve("cases")
                    : cases;
            List<CaseResult> results = CasesRunner.run(folder, DecideCommand.load(ruleset));
            for (CaseResult result : results) {
                System.out.println((result.passed() ? "ok    " : "FAIL  ") + result.file() + ": " + result.note());
                result.differences().forEach(difference -> System.out.println("        " + difference));
            }
            long failed = results.stream().filter(result -> !result.passed()).count();
            System.out.println(results.size() - failed + " passed, " + failed + " failed");
            return failed == 0 ? 0 : 1;
        }
    }

    /** {@code evenhand rules lint}: what must not be in a ruleset. */
    @Command(name = "lint", description = "Looks for what must not be in a ruleset (exit status 1 if there is any).")
    static final class Lint implements Callable<Integer> {
        @Option(names = "--ruleset", description = "a folder of .drl files (default: rules/ruleset)")
        private @Nullable Path ruleset;

        @Override
        public Integer call() throws IOException {
            Path folder = ruleset == null
                    ? Home.of(System.getenv()).root().resolve("rules").resolve("ruleset")
                    : ruleset;
            LintedRuleset linted = Rulesets.lint(folder);
            linted.findings().forEach(System.out::println);
            System.out.println(
                    linted.rules().size() + " rules, " + linted.findings().size() + " findings");
            return linted.isClean() ? 0 : 1;
        }
    }
}
