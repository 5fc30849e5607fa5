// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import java.util.List;
import java.util.Map;
import org.drools.drl.ast.descr.PackageDescr;
import org.jspecify.annotations.Nullable;

/**
 * A ruleset's text as it was read, right or wrong.
 *
 * @param texts the rule text, tables written out as rules
 * @param parsed what the engine's parser made of each text
 * @param rules all rules, in the order of files and lines
 * @param sentences what rules say, by language and rule
 */
record ReadRuleset(
        List<RuleFile> texts,
        Map<RuleFile, PackageDescr> parsed,
        List<ReadRule> rules,
        Map<String, Map<String, Sentence>> sentences) {
    /**
     * One sentence of a sentence file.
     *
     * @param line the line it stands on, from 1
     */
    record Sentence(String file, int line, String text) {}

    @Nullable
    Sentence sentence(String language, String rule) {
        return sentences.getOrDefault(language, Map.of()).get(rule);
    }
}
