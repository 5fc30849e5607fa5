// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.rules.drools.RefusedRulesetException;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.fact.CaseFact;
import io.evenhand.rules.fact.CaseFacts;
import io.evenhand.rules.ruleset.Ruleset;
import io.evenhand.rules.spec.RuleSpec;
import io.evenhand.rules.spec.RulesetSpec;
import io.evenhand.rules.spec.SpecReader;
import io.evenhand.rules.spec.Truth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A compiled spec fires exactly the rules whose conditions are true: not those that are false, nor those that nobody can know. */
class SpecsDecideAsTheyReadTest {
    @Test
    void theBuiltInRulesetAsDataDecidesAsTheRulesDo() throws Exception {
        Ruleset rules = Rulesets.builtIn();
        Ruleset data = Rulesets.compile(SpecReader.read(BuiltInText.spec()));
        assertEquals(rules.rules(), data.rules());
        SplittableRandom random = new SplittableRandom(21);
        for (int i = 0; i < 20_000; i++) {
            Draft draft = Draft.random(random);
            Verdict wanted = rules.decide(draft.assessment(), draft.standing());
            Verdict got = data.decide(draft.assessment(), draft.standing());
            assertEquals(wanted.fired(), got.fired());
            assertEquals(wanted.outcome(), got.outcome());
            assertEquals(wanted.measure(), got.measure());
            assertEquals(wanted.reasons(), got.reasons());
            assertEquals(wanted.withheldBy(), got.withheldBy());
        }
    }

    @Test
    void anyConditionsFireIfAndOnlyIfTheyAreTrue() {
        SplittableRandom random = new SplittableRandom(22);
        Map<Truth, Integer> seen = new EnumMap<>(Truth.class);
        for (int round = 0; round < 4; round++) {
            RulesetSpec spec = withoutWhatTheLinterRefuses(Specs.random(random, 60));
            Ruleset ruleset = Rulesets.compile(spec);
            for (int i = 0; i < 1_000; i++) {
                Draft draft = Draft.random(random);
                Assessment assessment = draft.assessment();
                CaseFact fact = CaseFacts.of(assessment, draft.standing());
                List<String> wanted = new ArrayList<>();
                for (RuleSpec rule : spec.rules()) {
                    Truth answer = rule.fires(fact, spec.parameters());
                    seen.merge(answer, 1, Integer::sum);
                    if (answer == Truth.TRUE) {
                        wanted.add(rule.card().name());
                    }
                }
                Verdict verdict = ruleset.decide(assessment, draft.standing());
                assertEquals(wanted.stream().sorted().toList(), verdict.fired(), fact::toString);
                assertFalse(verdict.degraded());
            }
        }
        for (Truth truth : Truth.values()) {
            assertTrue(seen.getOrDefault(truth, 0) > 1_000, () -> truth + " hardly occurs: " + seen);
        }
    }

    /** Contradictions and shadows are expected of chance; every other finding would be a fault of the generator. */
    private static RulesetSpec withoutWhatTheLinterRefuses(RulesetSpec spec) {
        List<RuleSpec> left = new ArrayList<>(spec.rules());
        for (int i = 0; i < 200; i++) {
            boolean shared = left.stream().anyMatch(rule -> rule.card().name().equals("shared-number"));
            RulesetSpec now = new RulesetSpec("random", shared ? spec.parameters() : Map.of(), left);
            List<String> refused = Rulesets.lint(now).findings().stream()
                    .peek(finding ->
                            assertTrue(finding.fault().name().matches("UNREACHABLE|SHADOWED"), finding::toString))
                    .map(finding -> finding.message().split("\"", -1)[1])
                    .toList();
            if (refused.isEmpty()) {
                return now;
            }
            left.removeIf(rule -> refused.contains(rule.card().name()));
        }
        throw new AssertionError("the linter never had enough");
    }

    @Test
    void aSpecThatTheLinterRefusesIsNotCompiled() throws Exception {
        RulesetSpec single = SpecReader.read(
                BuiltInText.spec().replace("reasons: [RHYTHM_BILLING, LINK_STRONG_KEYS]", "reasons: [RHYTHM_BILLING]"));
        RefusedRulesetException refusal = assertThrows(RefusedRulesetException.class, () -> Rulesets.compile(single));
        assertTrue(refusal.getMessage().contains("\"limit-rhythm-and-links\" limits for a single independent reason"));
    }
}
