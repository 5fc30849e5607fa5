// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.rules.ruleset.DecideReport;
import io.evenhand.rules.ruleset.Decider;
import io.evenhand.rules.ruleset.MalformedLineException;
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

    @Option(names = "--ruleset", description = "a folder of rules or a spec file instead of the built-in ruleset")
    private @Nullable String ruleset;

    @Override
    public Integer call() throws IOException {
        DecideReport report;
        try {
            Files.createDirectories(out.toAbsolutePath().getParent());
            report = Decider.decide(
                    UnusableArgument.readable(assessments),
                    out,
                    RulesetArgument.of(ruleset).load());
        } catch (MalformedLineException e) {
            throw new UnusableArgument(assessments + ": " + e.getMessage());
        }
        System.out.println("ruleset " + report.ruleset());
        System.out.println(report.assessments() + " assessments: " + report.outcomes());
        return 0;
    }
}
