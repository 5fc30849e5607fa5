// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.bench.results.Sheet;
import io.evenhand.contract.id.Sha256;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.scoring.io.ScorecardFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;

/** The quality benchmark's program: simulates, scores, decides, evaluates and writes a report. */
public final class Quality {
    private Quality() {}

    /** Runs it; see {@link QualityArguments#USAGE}. */
    public static void main(String[] args) throws IOException {
        if (List.of(args).contains("--help")) {
            System.out.println(QualityArguments.USAGE);
            return;
        }
        QualityArguments arguments;
        try {
            arguments = QualityArguments.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(QualityArguments.USAGE);
            System.exit(2);
            return;
        }
        Findings findings = run(arguments);
        findings.targets()
                .forEach(target -> System.out.println(target.grade() + "  world " + target.world() + "  "
                        + target.what() + ": " + target.got() + ", wanted " + target.wanted()));
        Sheet sheet = Sheet.of("Q6");
        findings.keep(sheet);
        sheet.write();
        System.out.println("written to " + arguments.out().toAbsolutePath());
    }

    static Findings run(QualityArguments arguments) throws IOException {
        Progress progress = new Progress(System.err, "1".equals(System.getenv("EVENHAND_TTY")));
        Judge judge = new Judge(ScorecardFile.builtIn(), Rulesets.builtIn());
        Protocol protocol = new Protocol(arguments, judge, progress);
        Findings findings = protocol.measure(
                protocol.train(),
                System.getProperty("evenhand.commit", "unknown"),
                scorecardHash(),
                System.out::println);
        Files.createDirectories(arguments.out());
        Files.writeString(arguments.out().resolve("quality.json"), findings.json() + "\n", UTF_8);
        Files.writeString(arguments.out().resolve("quality.html"), QualityPage.of(findings), UTF_8);
        return findings;
    }

    private static String scorecardHash() throws IOException {
        try (InputStream in = ScorecardFile.class.getResourceAsStream("/scorecard.yaml")) {
            if (in == null) {
                throw new IOException("the scorecard is missing from the program");
            }
            return "sha256:" + Sha256.hex(in.readAllBytes());
        }
    }
}
