// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.rules.spec.MalformedSpecException;
import io.evenhand.rules.spec.RulesetSpec;
import io.evenhand.rules.spec.SpecReader;
import io.evenhand.rules.spec.SpecWriter;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A spec is read whole or refused with the place and the cause, and its one canonical text reads back as itself. */
class SpecsAreReadStrictlyTest {
    private static final String SPEC = """
            name: small
            parameters: {least: 8}
            rules:
              - name: review-rhythm
                ask: review
                reasons: [RHYTHM_BILLING]
                owner: resale-desk
                clause: "4.2"
                says: {en: It comes and goes., fr: Cela va et vient., de: Es kommt und geht.}
                when:
                  - {field: enough, is: true}
                  - {field: score, at_least: {parameter: least}}
                  - {field: rhythmPoints, at_least: 6}
            """;

    @Test
    void theCanonicalTextReadsBackAsItself() throws MalformedSpecException, IOException {
        for (String text : List.of(SPEC, BuiltInText.spec())) {
            RulesetSpec spec = SpecReader.read(text);
            String canonical = SpecWriter.write(spec);
            assertEquals(canonical, SpecWriter.write(SpecReader.read(canonical)));
            assertEquals(spec.version(), SpecReader.read(canonical).version());
        }
        SplittableRandom random = new SplittableRandom(12);
        for (int i = 0; i < 200; i++) {
            RulesetSpec spec = Specs.random(random, 5);
            assertEquals(SpecWriter.write(spec), SpecWriter.write(SpecReader.read(SpecWriter.write(spec))));
        }
    }

    @Test
    void theVersionIsTheContentAndNotHowItIsWritten() throws MalformedSpecException {
        String version = SpecReader.read(SPEC).version();
        assertTrue(version.matches("sha256:[0-9a-f]{64}"));
        assertEquals(
                version,
                SpecReader.read("# a note\n" + SPEC.replace("least: 8}", "least: 8.0}"))
                        .version());
        assertNotEquals(
                version, SpecReader.read(SPEC.replace("least: 8}", "least: 9}")).version());
        assertNotEquals(version, SpecReader.read(SPEC.replace("comes", "Comes")).version());
    }

    @Test
    void everyFaultIsToldWithItsPlace() {
        refused("rules[0]: unknown key \"then\"", SPEC.replace("ask: review", "ask: review\n    then: exit"));
        refused("unknown key \"salience\"", "salience: 3\n" + SPEC);
        refused("rules[0].when[0].field: there is no field \"asn\"", SPEC.replace("field: enough", "field: asn"));
        refused("rules[0].ask: a rule asks for one of", SPEC.replace("ask: review", "ask: terminate"));
        refused("rules[0].reasons[0]: a reason is one of", SPEC.replace("RHYTHM_BILLING", "WHIM"));
        refused("rules[0]: a rule sets no duration (days)", SPEC.replace("ask: review", "ask: review\n    days: 900"));
        refused("rules[0]: there is no owner", SPEC.replace("    owner: resale-desk\n", ""));
        refused("rules[0].says: there is no de", SPEC.replace(", de: Es kommt und geht.", ""));
        refused(
                "rules[0].when[2]: the field rhythmPoints has no such value",
                SPEC.replace("at_least: 6", "at_least: six"));
        refused(
                "rules[0].when[2]: the field rhythmPoints has no such value",
                SPEC.replace("at_least: 6", "at_least: 6.5"));
        refused("rules[0].when[0]: the field enough is no number", SPEC.replace("enough, is:", "enough, at_least:"));
        refused(
                "rules[0].when[2]: a condition has exactly one of",
                SPEC.replace("at_least: 6", "at_least: 6, at_most: 9"));
        refused("a number is between", SPEC.replace("at_least: 6", "at_least: 1e999999999"));
        refused(
                "a number has three decimals",
                SPEC.replace("rhythmPoints, at_least: 6", "periodDays, at_least: 1e-999999999"));
        refused("the parameter least is not among", SPEC.replace("parameters: {least: 8}\n", ""));
        refused("the parameter other is used by no rule", SPEC.replace("{least: 8}", "{least: 8, other: 1}"));
        refused("there are two rules named review-rhythm", SPEC + SPEC.substring(SPEC.indexOf("  - name")));
        refused("rules: should be a list of 1 to 500", "name: small\nrules: []");
        refused("a rule's name has small letters", SPEC.replace("name: review-rhythm", "name: \"x\\\" end\""));
        refused("line 2: this is neither YAML nor JSON", "name: small\nname: twice\n");
        refused("the text is empty", "");
        refused("there should be name, parameters, rules", "- 1");
    }

    @Test
    void allFaultyRulesAreToldAtOnce() {
        String second = SPEC.substring(SPEC.indexOf("  - name")).replace("review-rhythm", "review-other");
        String text = SPEC.replace("field: enough", "field: mood") + second.replace("ask: review", "ask: ban");
        assertEquals(2, refusal(text).faults().size());
    }

    private static void refused(String part, String text) {
        MalformedSpecException refusal = refusal(text);
        assertTrue(refusal.getMessage().contains(part), refusal::getMessage);
    }

    private static MalformedSpecException refusal(String text) {
        return assertThrows(MalformedSpecException.class, () -> SpecReader.read(text));
    }
}
