// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.rulebook;

import io.evenhand.enforcement.ledger.RuleKeyRow;
import io.evenhand.enforcement.ledger.RulesetRow;
import io.evenhand.rules.ruleset.Ruleset;
import java.util.List;
import java.util.Map;

/** Where a text becomes a ruleset that decides; nothing leaves it unlinted. */
public interface Workshop {
    /** The version that came with the program. */
    Version deployed();

    /**
     * Reads a text that a person hands in.
     *
     * @throws UnfitRulesetException if it cannot be read, or says what no ruleset may say
     */
    Version read(String text);

    /**
     * Makes a stored text decide again.
     *
     * @throws UnfitRulesetException if this program cannot do that any more
     */
    Ruleset restore(RulesetRow.Origin origin, String body);

    /**
     * By what its rules are known again in another version.
     *
     * @throws UnfitRulesetException if this program cannot read it any more
     */
    List<RuleKeyRow> keys(RulesetRow row);

    /** The worked cases that came with the program, each one's file name with its text. */
    Map<String, String> cases();

    /** What changes from one version to another, in words, one line each. */
    List<String> differences(RulesetRow before, RulesetRow after);

    /** A ruleset and its whole text, in the one spelling that its hash is about. */
    record Version(Ruleset ruleset, String body) {
        public String hash() {
            return ruleset.version();
        }
    }
}
