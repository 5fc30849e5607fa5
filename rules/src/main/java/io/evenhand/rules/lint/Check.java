// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import java.util.List;

/** One thing that no ruleset may have. */
interface Check {
    /** Where the ruleset has it; none if it does not. */
    List<Finding> check(ReadRuleset ruleset);
}
