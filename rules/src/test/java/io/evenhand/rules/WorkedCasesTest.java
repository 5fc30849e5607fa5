// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.ruleset.CaseResult;
import io.evenhand.rules.ruleset.CasesRunner;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every worked case comes out as its author wanted. */
class WorkedCasesTest {
    private static final String CASE = """
            note: a strong rhythm of many viewers
            given:
              atoms:
                rhythm.tenure: {points: 17, multiples: 3, onCycleViewers: 28}
            want: {outcome: %s, measure: LIMIT}
            """;

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        List<CaseResult> results = CasesRunner.run(BuiltInText.MODULE.resolve("cases"), Rulesets.builtIn());
        assertTrue(results.size() >= 60, "the cases were not found");
        return results.stream()
                .map(result -> DynamicTest.dynamicTest(
                        result.file() + ": " + result.note(), () -> assertEquals(List.of(), result.differences())));
    }

    @Test
    void theRunnerTellsWhatCameOutOtherwise() {
        assertEquals(List.of(), run(CASE.formatted("limit")));
        assertEquals(List.of("outcome: wanted none, got limit"), run(CASE.formatted("none")));
    }

    @Test
    void aFileThatIsNoCaseFails() {
        assertEquals(1, run("note: nothing else").size());
        assertEquals(1, run("note: x\ngiven: {}").size());
        assertEquals(1, run("note: x\ngiven: {}\nwant: {outcom: none}").size());
        assertEquals(
                1, run("note: x\ngiven: {}\nwant_error: malformed_assessment").size());
        assertEquals(1, run("{").size());
        assertEquals(1, run("").size());
    }

    private static List<String> run(String yaml) {
        return CasesRunner.run("case.yaml", yaml, Rulesets.builtIn()).differences();
    }
}
