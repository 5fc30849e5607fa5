// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.rules.drools.Rulesets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ruleset's version is its text: the same text has the same version wherever it lies, any other text another. */
class RulesetVersionTest {
    @TempDir
    Path folder;

    @Test
    void theIndexListsEveryRuleFile() throws IOException {
        assertEquals(
                BuiltInText.files().stream()
                        .map(path -> String.valueOf(path.getFileName()))
                        .toList(),
                Files.readAllLines(BuiltInText.MODULE.resolve("ruleset/INDEX")));
    }

    @Test
    void theBuiltInRulesetIsTheOneInTheFolder() throws IOException {
        assertTrue(Rulesets.builtIn().version().matches("sha256:[0-9a-f]{64}"));
        assertSame(Rulesets.builtIn(), Rulesets.builtIn());
        BuiltInText.copyTo(folder);
        assertEquals(Rulesets.builtIn().version(), Rulesets.load(folder).version());
    }

    @Test
    void anyChangeIsAnotherVersion() throws IOException {
        BuiltInText.copyTo(folder);
        Path file = folder.resolve("20-review.drl");
        Files.writeString(file, Files.readString(file) + "// and now for something else\n");
        String changed = Rulesets.load(folder).version();
        assertNotEquals(Rulesets.builtIn().version(), changed);
        Files.move(file, folder.resolve("21-review.drl"));
        assertNotEquals(changed, Rulesets.load(folder).version());
    }
}
