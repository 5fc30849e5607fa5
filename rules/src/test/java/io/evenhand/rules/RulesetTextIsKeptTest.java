// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.evenhand.rules.drools.RulesetText;
import io.evenhand.rules.drools.Rulesets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A ruleset that is kept as text and compiled again is the same version. */
class RulesetTextIsKeptTest {
    @Test
    void theKeptTextIsTheSameVersion() {
        assertEquals(
                Rulesets.builtIn().version(),
                RulesetText.compile(RulesetText.builtIn()).version());
    }

    @Test
    void whatIsNotSuchATextIsRefused() {
        String text = RulesetText.builtIn();
        for (String broken : List.of(
                "x",
                "a.drl 5\nab",
                "a.drl 2147483647\nab",
                "a.drl -1\n\n",
                text.substring(0, text.length() - 1),
                "\n" + text)) {
            assertThrows(IllegalArgumentException.class, () -> RulesetText.compile(broken), broken);
        }
    }
}
