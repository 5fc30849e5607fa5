// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.rules.ruleset.Ruleset;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.JavaCommand;
import io.evenhand.standalone.process.Ports;
import io.evenhand.standalone.terminal.UnusableArgument;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code evenhand explain}: why an account stands where it stands, and what would change that. */
@Command(
        name = "explain",
        description = "Says what speaks for and against an account, and what would have changed the outcome.")
final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ACCOUNT", description = "the account's id")
    private String account = "";

    @Option(names = "--assessments", description = "assessments.ndjson; without it the running installation's log")
    private @Nullable Path assessments;

    @Option(names = "--ruleset", description = "a folder of rules or a spec file instead of the built-in ruleset")
    private @Nullable String ruleset;

    @Option(names = "--json", description = "one line of JSON instead of words")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException, MalformedJsonException {
        Ruleset rules = RulesetArgument.of(ruleset).load();
        Home home = Home.of(System.getenv());
        String[] words = assessments == null
                ? new String[] {
                    id(), "--kafka", "127.0.0.1:" + Ports.of(System.getenv()).kafka()
                }
                : new String[] {
                    id(),
                    "--assessments",
                    UnusableArgument.readable(assessments).toString()
                };
        Process process = new ProcessBuilder(
                        JavaCommand.of(home, "engine/scoring", "512m", "io.evenhand.scoring.io.ExplainAccount", words))
                .redirectError(Redirect.INHERIT)
                .start();
        String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int code = process.waitFor();
        if (code != 0) {
            if (assessments == null) {
                System.err.println(
                        "evenhand: start the installation with './evenhand up', or name a file with --assessments");
            }
            return code;
        }
        AccountExplained explained =
                AccountExplained.of(ContractJson.read(lastLine(line), AccountExplained.Told.class), rules);
        if (json) {
            System.out.println(ContractJson.text(explained));
        } else {
            explained.lines().forEach(System.out::println);
        }
        return 0;
    }

    private static String lastLine(String output) {
        List<String> lines = output.lines().toList();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    private String id() {
        try {
            return new AccountId(account).value();
        } catch (IllegalArgumentException e) {
            throw new UnusableArgument("ACCOUNT must be 1 to 64 letters, digits, dots, underscores or hyphens");
        }
    }
}
