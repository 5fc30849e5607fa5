// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.verdict.Verdict;
import java.time.Instant;

/**
 * An assessment and what the rules made of it.
 *
 * @param handled what came of it, a name of the intake
 */
public record VerdictRow(Assessment assessment, Verdict verdict, String handled, Instant decidedAt) {}
