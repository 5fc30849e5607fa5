// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.evenhand.rules.diff.RulesetDiff;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.spec.SpecReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The version that the demonstration hands in is one that the linter takes, and says what it changes. */
class TheShowcaseIsAFitVersionTest {
    @Test
    void theExampleWithOneNumberChangedIsCleanAndAnotherVersion() throws Exception {
        Path example = Path.of(System.getProperty("evenhand.root"), "rules", "examples", "built-in.yaml");
        String text = Files.readString(example, StandardCharsets.UTF_8);
        String changed = Showcase.changed(text);
        assertNotEquals(text, changed);
        assertEquals(List.of(), Rulesets.lint(SpecReader.read(changed)).findings());
        assertEquals(
                List.of(
                        "limit-rhythm-and-links: \"linkPoints is at least 7\" becomes \"linkPoints is at least 6\"",
                        "review-links: \"linkPoints is at least 7\" becomes \"linkPoints is at least 6\""),
                RulesetDiff.between(SpecReader.read(text), SpecReader.read(changed)).words().stream()
                        .filter(line -> line.contains("linkPoints"))
                        .sorted()
                        .toList());
    }
}
