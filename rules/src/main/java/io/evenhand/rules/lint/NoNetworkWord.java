// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import io.evenhand.rules.lint.Finding.Fault;
import java.util.ArrayList;
import java.util.List;

/** No rule has a word for a network or a place, not even in its name: nobody is judged by where they host. */
final class NoNetworkWord implements Check {
    @Override
    public List<Finding> check(ReadRuleset ruleset) {
        List<Finding> findings = new ArrayList<>();
        for (RuleFile text : ruleset.texts()) {
            for (NetworkWords.Hit hit : NetworkWords.in(text.text())) {
                findings.add(new Finding(
                        text.name(), hit.line(), Fault.NETWORK_WORD, "no rule may speak of \"" + hit.word() + "\""));
            }
        }
        return findings;
    }
}
