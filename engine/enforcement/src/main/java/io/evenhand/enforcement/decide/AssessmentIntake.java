// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.decide;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.rules.ruleset.Ruleset;
import java.time.Clock;

/** Turns an assessment into a verdict and into what follows from it, in one transaction. Safe for several threads. */
public final class AssessmentIntake {
    public AssessmentIntake(Ledger ledger, Ruleset ruleset, Clock clock) {}

    /** Handles an assessment; the same one again changes nothing. */
    public Handled handle(Assessment assessment) {
        throw new UnsupportedOperationException("not yet");
    }
}
