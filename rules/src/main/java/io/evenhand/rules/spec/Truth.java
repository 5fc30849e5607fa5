// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.spec;

import java.util.List;

/** The answer to a condition: a rule fires on {@code TRUE} alone, and not knowing is not a no (Kleene's strong logic). */
public enum Truth {
    FALSE,
    UNKNOWN,
    TRUE;

    static Truth of(boolean answer) {
        return answer ? TRUE : FALSE;
    }

    /** Whether at least {@code count} of the answers are yes; unknown if the unknown ones would settle it. */
    static Truth atLeast(int count, List<Truth> answers) {
        long yes = answers.stream().filter(answer -> answer == TRUE).count();
        long open = answers.stream().filter(answer -> answer == UNKNOWN).count();
        if (yes >= count) {
            return TRUE;
        }
        return yes + open >= count ? UNKNOWN : FALSE;
    }

    /** Whether all of the answers are yes. */
    static Truth all(List<Truth> answers) {
        return atLeast(answers.size(), answers);
    }
}
