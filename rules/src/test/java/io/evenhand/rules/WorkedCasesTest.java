// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.ruleset.CaseResult;
import io.evenhand.rules.ruleset.CasesRunner;
import io.evenhand.rules.ruleset.ProgramCases;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    @Test
    void aCaseThatWouldTakeAnyOutcomeFails() {
        String any = CASE.replace("outcome: %s, ", "");
        assertEquals(List.of("a case that wants a verdict names its outcome"), run(any));
        assertEquals(1, run("note: x\ngiven: {}\nwant: {}").size());
    }

    @Test
    void theSameStoryInOtherWordsAsksTheSameAndACaseThatWantsAnErrorAsksNothing() {
        CaseResult one = result(CASE.formatted("limit"));
        CaseResult copy =
                result(CASE.formatted("limit").replace("a strong", "another").replace("17,", "17.0,"));
        CaseResult other = result(CASE.formatted("limit").replace("17", "18"));
        assertEquals(one.asked(), copy.asked());
        assertNotEquals(one.asked(), other.asked());
        assertNull(result("note: x\ngiven: {assessment: {}}\nwant_error: malformed_assessment")
                .asked());
    }

    @Test
    void theProgramCarriesItsCasesAndTheyAreSixtyStoriesOrMore() throws IOException {
        Map<String, String> carried = ProgramCases.all();
        List<String> files = CasesRunner.run(BuiltInText.MODULE.resolve("cases"), Rulesets.builtIn()).stream()
                .map(CaseResult::file)
                .toList();
        assertEquals(files, List.copyOf(carried.keySet()));
        long stories = carried.values().stream()
                .map(text -> result(text).asked())
                .filter(Objects::nonNull)
                .distinct()
                .count();
        assertTrue(stories >= 60, stories + " stories");
    }

    private static CaseResult result(String yaml) {
        return CasesRunner.run("case.yaml", yaml, Rulesets.builtIn());
    }

    private static List<String> run(String yaml) {
        return result(yaml).differences();
    }
}
