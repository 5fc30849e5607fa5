// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.cases;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.enforcement.notice.Factor;
import io.evenhand.enforcement.notice.Notice;
import java.util.List;

/**
 * What is known about an account at one time, as a person reads it.
 *
 * @param against evidence with points above zero, strongest first
 * @param inFavour evidence that spoke for the account, strongest first
 * @param notUsed what played no part
 */
public record Evidence(
        Assessment assessment,
        Verdict verdict,
        List<Factor> against,
        List<Factor> inFavour,
        List<Notice.FamilyPoints> familyPoints,
        List<String> notUsed) {
    public Evidence {
        against = List.copyOf(against);
        inFavour = List.copyOf(inFavour);
        familyPoints = List.copyOf(familyPoints);
        notUsed = List.copyOf(notUsed);
    }
}
