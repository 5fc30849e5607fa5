// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.verdict.Standing;
import io.evenhand.contract.verdict.Verdict;

/**
 * An assessment with the verdict on it and what that rests on, ready to be stored.
 *
 * @param handled what came of it
 */
public record DecidedRow(Assessment assessment, Standing standing, Verdict verdict, String handled) {}
