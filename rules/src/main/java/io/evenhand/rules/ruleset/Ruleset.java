// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.ruleset;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.verdict.Standing;
import io.evenhand.contract.verdict.Verdict;
import java.util.List;

/** Decides what fits the evidence about one account; a pure function, safe to call from several threads. */
public interface Ruleset {
    /** Returns the verdict; a rule that fails makes it milder and marks it degraded, never an exception. */
    Verdict decide(Assessment assessment, Standing standing);

    /** {@code sha256:} and the hash of the ruleset's text: the same text has the same version. */
    String version();

    /** The rules, by name. */
    List<RuleCard> rules();
}
