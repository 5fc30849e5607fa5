// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.lint.Finding.Fault;
import io.evenhand.rules.lint.ReadRuleset.Sentence;
import io.evenhand.rules.ruleset.Says;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What rules say in one language: {@code says.en.txt}, a line {@code rule-name: sentence} for each. A sentence stands
 * beside the rules and not in them, so that people who translate need not touch a rule and no compiler reads it.
 */
public final class SentenceFile {
    private SentenceFile() {}

    /** The name of a language's file. */
    public static String name(String language) {
        return "says." + language + ".txt";
    }

    /** The language of a file, or null if it holds rules. */
    static @Nullable String language(RuleFile file) {
        return Says.LANGUAGES.stream()
                .filter(language -> name(language).equals(file.name()))
                .findFirst()
                .orElse(null);
    }

    static Map<String, Sentence> read(RuleFile file, List<Finding> findings) {
        Map<String, Sentence> sentences = new TreeMap<>();
        List<String> lines = new ArrayList<>(file.text().lines().toList());
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(": ");
            String name = colon < 0 ? "" : line.substring(0, colon);
            Sentence sentence = new Sentence(
                    file.name(),
                    i + 1,
                    line.substring(colon < 0 ? 0 : colon + 2).strip());
            if (name.isEmpty()) {
                findings.add(new Finding(
                        file.name(), i + 1, Fault.UNREADABLE, "a line is \"rule-name: what the rule says\""));
            } else if (sentences.putIfAbsent(name, sentence) != null) {
                findings.add(new Finding(
                        file.name(), i + 1, Fault.DUPLICATE_NAME, "the rule \"" + name + "\" says two things"));
            }
        }
        return sentences;
    }
}
