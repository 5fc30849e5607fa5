// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evenhand.rules.diff.RulesetDiff;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.spec.RulesetSpec;
import io.evenhand.rules.spec.SpecReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The difference between two rulesets is told rule by rule, and each changed condition in words. */
class RulesetDiffTest {
    @Test
    void theSameRulesWrittenOtherwiseAreNoDifference() throws Exception {
        RulesetSpec spec = SpecReader.read(BuiltInText.spec());
        String turned = BuiltInText.spec().replace("limit_score: 14", "limit_score: 14.0");
        assertEquals(List.of("no difference"), words(spec, SpecReader.read(turned)));
        assertEquals(
                List.of("no difference"),
                RulesetDiff.between(Rulesets.lintBuiltIn().rules(), RulesetDiff.rules(spec))
                        .words(),
                "what everybody begins from is the built-in ruleset, as a text and as data");
    }

    @Test
    void everyKindOfChangeIsToldInWords() throws Exception {
        String text = BuiltInText.spec();
        RulesetSpec before = SpecReader.read(text);
        int favour = text.indexOf("  - name: favour-viewers-stay");
        int review = text.indexOf("  - name: review-rhythm");
        String changed = text.substring(0, favour)
                + text.substring(review)
                        .replace("rhythmPoints, at_least: 6", "rhythmPoints, more_than: 6")
                        .replace("percent: 70", "percent: 80")
                        .replace("      - {field: tradeMarks, at_least: 1}\n", "      - {field: ties, is_not: dense}\n")
                        .replace("limit_score: 14", "limit_score: 15")
                        .replace(
                                "owner: resale-desk\n    clause: personal-sharing\n    says:\n      en: \"Two",
                                "owner: night-desk\n    clause: personal-sharing\n    says:\n      en: \"Three");
        changed = changed.replace("limit_score: 14", "limit_score: 15");
        assertEquals(
                List.of(
                        "favour-viewers-stay: removed; it asked for in_favour when tenurePoints is less than 0",
                        "limit-rhythm-and-links: \"score is at least 14\" becomes \"score is at least 15\"",
                        "limit-rhythm-of-many-viewers: \"score is at least 14\" becomes \"score is at least 15\"",
                        "limit-rhythm-of-most-viewers: \"score is at least 14\" becomes \"score is at least 15\"",
                        "limit-rhythm-of-most-viewers: no longer needs that onCycleViewers is at least 70 % of removedViewers",
                        "limit-rhythm-of-most-viewers: no longer needs that tradeMarks is at least 1",
                        "limit-rhythm-of-most-viewers: now also needs that onCycleViewers is at least 80 % of removedViewers",
                        "limit-rhythm-of-most-viewers: now also needs that ties is not dense",
                        "review-rhythm: \"rhythmPoints is at least 6\" becomes \"rhythmPoints is more than 6\"",
                        "suspend-verified-evidence: its owner: \"night-desk\" instead of \"resale-desk\"",
                        "suspend-verified-evidence: it says (en) \"Three people verified evidence that access to this server is sold. People decide what follows from it.\" instead of \"Two people verified evidence that access to this server is sold. People decide what follows from it.\""),
                words(before, SpecReader.read(changed)));
        assertEquals(
                "favour-viewers-stay: added; asks for in_favour (LONG_TENURES) when tenurePoints is less than 0",
                words(SpecReader.read(changed), before).get(0));
    }

    private static List<String> words(RulesetSpec before, RulesetSpec after) {
        return RulesetDiff.between(before, after).words();
    }
}
