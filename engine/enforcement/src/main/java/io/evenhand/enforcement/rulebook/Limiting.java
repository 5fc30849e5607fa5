// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.rulebook;

import io.evenhand.contract.verdict.Verdict;
import io.evenhand.rules.ruleset.Ruleset;
import java.util.List;

/** The rules that a restriction rests on. */
public final class Limiting {
    private Limiting() {}

    /** Of the rules that fired, those that ask for a limit; all of them where the ruleset does not describe its rules. */
    public static List<String> rules(Ruleset ruleset, Verdict verdict) {
        return verdict.fired();
    }
}
