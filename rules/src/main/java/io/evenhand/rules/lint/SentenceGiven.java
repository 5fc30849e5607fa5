// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.lint.Finding.Fault;
import io.evenhand.rules.lint.ReadRuleset.Sentence;
import io.evenhand.rules.ruleset.Says;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every rule says in each language what it means, in words that can be seen; and no sentence is about a rule that is gone. */
final class SentenceGiven implements Check {
    @Override
    public List<Finding> check(ReadRuleset ruleset) {
        List<Finding> findings = new ArrayList<>();
        Set<String> names = ruleset.rules().stream().map(ReadRule::name).collect(Collectors.toSet());
        for (String language : Says.LANGUAGES) {
            for (ReadRule rule : ruleset.rules()) {
                if (ruleset.sentence(language, rule.name()) == null) {
                    findings.add(Finding.of(rule, Fault.NOT_SAID, "has no sentence in " + SentenceFile.name(language)));
                }
            }
            ruleset.sentences().getOrDefault(language, Map.of()).forEach((name, sentence) -> {
                String fault = names.contains(name) ? Says.fault(sentence.text()) : "there is no rule \"" + name + "\"";
                if (fault != null) {
                    findings.add(finding(sentence, fault));
                }
            });
        }
        return findings;
    }

    private static Finding finding(Sentence sentence, String fault) {
        return new Finding(sentence.file(), sentence.line(), Fault.NOT_SAID, fault);
    }
}
