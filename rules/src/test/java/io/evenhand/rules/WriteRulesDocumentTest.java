// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.rules.diff.RulesetDiff;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.fact.FactField;
import io.evenhand.rules.fact.Reason;
import io.evenhand.rules.ruleset.CasesRunner;
import io.evenhand.rules.ruleset.Ruleset;
import io.evenhand.rules.spec.MalformedSpecException;
import io.evenhand.rules.spec.RulesetSpec;
import io.evenhand.rules.spec.SpecReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@code docs/write-rules.md} teaches is true: its blocks are read out of it and run. */
class WriteRulesDocumentTest {
    private final String document;

    WriteRulesDocumentTest() throws IOException {
        document = Files.readString(
                BuiltInText.MODULE.resolveSibling("docs").resolve("write-rules.md"), StandardCharsets.UTF_8);
    }

    @Test
    void theRuleOfTheDocumentIsCleanAndItsCaseComesOutAsWanted() throws Exception {
        RulesetSpec spec = SpecReader.read(block("yaml spec"));
        assertEquals(List.of(), Rulesets.lint(spec).findings());
        Ruleset ruleset = Rulesets.compile(spec);
        assertEquals(
                List.of(),
                CasesRunner.run("teacher.yaml", block("yaml case"), ruleset).differences());
    }

    @Test
    void everyConditionItShowsCanBeWritten() throws Exception {
        RulesetSpec spec = SpecReader.read(block("yaml spec") + indented(block("yaml conditions")));
        assertEquals(10, spec.rules().get(0).when().of().size());
        assertEquals(List.of(), Rulesets.lint(spec).findings());
    }

    @Test
    void whatItSaysIsRefusedIsRefusedInThoseWords() throws Exception {
        MalformedSpecException refusal = assertThrows(
                MalformedSpecException.class,
                () -> SpecReader.read(block("yaml spec") + indented(block("yaml refused"))));
        assertTrue(refusal.getMessage().startsWith(block("text refusal").strip()), refusal.getMessage());

        String limit = block("yaml spec");
        for (String line : block("yaml limit").lines().toList()) {
            String key = line.substring(0, line.indexOf(':') + 1);
            limit = limit.replaceFirst("(?m)^((?:  - |    )" + key + ") .*$", "$1" + line.substring(key.length()));
        }
        assertEquals(
                List.of(block("text finding").strip()),
                Rulesets.lint(SpecReader.read(limit)).findings().stream()
                        .map(finding -> finding.message())
                        .toList());
    }

    @Test
    void theDifferenceIsInThoseWords() throws Exception {
        RulesetSpec before = SpecReader.read(block("yaml spec"));
        RulesetSpec after = SpecReader.read(block("yaml spec")
                .replace("review_score: 8", "review_score: 10")
                .replace("rhythmPoints, at_least: 6", "rhythmPoints, at_least: 8"));
        assertEquals(
                block("text diff").lines().toList(),
                RulesetDiff.between(before, after).words());
    }

    @Test
    void itListsEveryFieldAndEveryReason() {
        for (FactField field : FactField.values()) {
            assertTrue(document.contains(row(field)), () -> "the document lacks: " + row(field));
        }
        String reasons = Arrays.stream(Reason.values())
                .map(reason -> "`" + reason.name() + "`")
                .collect(Collectors.joining(", "));
        assertTrue(document.contains(reasons), () -> "the document lacks: " + reasons);
    }

    @Test
    void itSaysFromWhereOnEachReasonCounts() {
        for (Reason reason : Reason.values()) {
            String row = "| `" + reason + "` | " + reason.floor();
            assertEquals(reason.floor() != null, document.contains(row), row);
        }
    }

    private static String row(FactField field) {
        String kind =
                switch (field.kind()) {
                    case FLAG -> "true or false";
                    case COUNT -> "0 or more";
                    case NUMBER -> "number";
                    case FAVOUR -> "0 or less";
                    case DECIMAL -> "number, up to three decimals";
                    case KNIT, KNOWN -> String.join(", ", field.kind().words()).toLowerCase(Locale.ROOT);
                };
        return "| `" + field.fieldName() + "` | " + kind + " | " + field.meaning() + " |";
    }

    /** The text of the block that is fenced under these words. */
    private String block(String kind) {
        Matcher matcher = Pattern.compile("(?ms)^```" + kind + "\\n(.*?)^```").matcher(document);
        assertTrue(matcher.find(), () -> "the document has no block " + kind);
        return matcher.group(1);
    }

    /** As further conditions of the document's rule. */
    private static String indented(String conditions) {
        return conditions.lines().map(line -> "      " + line + "\n").collect(Collectors.joining());
    }
}
