// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.rules.drools.RefusedRulesetException;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.lint.Finding;
import io.evenhand.rules.lint.Finding.Fault;
import io.evenhand.rules.lint.RuleFile;
import io.evenhand.rules.lint.RulesetLinter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ruleset that does not state its reasons, knows too much or does too much is refused, with the place and the cause. */
class LintRefusesTest {
    private static final String GOOD =
            BuiltInText.rule("good", "@reason(RHYTHM_BILLING)", "CaseFact(enough)", "review");

    @TempDir
    Path folder;

    @Test
    void theBuiltInRulesetIsClean() throws IOException {
        assertEquals(
                List.of(), Rulesets.lint(BuiltInText.MODULE.resolve("ruleset")).findings());
    }

    @Test
    void eachFaultIsFound() {
        assertEquals(List.of(), faults(GOOD));
        assertEquals(List.of(Fault.EMPTY), faults("package evenhand.ruleset\n"));
        assertEquals(List.of(Fault.DUPLICATE_NAME), faults(GOOD, GOOD));
        assertEquals(List.of(Fault.NO_REASON), faults(GOOD.replace("@reason(RHYTHM_BILLING)", "")));
        assertEquals(List.of(Fault.UNKNOWN_REASON), faults(GOOD.replace("RHYTHM_BILLING", "RHYTHM_BILLING, WHIM")));
        assertEquals(List.of(Fault.NETWORK_WORD), faults(GOOD.replace("enough", "enough, asn == 1")));
        assertEquals(List.of(Fault.FOREIGN_IMPORT), faults(GOOD.replace("global", "import java.util.List\nglobal")));
        assertEquals(
                List.of(Fault.FOREIGN_DECLARATION),
                faults(GOOD.replace("global", "function int f() { return 1; }\nglobal")));
        assertEquals(
                List.of(Fault.FOREIGN_CONSEQUENCE),
                faults(GOOD.replace("proposals.review();", "proposals.review(); System.exit(1);")));
        assertEquals(List.of(Fault.FOREIGN_CONSEQUENCE), faults(GOOD.replace("proposals.review();", "")));
        assertTrue(faults("this is no rule").contains(Fault.UNREADABLE));
    }

    @Test
    void aFolderThatFailsIsRefusedWithThePlaceAndTheCause() throws IOException {
        BuiltInText.write(folder, "10-a.drl", GOOD.replace("@reason(RHYTHM_BILLING)", ""));
        RefusedRulesetException refusal = assertThrows(RefusedRulesetException.class, () -> Rulesets.load(folder));
        assertEquals("the ruleset is refused: 10-a.drl:5: rule \"good\" states no @reason(CODE)", refusal.getMessage());
        assertEquals(Fault.NO_REASON, refusal.findings().get(0).fault());
    }

    @Test
    void aFolderThatDoesNotCompileIsRefused() throws IOException {
        BuiltInText.write(folder, "10-a.drl", GOOD.replace("enough", "mood > 3"));
        RefusedRulesetException refusal = assertThrows(RefusedRulesetException.class, () -> Rulesets.load(folder));
        assertTrue(refusal.getMessage().startsWith("the ruleset does not compile: "), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("mood"), refusal.getMessage());
    }

    private static List<Fault> faults(String... texts) {
        List<RuleFile> files = java.util.stream.IntStream.range(0, texts.length)
                .mapToObj(i -> new RuleFile(i + ".drl", texts[i]))
                .toList();
        return RulesetLinter.lint(files).findings().stream().map(Finding::fault).toList();
    }
}
