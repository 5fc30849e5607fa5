// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.verdict.Verdict;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.lint.LintedRuleset;
import io.evenhand.rules.lint.RuleFile;
import io.evenhand.rules.ruleset.RuleCard;
import io.evenhand.rules.ruleset.Ruleset;
import io.evenhand.rules.spec.DrlText;
import io.evenhand.rules.spec.MalformedSpecException;
import io.evenhand.rules.spec.RulesetSpec;
import io.evenhand.rules.spec.SpecReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a stranger uploads becomes code: it is refused, or it stays a sentence that no compiler reads. */
class HostileSpecsTest {
    private static final String PROPERTY = "evenhand.hostile";
    private static final String SPEC = """
            {"name": "%s", "parameters": {"%s": 8}, "rules": [{"name": "%s", "ask": "%s", "reasons": ["%s"],
             "owner": "%s", "clause": "%s", "says": {"en": "%s", "fr": "%s", "de": "%s"},
             "when": [{"field": "%s", "%s": {"parameter": "%s"}}, {"field": "ties", "is": "%s"}]}]}
            """;
    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("ruleset", "small"),
            Map.entry("parameter", "least"),
            Map.entry("rule", "review-rhythm"),
            Map.entry("ask", "review"),
            Map.entry("reason", "RHYTHM_BILLING"),
            Map.entry("owner", "desk"),
            Map.entry("clause", "1.2"),
            Map.entry("en", "It is."),
            Map.entry("fr", "C'est."),
            Map.entry("de", "Es ist."),
            Map.entry("field", "rhythmPoints"),
            Map.entry("operator", "at_least"),
            Map.entry("word", "dense"));
    private static final List<String> SENTENCES = List.of("en", "fr", "de");

    /** The whole of what generated rule text is made of, besides its head. */
    private static final Pattern RULES = Pattern.compile("""
            (\\nrule "[a-z0-9-]+"
                @reason\\([A-Z_, ]+\\) @owner\\("[A-Za-z0-9._-]+"\\) @clause\\("[A-Za-z0-9._-]+"\\)
            when
                CaseFact\\([A-Za-z0-9._ ,()<>=!&|*-]+\\)
            then
                proposals\\.(notEnoughData|inFavour|review|limit|proposeSuspend)\\(\\);
            end
            )+""");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\" end rule \"y\" when then System.setProperty(\"evenhand.hostile\", \"1\"); end //",
                "x\n end\n rule y when then System.exit(1); end",
                "\\u0022); System.setProperty(\\u0022evenhand.hostile\\u0022, \\u00221\\u0022); //",
                "*/ System.exit(1); /*",
                "${java.lang.Runtime.getRuntime().exec('x')}",
                "T(java.lang.Runtime).getRuntime().exec('x')",
                "eval(System.exit(1))",
                "@{System.exit(1)}",
                "x') || new java.net.URL('http://x').openStream() || ('",
                "io.evenhand.rules.fact.Proposals",
                "\u202Ereview\u202C",
                "review\u200B",
                "\u0430llow",
                "review\u0000",
                "\uD800",
                "1e999999999",
                "import java.util.*;"
            })
    void hostileTextAnywhereIsRefusedOrStaysASentence(String hostile) throws Exception {
        String head = SpecReader.read(spec("en", "It is.")).name();
        assertEquals("small", head);
        for (String place : PLACES.keySet()) {
            RulesetSpec spec;
            try {
                spec = SpecReader.read(spec(place, hostile));
            } catch (MalformedSpecException refusal) {
                assertTrue(refusal.getMessage().chars().allMatch(c -> c >= ' ' && c <= '~'), refusal.getMessage());
                continue;
            }
            boolean harmless = SENTENCES.contains(place) || RuleCard.isLabel(hostile);
            assertTrue(harmless, () -> "accepted as " + place + ": " + hostile);
            assertOnlyProposals(spec);
            if (place.equals("en")) {
                assertEquals(
                        hostile, Rulesets.compile(spec).rules().get(0).says().en());
            }
        }
        assertFalse(System.getProperties().containsKey(PROPERTY));
    }

    @Test
    void whateverIsAcceptedOnlyProposes() throws Exception {
        SplittableRandom random = new SplittableRandom(30);
        for (int i = 0; i < 200; i++) {
            assertOnlyProposals(Specs.random(random, 20));
        }
        assertOnlyProposals(SpecReader.read(BuiltInText.spec()));
    }

    /** Ten thousand rules, deep nesting, a long text, a bomb of aliases: refused at once, not after a compilation. */
    @Test
    void whatIsTooLargeIsRefusedSoon() {
        String rule = spec("en", "It is.");
        String one = rule.substring(rule.indexOf("[{") + 1, rule.lastIndexOf("]}"));
        List<String> large = List.of(
                "{\"name\": \"large\", \"rules\": [" + (one + ",").repeat(9_999) + one + "]}",
                "x".repeat(SpecReader.LENGTH_MAX + 1),
                "[".repeat(100_000),
                "{\"a\":".repeat(5_000),
                rule.replace("\"when\": [", "\"when\": [" + "{\"all\": [".repeat(40))
                        .replace("\"dense\"}", "\"dense\"}" + "]}".repeat(40)),
                "a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nrules: [*c,*c,*c,*c]",
                choices(4));
        for (String text : large) {
            long before = System.nanoTime();
            assertThrows(MalformedSpecException.class, () -> SpecReader.read(text), () -> text.substring(0, 60));
            assertTrue(Duration.ofNanos(System.nanoTime() - before).toSeconds() < 10, "it took too long to say no");
        }
    }

    /** Numbers at their very bounds neither overflow nor fail. */
    @Test
    void numbersAtTheirBoundsAreNumbers() throws Exception {
        RulesetSpec spec = SpecReader.read(spec("en", "It is.").replace(": 8}", ": -1000000}"));
        Ruleset ruleset = Rulesets.compile(spec);
        Draft draft = new Draft();
        draft.rhythm = Integer.MAX_VALUE / 2;
        draft.multiples = Integer.MAX_VALUE;
        draft.ties = -12;
        Verdict verdict = ruleset.decide(draft.assessment(), draft.standing());
        assertEquals(List.of("review-rhythm"), verdict.fired());
        assertFalse(verdict.degraded());
    }

    private static void assertOnlyProposals(RulesetSpec spec) {
        String text = DrlText.rules(spec);
        String rules =
                text.substring(text.indexOf("global Proposals proposals\n") + "global Proposals proposals\n".length());
        assertTrue(RULES.matcher(rules).matches(), text);
        LintedRuleset linted = Rulesets.lint(spec);
        assertEquals(spec.rules().size(), linted.rules().size());
        for (RuleFile file : linted.texts()) {
            assertTrue(file.text()
                            .lines()
                            .filter(line -> line.strip().startsWith("then"))
                            .count()
                    == spec.rules().size());
        }
    }

    private static String choices(int depth) {
        String inner = "{\"field\": \"score\", \"at_least\": 3}";
        for (int i = 0; i < depth; i++) {
            inner = "{\"at_least\": 3, \"of\": [" + (inner + ",").repeat(5) + inner + "]}";
        }
        return spec("en", "It is.").replace("{\"field\": \"ties\", \"is\": \"dense\"}", inner);
    }

    private static String spec(String place, String text) {
        Map<String, String> values = new HashMap<>(PLACES);
        values.put(
                place,
                text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\u0000", "\\u0000"));
        return SPEC.formatted(
                values.get("ruleset"),
                values.get("parameter"),
                values.get("rule"),
                values.get("ask"),
                values.get("reason"),
                values.get("owner"),
                values.get("clause"),
                values.get("en"),
                values.get("fr"),
                values.get("de"),
                values.get("field"),
                values.get("operator"),
                values.get("parameter"),
                values.get("word"));
    }
}
