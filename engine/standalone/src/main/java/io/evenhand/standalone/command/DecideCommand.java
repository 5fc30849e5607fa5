// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.rules.drools.RefusedRulesetException;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.ruleset.DecideReport;
import io.evenhand.rules.ruleset.Decider;
import io.evenhand.rules.ruleset.MalformedLineException;
import io.evenhand.rules.ruleset.Ruleset;
import io.evenhand.standalone.terminal.UnusableArgument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code evenhand decide}: what the ruleset makes of a file of assessments, with a blank standing. */
@Command(name = "decide", description = "Decides a file of assessments with a blank standing, in the order of asOf.")
final class DecideCommand implements Callable<Integer> {
    @Option(names = "--assessments", required = true, description = "assessments.ndjson")
    private Path assessments = Path.of("");

    @Option(names = "--out", required = true, description = "the file for the verdicts")
    private Path out = Path.of("");

    @Option(names = "--ruleset", description = "a folder of .drl files instead of the built-in ruleset")
    private @Nullable Path ruleset;

    @Override
    public Integer call() throws IOException {
        DecideReport report;
        try {
            Files.createDirectories(out.toAbsolutePath().getParent());
            report = Decider.decide(UnusableArgument.readable(assessments), out, load(ruleset));
        } catch (MalformedLineException e) {
            throw new UnusableArgument(assessments + ": " + e.getMessage());
        }
        System.out.println("ruleset " + report.ruleset());
        System.out.println(report.assessments() + " assessments: " + report.outcomes());
        return 0;
    }

    static Ruleset load(@Nullable Path folder) throws IOException {
        if (folder == null) {
            return Rulesets.builtIn();
        }
        try {
            return Rulesets.load(folder);
        } catch (RefusedRulesetException e) {
            throw new UnusableArgument(String.valueOf(e.getMessage()));
        }
    }
}
