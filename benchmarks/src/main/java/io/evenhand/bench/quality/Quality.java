// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.ruleset.Ruleset;
import io.evenhand.scoring.io.ScorecardFile;
import io.evenhand.scoring.model.Scorecard;
import io.evenhand.simulator.World;
import io.evenhand.simulator.truth.Evaluation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** The quality benchmark's program: simulates, scores, decides, evaluates and writes a report. */
public final class Quality {
    private Quality() {}

    /** Runs it; see {@link QualityArguments#USAGE}. */
    public static void main(String[] args) throws IOException {
        QualityArguments arguments;
        try {
            arguments = QualityArguments.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(QualityArguments.USAGE);
            System.exit(2);
            return;
        }
        Scorecard card = ScorecardFile.builtIn();
        Ruleset ruleset = Rulesets.builtIn();
        Progress progress = new Progress(System.err, System.console() != null);
        Files.createDirectories(arguments.out());
        for (World world : arguments.worlds()) {
            WorldResult result = new WorldRun(arguments.plan(), card, ruleset, Challengers.NONE, progress).run(world);
            Evaluation evaluation = result.evaluation();
            System.out.println(evaluation.table());
            Files.writeString(
                    arguments.out().resolve("world-" + world.name() + ".json"),
                    evaluation.json(),
                    StandardCharsets.UTF_8);
        }
    }
}
