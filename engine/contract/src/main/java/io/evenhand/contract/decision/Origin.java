// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.decision;

import io.evenhand.contract.id.AssessmentId;

/** Who stands behind a decision; never nobody. */
public sealed interface Origin {
    /** A ruleset decided by itself, which it may do up to a limit. */
    record ByRule(String ruleset, AssessmentId assessment) implements Origin {}

    /** Two different people decided. */
    record ByPeople(String proposer, String approver) implements Origin {
        public ByPeople {
            if (proposer.equals(approver)) {
                throw new IllegalArgumentException("a severe measure needs two different people");
            }
        }
    }

    /** The outcome of an appeal, decided by somebody who took no part before. */
    record OnAppeal(String appeal, String decider) implements Origin {}

    /** We were late with an appeal: a milder measure took the harsher one's place by itself. */
    record ByClock(String appeal) implements Origin {}
}
