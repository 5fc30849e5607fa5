// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.simulator.truth.Evaluation;
import io.evenhand.standalone.terminal.UnusableArgument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code evenhand evaluate}: verdicts beside the truth and beside what crude rules would have done. */
@Command(
        name = "evaluate",
        description = "Precision, recall and wrongly limited owners of verdicts, beside the crude rules platforms use.")
final class EvaluateCommand implements Callable<Integer> {
    @Option(names = "--verdicts", required = true, description = "verdicts.ndjson")
    private Path verdicts = Path.of("");

    @Option(names = "--truth", required = true, description = "truth.ndjson")
    private Path truth = Path.of("");

    @Option(names = "--json", description = "one line for a machine instead of tables")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Evaluation evaluation = Evaluation.of(UnusableArgument.readable(verdicts), UnusableArgument.readable(truth));
        if (evaluation.owners() == 0) {
            throw new UnusableArgument("there is no account in " + truth);
        }
        if (evaluation.unknown() > 0) {
            System.err.println(evaluation.unknown() + " accounts have a verdict and no truth; they are not counted");
        }
        System.out.println(json ? evaluation.json() : evaluation.table());
        return 0;
    }
}
